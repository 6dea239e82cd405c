import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createClock } from '../../../electron/services/clock.ts';
import { createHttp } from '../../../electron/services/http.ts';
import type { Desktop, SecretStore } from '../../../electron/services/ports.ts';
import { startPracticeService } from '../../../electron/services/practice/practice-service.ts';
import { createRandom } from '../../../electron/services/random.ts';
import { openStudio, type Studio } from '../../../electron/services/studio.ts';
import { emptyRecipe } from '../../../shared/recipe.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';

const noSecrets: SecretStore = {
  protection: async () => 'none',
  load: async () => null,
  save: async () => undefined,
  erase: async () => undefined,
};
const noDesktop: Desktop = {
  reveal() {},
  openFolder: async () => undefined,
  openExternal: async () => undefined,
  trash: async () => undefined,
  copyFiles: async () => undefined,
  chooseFiles: async () => null,
  chooseFolder: async () => null,
  chooseSaveFile: async () => null,
};
const clips = path.resolve(import.meta.dirname, '../../../electron/assets/practice');

test('a studio that is closed while a take is being bought still learns its remote id', async () => {
  const service = await startPracticeService({ clock: createClock(), clipsFolder: clips, key: 'wsk-test' });
  onTestFinished(() => service.close());
  const userData = await scratchFolder();
  let stored: unknown = {};
  const open = (): Promise<Studio> =>
    openStudio(
      {
        clock: createClock(),
        random: createRandom(),
        log: silentLog,
        http: createHttp(),
        secrets: noSecrets,
        settingsFile: { read: () => stored, write: (value) => void (stored = value) },
        desktop: noDesktop,
      },
      { userData, defaultLibrary: path.join(userData, 'library'), practiceClips: clips },
      {
        apiBase: service.baseUrl,
        apiIsLoopback: true,
        apiKey: 'wsk-test',
        libraryFolder: null,
        practiceSpeed: 1,
      },
      {
        onTakes() {},
        onDrafts() {},
        onLibrary() {},
        onWorks() {},
        onPhrasebook() {},
        onStills() {},
        onActs() {},
        onLists() {},
        onStatus() {},
        onSettings() {},
      },
    );

  service.faults.add({ route: 'submit', fault: { kind: 'delay', ms: 200 } });
  const first = await open();
  first.start();
  const recipe = { ...emptyRecipe, prompt: 'A fox in falling snow' };
  const { id: draftId } = first.drafts.create(recipe);
  first.takes.generate({ intent: 'intent-00000001', draftId, recipe, count: 1, agreedMicros: 1_300_000 });
  await vi.waitFor(() => expect(service.requests().map(({ route }) => route)).toContain('submit'));
  await first.close();

  const second = await open();
  onTestFinished(() => second.close());
  expect(service.predictions()).toHaveLength(1);
  expect(second.takes.ofDraft(draftId).takes).toMatchObject([
    { state: 'running', remoteId: service.predictions()[0]?.id },
  ]);
});
