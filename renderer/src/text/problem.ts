import { AppError } from '../../../shared/errors.ts';
import { errorText, reportText } from './errors.ts';

/** What a failed action says to the user; null when there is nothing to say, as after a closed dialog. */
export function problemMessage(error: unknown): { readonly title: string; readonly body: string } | null {
  const code = error instanceof AppError ? error.code : 'unexpected';
  if (code === 'cancelled') return null;
  const { title, body } = errorText[code];
  const report = error instanceof AppError ? error.reportId : undefined;
  return { title, body: report === undefined ? body : `${body} ${reportText(report)}` };
}
