import type { ImportOutcome, VerifyOutcome } from '../../../../shared/contract/transfer.ts';
import type { Work } from '../../../../shared/contract/works.ts';
import { AppError } from '../../../../shared/errors.ts';
import { ask } from '../../bridge.ts';
import type { Bridge } from '../../bridge.ts';
import type { Notices } from '../../notices/use-notices.ts';
import { transferText } from '../../text/transfer.ts';

export type Report =
  | { readonly kind: 'import'; readonly outcome: ImportOutcome }
  | { readonly kind: 'verify'; readonly outcome: VerifyOutcome };

export type Tell = { readonly bridge: Bridge; readonly notices: Notices; onSee(report: Report): void };

/** Says how a work has ended, with the way to what it found. */
export async function tellEnd(tell: Tell, work: Work): Promise<void> {
  const { kind, state, errorCode } = work;
  // Whoever asked for it tells how it ended.
  if (kind === 'empty-trash') return;
  if (state === 'failed') {
    tell.notices.showError(new AppError(errorCode ?? 'unexpected', `The ${kind} failed`));
    if (kind !== 'import' && kind !== 'export') return;
  }
  if (kind === 'import') await tellImport(tell, work);
  if (kind === 'export') await tellExport(tell, work);
  if (kind === 'verify' && state === 'done') await tellVerify(tell, work);
  if (kind === 'backup' || kind === 'restore' || kind === 'move') await tellCopy(tell, { ...work, kind });
}

async function tellImport({ bridge, notices, onSee }: Tell, { id, state }: Work): Promise<void> {
  const outcome = await ask(bridge, 'library.importOutcome', { id });
  // Our own clips, dragged out and dropped again: nobody asked for anything.
  if (outcome.refused.every(({ reason }) => reason === 'in-library') && !hasAny(outcome)) return;
  if (state === 'failed' && !hasAny(outcome)) return;
  const words = transferText.import;
  notices.show({
    subject: 'import',
    title: state === 'stopped' ? words.stopped(outcome) : words.done(outcome),
    body: words.rest(outcome),
    ...(outcome.refusals > 0 && {
      action: { label: words.why, run: () => onSee({ kind: 'import', outcome }) },
    }),
  });
}

async function tellExport({ bridge, notices }: Tell, { id, state }: Work): Promise<void> {
  const outcome = await ask(bridge, 'library.exportOutcome', { id });
  if (state === 'failed' && outcome.exported === 0) return;
  const words = transferText.export;
  notices.show({
    subject: 'export',
    title: state === 'stopped' ? words.stopped(outcome) : words.done(outcome),
    body: words.rest(outcome),
  });
}

async function tellVerify({ bridge, notices, onSee }: Tell, { id }: Work): Promise<void> {
  const outcome = await ask(bridge, 'library.verifyOutcome', { id });
  const words = transferText.verify;
  const { checked, missingClips, damagedClips } = outcome;
  if (missingClips + damagedClips === 0) notices.show({ subject: 'verify', title: words.sound(checked) });
  else {
    notices.show({
      subject: 'verify',
      look: 'bad',
      title: words.title,
      body: words.found(missingClips, damagedClips),
      action: { label: words.see, run: () => onSee({ kind: 'verify', outcome }) },
    });
  }
}

type Copy = Work & { readonly kind: 'backup' | 'restore' | 'move' };

async function tellCopy({ bridge, notices }: Tell, { id, kind, state }: Copy): Promise<void> {
  const { left, damaged } = await ask(bridge, 'library.copyOutcome', { id });
  const words = transferText.copies;
  const body = [
    state === 'stopped' ? words.stopped : null,
    left > 0 ? words.left(left) : null,
    damaged > 0 ? words.damaged(damaged) : null,
  ].filter((part) => part !== null);
  const title = state === 'stopped' ? words.stopped : words[kind];
  notices.show({ subject: kind, title, body: body.filter((part) => part !== title).join(' ') });
}

function hasAny({ imported, healed, known, trashed }: ImportOutcome): boolean {
  return imported + healed + known + trashed > 0;
}
