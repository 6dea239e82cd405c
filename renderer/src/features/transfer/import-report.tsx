import type { ImportOutcome } from '../../../../shared/contract/transfer.ts';
import { transferText } from '../../text/transfer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './import-report.css';

const words = transferText.import;

type ImportReportProps = { readonly outcome: ImportOutcome; readonly onClose: () => void };

/** Which files were not imported, and why. */
export function ImportReport({ outcome, onClose }: ImportReportProps) {
  const { refused, refusals } = outcome;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words.report}
      closeLabel={transferText.close}
      actions={
        <Button look="solid" onClick={onClose}>
          {transferText.close}
        </Button>
      }
    >
      <p className="import-report-about">{words.reportBody}</p>
      <ul className="import-report">
        {refused.map(({ fileName, reason }, at) => (
          // A name may come twice, out of two folders.
          <li key={`${at} ${fileName}`}>
            <b className="can-select">{fileName}</b>
            <span>{words.refusals[reason]}</span>
          </li>
        ))}
      </ul>
      {refusals > refused.length && (
        <p className="import-report-about">{words.more(refusals - refused.length)}</p>
      )}
    </Dialog>
  );
}
