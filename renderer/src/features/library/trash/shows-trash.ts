import { parseQuery } from '../../../../../shared/library-query/parse-query.ts';

/** Whether what this query finds lies in the trash. */
export function showsTrash(query: string): boolean {
  return parseQuery(query).some(
    ({ condition, isMinus }) => !isMinus && condition.kind === 'is' && condition.values.includes('trashed'),
  );
}
