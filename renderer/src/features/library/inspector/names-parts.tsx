import type { ReactNode } from 'react';
import type { CurationChange } from '../../../../../shared/contract/curation.ts';
import { cleanCollectionName, cleanTag } from '../../../../../shared/names-of-clips.ts';
import { useBound } from '../../../stores/bound.ts';
import { createNamesStore } from '../../../stores/names.ts';
import { routeHref } from '../../../stores/route.ts';
import { inspectorText } from '../../../text/inspector.ts';
import { tagsText } from '../../../text/tags.ts';
import { NamesField } from '../../../ui/names-field.tsx';
import { byUse, namesOf } from './common.ts';
import type { Clips } from './use-clips.ts';

type NamesPartProps = {
  readonly clips: Clips;
  readonly onChange: (change: CurationChange) => void;
};

export function TagsPart({ clips, onChange }: NamesPartProps) {
  const tags = useBound(createNamesStore, (state) => state.tags);
  return (
    <Part label={inspectorText.tags.label} more={<AllTags />}>
      <NamesField
        names={namesOf(clips.known, (clip) => clip.tags)}
        known={byUse(tags)}
        words={inspectorText.tags}
        clean={cleanTag}
        onAdd={(names) => onChange({ kind: 'tag', add: [...names], remove: [] })}
        onRemove={(name) => onChange({ kind: 'tag', add: [], remove: [name] })}
      />
    </Part>
  );
}

export function CollectionsPart({ clips, onChange }: NamesPartProps) {
  const collections = useBound(createNamesStore, (state) => state.collections);
  return (
    <Part label={inspectorText.collections.label}>
      <NamesField
        names={namesOf(clips.known, (clip) => clip.collections)}
        known={byUse(collections)}
        words={inspectorText.collections}
        clean={cleanCollectionName}
        onAdd={(names) => onChange({ kind: 'collect', add: [...names], remove: [] })}
        onRemove={(name) => onChange({ kind: 'collect', add: [], remove: [name] })}
      />
    </Part>
  );
}

function AllTags() {
  return (
    <a className="inspector-more" href={routeHref('library', 'tags')}>
      {tagsText.open}
    </a>
  );
}

type PartProps = { readonly label: string; readonly more?: ReactNode; readonly children: ReactNode };

function Part({ label, more, children }: PartProps) {
  return (
    <section className="inspector-part inspector-labelled" aria-label={label}>
      <header className="inspector-part-head">
        <h3 aria-hidden="true">{label}</h3>
        {more}
      </header>
      {children}
    </section>
  );
}
