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
    tooMany: {
      title: 'Too many clips picked one by one',
      body: 'Export up to 5,000 picked clips at once, or everything that a search finds.',
    },
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
} as const;
