import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Bridge, MainEvent } from '../contract/channels';
import { wire } from '../ipc/wire';

const bridge: Bridge = {
  invoke: (call) => ipcRenderer.invoke(wire.call, call),
  cancel: (callId) => {
    ipcRenderer.send(wire.cancel, callId);
  },
  subscribe: (listener) => {
    // The page gets the message only: an IPC event object would hand it the sender.
    const forward = (_event: IpcRendererEvent, message: MainEvent) => {
      listener(message);
    };
    ipcRenderer.on(wire.event, forward);
    return () => {
      ipcRenderer.removeListener(wire.event, forward);
    };
  },
};

contextBridge.exposeInMainWorld('helpmaster', bridge);
