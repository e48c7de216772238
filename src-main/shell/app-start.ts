import { app, dialog } from 'electron';
import { fileReasonOf } from '../contract/file-reasons';
import type { Logger } from '../ports';
import { registerAppScheme } from './app-protocol';
import { leaveMemoryOutOfCoreDumps } from './core-dumps';
import { startLanguage, tellChromiumLanguage } from './language';
import { redact } from './redact';
import { t } from './texts';
import { folderRefusal } from './writable-folder';

export interface Start {
  /** Whether the console runs on the demo tenant. */
  demo: boolean;
}

/** Switches that have Chromium write down what goes over the network, tokens included. */
const recordingSwitches = ['log-net-log', 'net-log-capture-mode', 'ssl-key-log-file'];

/**
 * What must be settled before Electron is ready: sandbox, scheme, profile folder, and that this is
 * the only copy. Answers null when this one must end: another copy has the profile open, which has
 * been told, or the profile folder can't be written, which the person is told.
 */
export function prepareStart(): Start | null {
  // Root has to switch Chromium's sandbox off, and its processes do not start when both are wished.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  leaveMemoryOutOfCoreDumps();
  for (const name of recordingSwitches) app.commandLine.removeSwitch(name);
  delete process.env['SSLKEYLOGFILE'];
  // Where QUIC fails before the headers have come, Chromium sends a request again, a write too.
  app.commandLine.appendSwitch('disable-quic');
  registerAppScheme();
  // Chromium would fetch dictionaries from its own servers for every session there is.
  app.on('session-created', (session) => session.setSpellCheckerLanguages([]));
  if (process.platform === 'win32') app.setAppUserModelId('com.helpmaster.m365-console');
  const demo = app.commandLine.hasSwitch('demo');
  // The demo must never touch the connection of a real tenant.
  if (demo && !app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', `${app.getPath('userData')}-demo`);
  }
  tellChromiumLanguage(app.getPath('userData'));
  if (!app.requestSingleInstanceLock()) {
    // The lock is a file in the profile folder: it also fails where nothing can be written.
    const folder = app.getPath('userData');
    const refusal = folderRefusal(folder);
    if (refusal === null) app.quit();
    // Before Electron is ready, Linux would show no box.
    else void app.whenReady().then(() => failForProfile(folder, refusal));
    return null;
  }
  return { demo };
}

function failForProfile(folder: string, refusal: string): void {
  startLanguage(folder);
  const why = fileReasonOf(refusal);
  endWithBox(
    t('shell.profileNotWritable.title'),
    t('shell.profileNotWritable.detail', {
      folder,
      reason: t(`shell.fileReasons.${why}`),
      remedy: t(`shell.fileRemedies.${why}`),
    }),
  );
}

/** Writes down what nobody has caught, in place of Electron's box with a stack trace. */
export function logUncaught(logger: Logger): void {
  const log = (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    logger.error('An error was not handled', { error: text });
  };
  process.on('uncaughtException', log);
  process.on('unhandledRejection', log);
}

/** Tells that the console can't start, and ends it. */
export function failStart(error: unknown): void {
  const reason = redact(error instanceof Error ? error.message : String(error));
  endWithBox(t('shell.startFailed.title'), t('shell.startFailed.detail', { reason }));
}

/** Tells that the page can't be shown, and ends the console rather than leave it without a window. */
export function failPage(): void {
  endWithBox(t('shell.pageNotShown.title'), t('shell.pageNotShown.detail'));
}

function endWithBox(title: string, detail: string): void {
  dialog.showErrorBox(title, detail);
  app.exit(1);
}
