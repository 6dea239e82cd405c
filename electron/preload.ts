import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { Bridge, DroppedFile } from '../shared/contract/index.ts';
import { eventNames, requestNames } from '../shared/contract/names.ts';

function known<N extends string>(names: readonly N[], name: N): N {
  if (!names.includes(name)) throw new Error(`Not in the contract: ${name}`);
  return name;
}

/** Empty for what lies nowhere, such as a picture dragged out of a page. */
function placeOf(file: DroppedFile): string {
  return webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
}

const bridge: Bridge = {
  request: (name, input) => ipcRenderer.invoke('request', known(requestNames, name), input),
  subscribe(name, listener) {
    const channel = `event:${known(eventNames, name)}`;
    const forward = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.removeListener(channel, forward);
    };
  },
  importDropped(files) {
    const places = files.map(placeOf).filter((place) => place !== '');
    if (places.length > 0) ipcRenderer.send('import-dropped', places);
  },
  startDrag: (ids) => ipcRenderer.send('start-drag', ids),
};

contextBridge.exposeInMainWorld('bridge', bridge);
