import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from './app.ts';

/** What the stand-in was asked to do and cannot: one line of JSON each in `<userData>/stand-in-log.jsonl`. */
export type Recorded = { readonly what: string; readonly [fact: string]: unknown };

export function record(entry: Recorded): void {
  const folder = app.getPath('userData');
  mkdirSync(folder, { recursive: true });
  appendFileSync(path.join(folder, 'stand-in-log.jsonl'), `${JSON.stringify(entry)}\n`);
}

/**
 * What a test wants the next dialog to answer: `<userData>/stand-in-dialogs.json` is an array of answers as Electron's promises
 * give them, each with the dialog's name under `dialog`. The first one for this dialog is taken out and used.
 */
export function scriptedAnswer(dialog: string): Record<string, unknown> | undefined {
  const file = path.join(app.getPath('userData'), 'stand-in-dialogs.json');
  if (!existsSync(file)) return undefined;
  const answers = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
  const index = answers.findIndex((answer) => answer['dialog'] === dialog);
  if (index === -1) return undefined;
  const [answer] = answers.splice(index, 1);
  writeFileSync(file, JSON.stringify(answers));
  return answer;
}
