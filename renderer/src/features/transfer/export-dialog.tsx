import { useRef, useState } from 'react';
import { longestTemplate, templateFields, usualTemplate } from '../../../../shared/name-template.ts';
import type { WireSelection } from '../../../../shared/contract/selection.ts';
import { ask } from '../../bridge.ts';
import { useAttempt } from '../../notices/use-attempt.ts';
import { useBound, useBridge } from '../../stores/bound.ts';
import { createTransferStore } from '../../stores/transfer.ts';
import { transferText } from '../../text/transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useExportPreview } from './use-export-preview.ts';
import './export-dialog.css';

const words = transferText.export;

/** Asks how clips that leave the library are named and what goes with them. */
export function ExportDialog() {
  const exporting = useBound(createTransferStore, (state) => state.exporting);
  const close = useBound(createTransferStore, (state) => state.closeExport);
  if (exporting === null) return null;
  return <OpenExport {...exporting} onClose={close} />;
}

type OpenProps = { readonly selection: WireSelection; readonly clips: number; readonly onClose: () => void };

/** As they were used last, until the window is closed. What is put inside the file is asked anew each time. */
const remembered = { template: usualTemplate, withSidecars: true };

function OpenExport({ selection, clips, onClose }: OpenProps) {
  const bridge = useBridge();
  const attempt = useAttempt();
  const [template, setTemplate] = useState(remembered.template);
  const [withSidecars, setWithSidecars] = useState(remembered.withSidecars);
  const [recipeInFile, setRecipeInFile] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const preview = useExportPreview(template, selection);
  const problem = preview?.problem ?? null;

  function insert(name: string): void {
    const input = field.current?.querySelector('input') ?? null;
    const from = input?.selectionStart ?? template.length;
    const next = `${template.slice(0, from)}{${name}}${template.slice(input?.selectionEnd ?? from)}`;
    setTemplate(next.slice(0, longestTemplate));
    input?.focus();
    requestAnimationFrame(() => input?.setSelectionRange(from + name.length + 2, from + name.length + 2));
  }

  async function begin(): Promise<void> {
    const isBegun = await attempt(async () => {
      await ask(bridge, 'library.export', { selection, template, withSidecars, recipeInFile });
    });
    if (!isBegun) return;
    Object.assign(remembered, { template, withSidecars });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words.title(preview?.clips ?? clips)}
      closeLabel={transferText.close}
      actions={
        <>
          <Button look="solid" onClick={onClose}>
            {transferText.cancel}
          </Button>
          <Button
            look="go"
            blockedBecause={problem === null ? null : words.problem(problem)}
            onClick={() => void begin()}
          >
            {words.go}
          </Button>
        </>
      }
    >
      <div className="export-form">
        <div ref={field}>
          <TextField
            label={words.template}
            value={template}
            onChange={setTemplate}
            maxLength={longestTemplate}
            spellCheck={false}
            hint={words.templateHint}
            problem={problem === null ? null : words.problem(problem)}
          />
        </div>
        <ul className="export-fields">
          {templateFields.map((name) => (
            <li key={name}>
              <Button aria-label={words.insert(words.fields[name])} onClick={() => insert(name)}>
                {words.fields[name]}
              </Button>
            </li>
          ))}
        </ul>
        <section className="export-preview" aria-label={words.preview} aria-live="polite">
          {preview?.names.map((name) => (
            <p key={name} className="one-line num" title={name}>
              {name}
            </p>
          ))}
          {preview !== null && preview.clips > preview.names.length && (
            <p className="export-faint">{words.previewMore(preview.clips - preview.names.length)}</p>
          )}
        </section>
        <Switch label={words.sidecars} isOn={withSidecars} onChange={setWithSidecars} />
        <div>
          <Switch label={words.recipe} isOn={recipeInFile} onChange={setRecipeInFile} />
          <p className="export-faint export-note">{words.recipeHint}</p>
        </div>
      </div>
    </Dialog>
  );
}
