// What the first script of the page finds: the bridge is there before it.
globalThis.found = {
  probe: typeof globalThis.probe,
  require: typeof globalThis.require,
  process: typeof globalThis.process,
  ipcRenderer: typeof globalThis.ipcRenderer,
  door: typeof globalThis.standInDoor,
  tell: typeof globalThis.standInTell,
};
