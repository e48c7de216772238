import { app, dialog } from 'electron';
import type { Logger } from '../ports';
import { registerAppScheme } from './app-protocol';
import { redact } from './redact';
import { t } from './texts';

export interface Start {
  /** Whether the console runs on the demo tenant. */
  demo: boolean;
}

/**
 * What must be settled before Electron is ready: sandbox, scheme, profile folder, and that this is
 * the only copy. Answers null when another copy has the profile open; it has been told, and this
 * one must end.
 */
export function prepareStart(): Start | null {
  // Root has to switch Chromium's sandbox off, and its processes do not start when both are wished.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerAppScheme();
  // Chromium would fetch dictionaries from its own servers for every session there is.
  app.on('session-created', (session) => session.setSpellCheckerLanguages([]));
  if (process.platform === 'win32') app.setAppUserModelId('com.helpmaster.m365-console');
  const demo = app.commandLine.hasSwitch('demo');
  // The demo must never touch the connection of a real tenant.
  if (demo && !app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', `${app.getPath('userData')}-demo`);
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return null;
  }
  return { demo };
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
  dialog.showErrorBox(t('shell.startFailed.title'), t('shell.startFailed.detail', { reason }));
  app.exit(1);
}
