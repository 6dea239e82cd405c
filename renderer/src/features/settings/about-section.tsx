import { useBound } from '../../stores/bound.ts';
import { createAppInfoStore } from '../../stores/app-info.ts';
import { settingsText } from '../../text/settings.ts';
import { LinkButton } from './key-section.tsx';
import { Section } from './section.tsx';

const words = settingsText.about;

export function AboutSection() {
  const info = useBound(createAppInfoStore, (state) => state.info);
  return (
    <Section name="about" title={words.title}>
      <dl className="settings-facts">
        <dt>{words.version}</dt>
        <dd className="num can-select">{info === null ? '–' : info.version}</dd>
        <dt>{words.runtime}</dt>
        <dd className="can-select">{info === null ? '–' : words.runtimes[info.runtime]}</dd>
        <dt>{words.practice}</dt>
        <dd>{words.practiceBody}</dd>
        <dt>{words.files}</dt>
        <dd>{words.filesBody}</dd>
      </dl>
      <div className="settings-row">
        <LinkButton link="model">{words.model}</LinkButton>
      </div>
    </Section>
  );
}
