import { DropZone } from './drop-zone.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { TransferNews } from './transfer-news.tsx';

/** Import and export, over whatever room the window is in. */
export function TransferLayer() {
  return (
    <>
      <ExportDialog />
      <TransferNews />
      <DropZone />
    </>
  );
}
