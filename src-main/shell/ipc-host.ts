import { ipcMain } from 'electron';
import { problem } from '../contract/problems';
import { failure } from '../contract/result';
import type { Router } from '../ipc/router';
import { wire } from '../ipc/wire';
import type { Logger } from '../ports';
import { isOurPage } from './our-page';
import type { MainWindow } from './window';

/** Connects the router to the window's main frame, and to nothing else. */
export function hostIpc(window: MainWindow, router: Router, logger: Logger): void {
  const { webContents } = window.browserWindow;

  ipcMain.handle(wire.call, (event, call: unknown) => {
    if (!isOurPage(event, webContents)) {
      logger.warn('A call from a foreign frame was refused');
      return failure(problem('request-refused'));
    }
    window.pageListens();
    return router.call(call, (message) => {
      window.send(message);
    });
  });
  ipcMain.on(wire.cancel, (event, callId: unknown) => {
    if (isOurPage(event, webContents)) router.cancel(callId);
    else logger.warn('A cancellation from a foreign frame was refused');
  });

  // What the page has begun ends with it.
  webContents.on('did-navigate', () => {
    router.cancelAll();
  });
  webContents.on('render-process-gone', () => {
    router.cancelAll();
  });
  webContents.on('destroyed', () => {
    router.cancelAll();
    ipcMain.removeHandler(wire.call);
    ipcMain.removeAllListeners(wire.cancel);
  });
}
