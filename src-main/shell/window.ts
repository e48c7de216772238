import { app, BrowserWindow, dialog, nativeTheme, screen, type Session } from 'electron';
import type { MainEvent } from '../contract/channels';
import type { Logger } from '../ports';
import { pageAddress } from './app-address';
import { failPage } from './app-start';
import { createCloseGuard } from './close-guard';
import { guardContents } from './session-guards';
import { t } from './texts';
import { openingPlace, smallest } from './window-place';
import type { WindowPlaceFile } from './window-place-file';
import { wire } from '../ipc/wire';

/** Chromium's code for a load that was given up on purpose. */
const aborted = -3;

export interface MainWindow {
  readonly browserWindow: BrowserWindow;
  /** Tells the page; what is told before it listens waits for it. */
  send(event: MainEvent): void;
  /** The page has made a call, so it listens. */
  pageListens(): void;
  /** Brings the window to the front, from wherever it is. */
  comeForward(): void;
  setUnsavedChanges(unsaved: boolean): void;
  /** Closes without asking; the page has asked. */
  close(): void;
}

export interface WindowOptions {
  session: Session;
  preload: string;
  placeFile: WindowPlaceFile;
  logger: Logger;
}

/** Fluent's page background in each theme, so that the first picture is not a white flash. */
const background = { light: '#fafafa', dark: '#1f1f1f' };

/** Two crashes of the page within this time are one that will not go away. */
const crashIntervalMs = 60_000;

/** Opens the window, shows it when the page has something to show, and guards its closing. */
export function openMainWindow({ session, preload, placeFile, logger }: WindowOptions): MainWindow {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = openingPlace(placeFile.load(), screens);
  const browserWindow = new BrowserWindow({
    ...place.bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: app.name,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload,
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  });
  const { webContents } = browserWindow;
  const guard = createCloseGuard();
  let lastCrash = -Infinity;

  guardContents(webContents, logger);

  let listens = false;
  let waiting: MainEvent[] = [];

  const send = (event: MainEvent) => {
    if (webContents.isDestroyed()) return;
    if (listens) webContents.send(wire.event, event);
    else waiting.push(event);
  };

  const pageListens = () => {
    listens = true;
    const events = waiting;
    waiting = [];
    events.forEach(send);
  };

  const comeForward = () => {
    if (browserWindow.isMinimized()) browserWindow.restore();
    browserWindow.show();
    browserWindow.focus();
  };

  const close = () => {
    guard.allow();
    browserWindow.close();
  };

  async function askNatively(): Promise<void> {
    const { response } = await dialog.showMessageBox(browserWindow, {
      type: 'warning',
      title: t('shell.unsaved.title'),
      message: t('shell.unsaved.message'),
      detail: t('shell.unsaved.detail'),
      buttons: [t('shell.unsaved.keepOpen'), t('shell.unsaved.closeWithoutSaving')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 1) browserWindow.destroy();
  }

  browserWindow.once('ready-to-show', () => {
    if (place.maximised) browserWindow.maximize();
    browserWindow.show();
  });
  browserWindow.on('close', (event) => {
    const decision = guard.onClose(performance.now());
    if (decision === 'close') {
      placeFile.save({
        bounds: browserWindow.getNormalBounds(),
        maximised: browserWindow.isMaximized(),
      });
      return;
    }
    event.preventDefault();
    comeForward();
    if (decision === 'askPage') send({ kind: 'closeRequested' });
    else void askNatively();
  });
  browserWindow.on('unresponsive', () => {
    logger.warn('The page does not respond');
    guard.setResponsive(false);
  });
  browserWindow.on('responsive', () => {
    guard.setResponsive(true);
  });
  browserWindow.on('page-title-updated', (event) => {
    // The title is the app's name on every page, as the taskbar and screen readers know it.
    event.preventDefault();
  });
  // Committed, not begun: a navigation that was denied leaves the page and its changes in place.
  webContents.on('did-navigate', () => {
    listens = false;
    guard.reset();
  });
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    guard.reset();
    if (reason === 'clean-exit') return;
    logger.error('The page stopped working', { reason, exitCode });
    const now = performance.now();
    const isFirst = now - lastCrash > crashIntervalMs;
    lastCrash = now;
    if (isFirst) {
      webContents.reload();
      return;
    }
    dialog.showErrorBox(t('shell.crashed.title'), t('shell.crashed.detail'));
    browserWindow.destroy();
  });

  const onFailedLoad = (
    _event: unknown,
    code: number,
    description: string,
    _address: string,
    isMainFrame: boolean,
  ) => {
    if (!isMainFrame || code === aborted) return;
    logger.error('The page could not be loaded', { error: description });
    failPage();
  };
  webContents.on('did-fail-load', onFailedLoad);
  // A navigation that is denied later leaves the page in place.
  webContents.once('did-finish-load', () => webContents.off('did-fail-load', onFailedLoad));
  browserWindow.loadURL(pageAddress).catch(() => {
    // Told by the event; the promise also fails when the window closes or reloads meanwhile.
  });

  return {
    browserWindow,
    send,
    pageListens,
    comeForward,
    setUnsavedChanges: (unsaved) => {
      guard.setUnsaved(unsaved);
    },
    close,
  };
}
