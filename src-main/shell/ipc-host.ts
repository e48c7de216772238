import { ipcMain } from 'electron';
import { problem } from '../contract/problems';
import { failure } from '../contract/result';
import type { Router } from '../ipc/router';
import { wire } from '../ipc/wire';
import type { Logger } from '../ports';
import { isOurPage } from './our-page';
import type { MainWindow } from './window';

export interface IpcHostOptions {
  window: MainWindow;
  router: Router;
  /** Forgets what only the page that is gone could have saved. */
  forgetUnsaved: () => void;
  logger: Logger;
}

/** Connects the router to the window's main frame, and to nothing else. */
export function hostIpc({ window, router, forgetUnsaved, logger }: IpcHostOptions): void {
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

  /** What the page has begun ends with it, and what was typed there and not saved is gone. */
  const endPage = () => {
    router.cancelAll();
    forgetUnsaved();
  };
  webContents.on('did-navigate', endPage);
  webContents.on('render-process-gone', endPage);
  webContents.on('destroyed', () => {
    endPage();
    ipcMain.removeHandler(wire.call);
    ipcMain.removeAllListeners(wire.cancel);
  });
}
