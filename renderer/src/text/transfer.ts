import type { ExportOutcome, ImportOutcome } from '../../../shared/contract/transfer.ts';
import type { TemplateField, TemplateProblem } from '../../../shared/name-template.ts';
import type { importRefusals } from '../../../shared/import-refusals.ts';
import { counted } from './form.ts';

const clipsOf = (amount: number) => counted(amount, 'clip', 'clips');
const filesOf = (amount: number) => counted(amount, 'file', 'files');

const refusals: Record<(typeof importRefusals)[number], string> = {
  changing: 'It was being changed. Import it again when it is finished.',
  gone: 'It is no longer there.',
  'in-library': 'It lies in the library already.',
  'not-a-video': 'No MP4, MOV or WebM video.',
  unfinished: 'It ends too soon: still being written, or cut short.',
  unreadable: 'It cannot be read: no permission, or its disk fails.',
};

const fields: Record<TemplateField, string> = {
  collection: 'First collection',
  date: 'Day it was made',
  draft: 'Draft',
  duration: 'Length',
  id: 'Short id',
  label: 'Colour label',
  model: 'Model',
  name: 'Present file name',
  number: 'Running number',
  prompt: 'Prompt',
  rating: 'Stars',
  ratio: 'Aspect ratio',
  revision: 'Revision',
  tag: 'First tag',
  time: 'Time it was made',
  title: 'Title',
};

function problemOf(problem: TemplateProblem): string {
  switch (problem.kind) {
    case 'unknown-field':
      return `There is no {${problem.name}}. Choose one of those below.`;
    case 'unclosed':
      return 'A brace is open. Close it with }, or write {{ for a brace in the name.';
    case 'empty':
      return 'Write a name, or choose one of those below.';
  }
}

/** "3 were already here; 1 is in the trash" and so on; empty when there is nothing to add. */
function importRest({ healed, known, trashed, refusals: refused }: ImportOutcome): string {
  return [
    healed > 0 ? `${clipsOf(healed)} got the missing file back.` : null,
    known > 0 ? `${filesOf(known)} ${known === 1 ? 'was' : 'were'} already here.` : null,
    trashed > 0 ? `${filesOf(trashed)} ${trashed === 1 ? 'is' : 'are'} in the trash here.` : null,
    refused > 0 ? `${filesOf(refused)} could not be imported.` : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

function exportRest({ missing, withoutRecipe }: ExportOutcome): string {
  return [
    missing > 0 ? `${clipsOf(missing)} had no file to copy.` : null,
    withoutRecipe > 0 ? `Nothing could be put into ${filesOf(withoutRecipe)}.` : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

/** Every word of what goes into the library and out of it. */
export const transferText = {
  close: 'Close',
  cancel: 'Cancel',
  drop: {
    title: 'Drop to import',
    body: 'MP4, MOV and WebM, or folders of them. They are copied; the files you drop stay as they are.',
  },
  import: {
    files: 'Import videos …',
    folder: 'Import a folder …',
    nothing: 'Nothing was imported',
    done: (outcome: ImportOutcome) => {
      const { imported, healed, known, trashed } = outcome;
      if (imported > 0) return `${clipsOf(imported)} imported`;
      return healed + known + trashed > 0 ? 'Nothing new to import' : 'Nothing was imported';
    },
    rest: importRest,
    stopped: (outcome: ImportOutcome) => `Import stopped after ${clipsOf(outcome.imported)}`,
    why: 'Why?',
    report: 'Not imported',
    reportBody: 'The files are where they were, untouched.',
    more: (amount: number) => `and ${filesOf(amount)} more`,
    refusals,
  },
  export: {
    open: 'Export …',
    title: (clips: number) => `Export ${clipsOf(clips)}`,
    template: 'File names',
    templateHint: 'A slash makes folders. Names are made safe for Windows, macOS and Linux.',
    fields,
    insert: (field: string) => `Insert ${field}`,
    preview: 'How they will be named',
    previewMore: (amount: number) => `… and ${clipsOf(amount)} more`,
    problem: problemOf,
    sidecars: 'A file with prompt, facts and ratings beside each clip',
    recipe: 'Prompt and settings inside the MP4 itself',
    recipeHint: 'Whoever gets the file can read them. The film’s own data stays bit for bit the same.',
    go: 'Choose folder …',
    done: (outcome: ExportOutcome) => `${clipsOf(outcome.exported)} exported`,
    rest: exportRest,
    stopped: (outcome: ExportOutcome) => `Export stopped after ${clipsOf(outcome.exported)}`,
  },
  care: {
    title: 'Care of the library',
    about: 'Each of these can be stopped, and goes on where it ended. Nothing is ever written over.',
    import: 'Bring in videos',
    importBody: 'They are copied; content that is here already is recognised.',
    watch: 'Watched folder',
    watchBody: 'Everything new in it is imported, once. What lies in it already is not.',
    watching: (label: string) => `Everything new in ${label} is imported.`,
    watchChoose: 'Choose folder …',
    watchStop: 'Stop watching',
    backup: 'Backup',
    backupBody: 'Clips, sidecars, trash and lists as plain files, each compared after it is written.',
    backUp: 'Back up …',
    restore: 'Restore …',
    move: 'Move to another folder or disk',
    moveBody: 'Copied and compared while you work; the old folder stays until you do away with it.',
    moveGo: 'Move …',
    moved: (label: string) => `The library has moved out of ${label}. Its files are still there.`,
    trashOld: 'Move the old folder to the trash',
    trashOldTitle: 'Move the old folder to the system’s trash?',
    trashOldBody: (label: string) =>
      `${label} goes to the trash as a whole. The library is in its new place, and every file there was compared.`,
    trashOldGo: 'Move to trash',
    verify: 'Check every file',
    verifyBody: 'Reads each clip and compares it with what was saved.',
    verifyGo: 'Check',
  },
  verify: {
    sound: (checked: number) => `${clipsOf(checked)} checked, all as they were saved`,
    found: (missing: number, damaged: number) =>
      [
        damaged > 0
          ? `${clipsOf(damaged)} ${damaged === 1 ? 'differs' : 'differ'} from what was saved.`
          : null,
        missing > 0 ? `${clipsOf(missing)} ${missing === 1 ? 'has' : 'have'} no file.` : null,
      ]
        .filter((part) => part !== null)
        .join(' '),
    title: 'Something is not as it was saved',
    see: 'See them',
    body: 'Nothing was changed. A file may differ because you edited it, or because its disk fails.',
    damaged: 'Differs',
    missing: 'No file',
    fetch: 'Fetch again',
    accept: 'Accept as it is now',
    accepted: 'Accepted as it is now',
    reveal: 'Show file',
    fetching: 'Being fetched again',
  },
  copies: {
    backup: 'The backup is complete',
    restore: 'The backup is restored, and is the library now',
    move: 'The library has moved',
    stopped: 'Stopped. Begun again, it goes on where it ended.',
    left: (amount: number) => `${filesOf(amount)} could not be read.`,
    damaged: (amount: number) => `${filesOf(amount)} in the backup are damaged and were left out.`,
  },
  anew: {
    action: 'Start a new library here …',
    title: 'Start a new, empty library here?',
    sameDisk: 'The disk is here, but the folder is empty: its clips were deleted or moved elsewhere.',
    otherDisk:
      'The folder is empty. If the library is on a disk that is not connected, connect it instead: then all of it is here again.',
    go: 'Start anew',
  },
} as const;
