import { adviceRules } from '../../../../shared/craft/advice.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { adviceListText } from '../../text/advice-list.ts';
import { adviceText } from '../../text/advice.ts';
import { Switch } from '../../ui/switch.tsx';
import { Section } from './section.tsx';

// The limit is no advice: what is over it cannot be sent.
const rules = adviceRules.filter((rule) => rule !== 'over-limit');

/** Each rule on or off; names of rules that this version does not know stay as they are. */
export function AdviceSection({ off }: { readonly off: readonly string[] }) {
  const update = useBound(createSettingsStore, (state) => state.update);
  const notices = useNotices();
  const { title, about } = adviceListText.section;
  return (
    <Section name="advice" title={title} about={about}>
      {rules.map((rule) => (
        <Switch
          key={rule}
          label={adviceText.rules[rule].name}
          isOn={!off.includes(rule)}
          onChange={(isOn) => {
            const others = off.filter((each) => each !== rule);
            notices.run(() => update({ adviceOff: isOn ? others : [...others, rule] }));
          }}
        />
      ))}
    </Section>
  );
}
