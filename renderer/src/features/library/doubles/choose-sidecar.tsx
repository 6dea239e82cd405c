import type { Doubled } from '../../../../../shared/contract/doubles.ts';
import { useActs } from '../../../notices/use-acts.ts';
import { useNotices } from '../../../notices/use-notices.ts';
import { useBound } from '../../../stores/bound.ts';
import { createDoublesStore } from '../../../stores/doubles.ts';
import { useNow } from '../../../stores/second-ticker.ts';
import { createStatusStore } from '../../../stores/status.ts';
import { doublesText as words, type ToldField } from '../../../text/doubles.ts';
import { formatMoment } from '../../../text/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import './choose-sidecar.css';

type Version = Doubled['versions'][number];

/** Shows what the sidecars of a clip say, side by side, and lets the user choose which one holds. */
export function ChooseSidecar() {
  const question = useBound(createDoublesStore, (state) => state.question);
  const close = useBound(createDoublesStore, (state) => state.close);
  const waiting = useBound(createStatusStore, ({ status }) => status?.library.doubled.length ?? 0);
  if (question === null) return null;
  const { title, versions, differing } = question;
  const fields = differing.filter((field) => field !== 'rest');
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && close()}
      title={words.title}
      closeLabel={words.later}
      size="wide"
      actions={
        <>
          {waiting > 1 && <span className="choose-sidecar-left">{words.left(waiting)}</span>}
          <Button onClick={close}>{words.later}</Button>
        </>
      }
    >
      <p className="choose-sidecar-about">{words.about(title, versions.length)}</p>
      <div className="choose-sidecar-scroll">
        <Versions versions={versions} fields={fields} />
      </div>
      {differing.includes('rest') && <p className="choose-sidecar-about">{words.rest}</p>}
    </Dialog>
  );
}

type VersionsProps = { readonly versions: readonly Version[]; readonly fields: readonly ToldField[] };

function Versions({ versions, fields }: VersionsProps) {
  const newest = Math.max(...versions.map(({ changedMs }) => changedMs));
  return (
    <table className="choose-sidecar" aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{words.field}</span>
          </th>
          {versions.map((each) => (
            <th key={each.version} scope="col">
              <VersionHead version={each} isNewest={each.changedMs === newest} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{words.fields[field]}</th>
            {versions.map(({ version, told }) => (
              <td key={version} dir="auto">
                {words.value(told, field)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            <span className="unseen">{words.choice}</span>
          </th>
          {versions.map((each) => (
            <td key={each.version}>
              <Choice version={each} />
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

function VersionHead({
  version: { fileName, changedMs, holds },
  isNewest,
}: {
  readonly version: Version;
  readonly isNewest: boolean;
}) {
  const now = useNow();
  return (
    <>
      <b dir="auto">{fileName}</b>
      <span>{words.changed(formatMoment(changedMs, now))}</span>
      <span className="choose-sidecar-marks">
        {holds && <i>{words.holds}</i>}
        {isNewest && <i>{words.newest}</i>}
      </span>
    </>
  );
}

function Choice({ version: { version, holds, fileName } }: { readonly version: Version }) {
  const choose = useBound(createDoublesStore, (state) => state.choose);
  const acts = useActs();
  const notices = useNotices();

  async function go(): Promise<void> {
    const act = await choose(version);
    if (act === null) notices.show({ title: holds ? words.kept : words.taken });
    else acts.tell(words.taken, act);
  }
  return (
    <Button
      look="solid"
      aria-label={holds ? words.keepNamed(fileName) : words.takeNamed(fileName)}
      onClick={() => notices.run(go)}
    >
      {holds ? words.keep : words.take}
    </Button>
  );
}
