import { nativeImage } from 'electron';
import type { NativeImage, WebContents } from 'electron';

const iconEdge = 128;

/**
 * Starts a native drag of existing files. Electron drags nothing, without a word, when the icon is empty, and blocks until the drop on
 * Windows and Linux (electron#45197): so nothing comes after the call, and a bundled picture stands in for a poster that is missing.
 */
export function startFileDrag(
  webContents: WebContents,
  plan: { readonly files: readonly string[]; readonly icon: string | null },
  fallbackIcon: string,
): void {
  const [first, ...rest] = plan.files;
  if (first === undefined) return;
  webContents.startDrag({
    file: first,
    files: [first, ...rest],
    icon: iconFrom(plan.icon) ?? nativeImage.createFromPath(fallbackIcon),
  });
}

function iconFrom(file: string | null): NativeImage | null {
  if (file === null) return null;
  const image = nativeImage.createFromPath(file);
  if (image.isEmpty()) return null;
  const { width, height } = image.getSize();
  return width >= height ? image.resize({ width: iconEdge }) : image.resize({ height: iconEdge });
}
