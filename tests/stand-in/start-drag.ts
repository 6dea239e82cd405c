import type { Item } from 'electron';
import { existsSync } from 'node:fs';
import { nativeImage } from './image.ts';

export type Drag = {
  readonly files: readonly string[];
  readonly icon: { readonly width: number; readonly height: number };
};

/**
 * Electron's rules of startDrag, in its order (electron_api_web_contents.cc): no files and no icon throw; an icon that is empty or
 * cannot be read drags nothing, without a word. A file that is not there throws here, where Electron would hand on a broken drag.
 */
export function checkDrag({ file, files, icon }: Partial<Item>): Drag | null {
  const dragged = files ?? (file === undefined || file === '' ? [] : [file]);
  if (dragged.length === 0) throw new Error("Must specify either 'file' or 'files' option");
  if (icon === undefined) throw new Error("'icon' parameter is required");
  const image = typeof icon === 'string' ? nativeImage.createFromPath(icon) : icon;
  if (image.isEmpty()) return null;
  const absent = dragged.filter((one) => !existsSync(one));
  if (absent.length > 0) throw new Error(`No such file to drag: ${absent.join(', ')}`);
  return { files: dragged, icon: image.getSize() };
}
