import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { Bridge } from '../shared/contract/index.ts';
import { eventNames, requestNames } from '../shared/contract/names.ts';

function known<N extends string>(names: readonly N[], name: N): N {
  if (!names.includes(name)) throw new Error(`Not in the contract: ${name}`);
  return name;
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
  startDrag: (ids) => ipcRenderer.send('start-drag', ids),
};

contextBridge.exposeInMainWorld('bridge', bridge);
