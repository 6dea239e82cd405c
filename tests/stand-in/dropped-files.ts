/**
 * Where dropped files lie, for `webUtils.getPathForFile`: the preload asks for it at once, Chromium tells it only over the DevTools
 * protocol, which takes a turn. So a drop of files is held back, main finds out, and then it is dropped once more, as it was.
 * Made by a function without surroundings, because its source is given to the preload's world.
 */
export function createDroppedFiles(askForPaths: (drop: number, files: readonly File[]) => void) {
  type Held = { readonly event: DragEvent; readonly files: readonly File[]; readonly carried: DataTransfer };
  /** Several when one is dropped before the last was found. */
  const held = new Map<number, Held>();
  let drops = 0;
  /** By what a clone keeps of a file: what the bridge hands over is always one. Alike ones take turns, in the order of the drop. */
  const paths = new Map<string, string[]>();
  const keyOf = (file: File): string => JSON.stringify([file.name, file.size, file.lastModified]);

  /** What was dropped may be read only while the event is heard. */
  function copyOf(dropped: DataTransfer): DataTransfer {
    const copy = new DataTransfer();
    for (const file of dropped.files) copy.items.add(file);
    for (const type of dropped.types) if (type !== 'Files') copy.setData(type, dropped.getData(type));
    return copy;
  }

  function hold(event: DragEvent): void {
    if (!event.isTrusted || event.dataTransfer === null || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const carried = copyOf(event.dataTransfer);
    const files = [...carried.files];
    drops += 1;
    held.set(drops, { event, files, carried });
    askForPaths(drops, files);
  }

  function dropAgain({ event, carried }: Held): void {
    const { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey } = event;
    const place = { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey };
    const init = { ...place, bubbles: true, cancelable: true, composed: true, dataTransfer: carried };
    // What it was dropped on may have left the page in that turn, and nothing would bubble up from it.
    const isThere = event.target instanceof Node && event.target.isConnected;
    const under = isThere ? event.target : document.elementFromPoint(clientX, clientY);
    (under ?? document).dispatchEvent(new DragEvent('drop', init));
  }

  window.addEventListener('drop', hold, { capture: true });
  return {
    /** Main's answer: the paths of a drop's files, in their order. */
    found(drop: number, found: readonly string[]): void {
      const dropped = held.get(drop);
      held.delete(drop);
      if (dropped === undefined) return;
      for (const file of dropped.files) paths.set(keyOf(file), []);
      for (const [at, file] of dropped.files.entries()) paths.get(keyOf(file))?.push(found[at] ?? '');
      dropAgain(dropped);
    },
    getPathForFile(file: File): string {
      if (!(file instanceof File)) throw new TypeError('getPathForFile takes a File');
      const alike = paths.get(keyOf(file)) ?? [];
      const path = alike.shift();
      if (path === undefined) return '';
      alike.push(path);
      return path;
    },
  };
}
