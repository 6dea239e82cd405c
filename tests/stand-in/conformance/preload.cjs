const { contextBridge, ipcRenderer, webUtils } = require('electron');

contextBridge.exposeInMainWorld('probe', {
  answer: 42,
  nested: { list: [1, 2] },
  call: (name, input) => ipcRenderer.invoke('call', name, input),
  tell: (name, input) => ipcRenderer.send('tell', name, input),
  placeOf: (file) => webUtils.getPathForFile(file),
  fail: () => {
    throw new TypeError('from the preload');
  },
  subscribe(listener) {
    const forward = (_event, ...values) => listener(...values);
    ipcRenderer.on('pushed', forward);
    return () => {
      ipcRenderer.removeListener('pushed', forward);
    };
  },
});
