/** What a name template may speak of: `{title}`, or with an option `{prompt:40}`, `{date:yyyy-mm}`, `{number:4}`. */
export const templateFields = [
  'collection',
  'date',
  'draft',
  'duration',
  'id',
  'label',
  'model',
  'name',
  'number',
  'prompt',
  'rating',
  'ratio',
  'revision',
  'tag',
  'time',
  'title',
] as const;
export type TemplateField = (typeof templateFields)[number];

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: TemplateField; readonly option: string | null }
  /** A slash: what stands before it is a folder. */
  | { readonly kind: 'folder' };

export type TemplateProblem =
  | { readonly kind: 'unknown-field'; readonly name: string }
  | { readonly kind: 'unclosed' }
  | { readonly kind: 'empty' };

export type Template = {
  readonly parts: readonly TemplatePart[];
  readonly problem: TemplateProblem | null;
};

export const usualTemplate = '{date} {title} {id}';
export const longestTemplate = 300;

const token = /\{\{|\}\}|\{([^{}]*)(\}?)|[/\\]|[^{}/\\]+|\}/gu;

/** Never fails: what cannot be understood is the problem to show, and stands in the name as it was typed. */
export function parseTemplate(template: string): Template {
  const parts: TemplatePart[] = [];
  let problem: TemplateProblem | null = null;
  for (const [whole, inner, closing] of template.matchAll(token)) {
    if (whole === '{{' || whole === '}}') parts.push({ kind: 'text', text: whole.slice(1) });
    else if (whole === '/' || whole === '\\') parts.push({ kind: 'folder' });
    else if (inner === undefined) parts.push({ kind: 'text', text: whole });
    else {
      const read = closing === '' ? ({ kind: 'unclosed' } as const) : readField(inner);
      if (read.kind === 'field') parts.push(read);
      else {
        problem ??= read;
        parts.push({ kind: 'text', text: whole });
      }
    }
  }
  if (problem === null && !parts.some(({ kind }) => kind !== 'folder')) problem = { kind: 'empty' };
  return { parts, problem };
}

function readField(inner: string): Extract<TemplatePart, { kind: 'field' }> | TemplateProblem {
  const colon = inner.indexOf(':');
  const name = (colon < 0 ? inner : inner.slice(0, colon)).trim().toLowerCase();
  const field = templateFields.find((known) => known === name);
  if (field === undefined) return { kind: 'unknown-field', name: name.slice(0, 40) };
  return { kind: 'field', field, option: colon < 0 ? null : inner.slice(colon + 1).trim() };
}
