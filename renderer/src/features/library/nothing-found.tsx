import { SearchX, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { parseQuery } from '../../../../shared/library-query/parse-query.ts';
import { ask } from '../../bridge.ts';
import type { Bridge } from '../../bridge.ts';
import { useBridge } from '../../stores/bound.ts';
import { libraryText } from '../../text/library.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { showsTrash } from './trash/shows-trash.ts';
import { useLibrary } from './use-library.ts';

const words = libraryText.nothingFound;

/** Part of a query, and how many clips are found without it. */
type WayOut = { readonly part: string; readonly query: string; readonly found: number };

/** Beyond, the parts of a query are not tried one by one. */
const mostParts = 6;

async function waysOut(bridge: Bridge, query: string): Promise<readonly WayOut[]> {
  const terms = parseQuery(query);
  if (terms.length < 2 || terms.length > mostParts) return [];
  const tried = await Promise.all(
    terms.map(async ({ from, to }) => {
      const without = `${query.slice(0, from)}${query.slice(to)}`.replace(/ {2,}/g, ' ').trim();
      const { found } = await ask(bridge, 'library.outline', { query: without, limit: 1 });
      return { part: query.slice(from, to), query: without, found };
    }),
  );
  return tried.filter(({ found }) => found > 0);
}

/** Nothing is found: which part of the query excludes everything, and a way on from each. */
export function NothingFound({ query }: { readonly query: string }) {
  const bridge = useBridge();
  const search = useLibrary((state) => state.search);
  const [ways, setWays] = useState<{ readonly query: string; readonly ways: readonly WayOut[] } | null>(null);

  useEffect(() => {
    let isOutdated = false;
    waysOut(bridge, query).then(
      (found) => isOutdated || setWays({ query, ways: found }),
      // The search can still be cleared.
      () => undefined,
    );
    return () => {
      isOutdated = true;
    };
  }, [bridge, query]);

  if (parseQuery(query).length === 1 && showsTrash(query)) return <NoTrash onLeave={() => search('')} />;
  return (
    <EmptyState
      icon={<SearchX />}
      title={words.title(query)}
      actions={
        <>
          {ways?.query === query &&
            ways.ways.map((way) => (
              <Button key={way.part} look="solid" onClick={() => search(way.query)}>
                {words.without(way.part, way.found)}
              </Button>
            ))}
          <Button look="solid" onClick={() => search('')}>
            {words.action}
          </Button>
        </>
      }
    >
      {words.body}
    </EmptyState>
  );
}

function NoTrash({ onLeave }: { readonly onLeave: () => void }) {
  const { title, body, action } = words.trash;
  return (
    <EmptyState
      icon={<Trash2 />}
      title={title}
      actions={
        <Button look="solid" onClick={onLeave}>
          {action}
        </Button>
      }
    >
      {body}
    </EmptyState>
  );
}
