import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Studio } from '../../electron/services/studio.ts';
import { phaseOf } from '../../electron/services/practice/task.ts';
import { compare, untrueEndings, type Verdict } from './compare.ts';
import type { Dice } from './dice.ts';
import { readJournal } from './journal-view.ts';
import type { Life } from './life.ts';
import type { Places } from './program.ts';
import { waitForQuiet } from './quiet.ts';
import type { Remote } from './remote.ts';
import type { Billed } from './truth.ts';
import { readShelves } from './shelves.ts';
import type { Timeline } from './timeline.ts';
import type { Storm } from './storm.ts';
import type { Trace } from './trace.ts';
import type { User } from './user.ts';

export type { Verdict } from './compare.ts';

const settleMs = 10 * 60_000;

/** After the storm: lets everything come to rest, follows the ways out, and compares. */
export async function judge(parts: {
  readonly running: { readonly life: Life; readonly studio: Studio };
  readonly user: User;
  readonly remote: Remote;
  readonly places: Places;
  readonly timeline: Timeline;
  readonly character: Dice;
  readonly trace: Trace;
  readonly storm: Storm;
}): Promise<Verdict> {
  const { running, user, remote, places, timeline, character, trace } = parts;
  const { studio } = running;
  await user.goOn(studio);
  await timeline.service.sleep(settleMs);
  await user.goOn(studio);
  let unfinished = await waitForQuiet(studio, timeline);
  const canFetch = ({ task, sha256 }: Billed) =>
    sha256 !== null && phaseOf(task, timeline.service.now()) === 'ended';
  const untrue = untrueEndings(readJournal(places.journal), remote.billed());
  const followed = character.chance(0.7);
  if (followed) {
    const wanted = takesWorthFetching(remote.billed().filter(canFetch), places);
    if (wanted.length > 0) {
      user.fetchAgain(studio, wanted);
      unfinished = await waitForQuiet(studio, timeline);
    }
  }
  if (character.chance(0.25)) await forgetIndex(studio, places, trace);
  const verdict = compare({
    billed: remote.billed(),
    journal: readJournal(places.journal),
    shelves: readShelves(places.library),
    stuck: new Set(unfinished.map(({ id }) => id)),
    saidNotBought: user.saidNotBought,
    intents: user.intents,
    followed,
    untrue,
    mayHaveCopies: parts.storm.wasShaky(),
    canFetch,
  });
  // What a shaky disk hid from the last look is found by the next, and at each start.
  if ((await unlisted(studio, places)) > 0) await studio.library.rescan();
  const missing = await unlisted(studio, places);
  await Promise.race([studio.close(), timeline.service.sleep(60_000)]);
  for (const problem of verdict.problems) trace.add(`PROBLEM ${problem}`);
  return missing === 0
    ? verdict
    : {
        ...verdict,
        corruptFiles: verdict.corruptFiles + missing,
        problems: [...verdict.problems, `corruptFiles: ${missing} clips are not in the index`],
      };
}

function takesWorthFetching(alive: readonly Billed[], places: Places): string[] {
  const ids = new Set(alive.map(({ task }) => task.id));
  return readJournal(places.journal)
    .filter(({ state }) => state === 'failed' || state === 'expired')
    .filter(({ remoteId }) => remoteId !== null && ids.has(remoteId))
    .map(({ id }) => id);
}

/** The index may be deleted at any time: it is made again from the files alone. */
async function forgetIndex(studio: Studio, places: Places, trace: Trace): Promise<void> {
  trace.add('somebody deletes the index');
  for (const suffix of ['', '-wal', '-shm']) {
    rmSync(path.join(places.library, '.dailies', `index.sqlite${suffix}`), { force: true });
  }
  await studio.library.rescan();
}

/** How many kept clips the library itself does not show. */
async function unlisted(studio: Studio, places: Places): Promise<number> {
  const inTrash = new Set(
    readShelves(places.library)
      .clips.filter(({ file }) => file.includes('.dailies'))
      .map(({ sidecar }) => String(sidecar.id)),
  );
  const ids = await studio.library.find('');
  const shown = new Set(ids.map(String));
  return readJournal(places.journal).filter(
    ({ state, clipId }) => state === 'kept' && clipId !== null && !shown.has(clipId) && !inTrash.has(clipId),
  ).length;
}
