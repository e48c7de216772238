import { app, dialog, Menu, type MenuItemConstructorOptions } from 'electron';
import { pageIds, type PageId } from '../contract/channels';
import type { LinkId } from '../contract/links';
import { t } from './texts';

export interface MenuActions {
  navigate(page: PageId): void;
  openLink(link: LinkId): void;
}

const isMac = process.platform === 'darwin';

function about(): void {
  const texts = {
    app: app.name,
    version: app.getVersion(),
    electron: process.versions.electron,
    chrome: process.versions.chrome,
  };
  void dialog.showMessageBox({
    type: 'info',
    title: t('shell.about.title', texts),
    message: t('shell.about.message', texts),
    detail: t('shell.about.detail', texts),
    buttons: [t('shell.about.close')],
    noLink: true,
  });
}

function pageItems(actions: MenuActions): MenuItemConstructorOptions[] {
  return pageIds.map((page, index) => ({
    label: t(`shell.menu.pages.${page}`),
    accelerator: `CmdOrCtrl+${String(index + 1)}`,
    click: () => {
      actions.navigate(page);
    },
  }));
}

function developerItems(): MenuItemConstructorOptions[] {
  if (app.isPackaged) return [];
  return [
    { type: 'separator' },
    { role: 'reload', label: t('shell.menu.reload') },
    { role: 'toggleDevTools', label: t('shell.menu.devTools') },
  ];
}

/** The first menu on macOS; Electron's own is English whatever the console speaks. */
function appMenu(): MenuItemConstructorOptions {
  return {
    label: app.name,
    submenu: [
      { label: t('shell.menu.about', { app: app.name }), click: about },
      { type: 'separator' },
      { role: 'services', label: t('shell.menu.services') },
      { type: 'separator' },
      { role: 'hide', label: t('shell.menu.hide', { app: app.name }) },
      { role: 'hideOthers', label: t('shell.menu.hideOthers') },
      { role: 'unhide', label: t('shell.menu.showAll') },
      { type: 'separator' },
      { role: 'quit', label: t('shell.menu.quitApp', { app: app.name }) },
    ],
  };
}

function fileMenu(): MenuItemConstructorOptions {
  return {
    label: t('shell.menu.file'),
    submenu: [
      isMac
        ? { role: 'close', label: t('shell.menu.close') }
        : { role: 'quit', label: t('shell.menu.quit'), accelerator: 'CmdOrCtrl+Q' },
    ],
  };
}

function editMenu(): MenuItemConstructorOptions {
  return {
    label: t('shell.menu.edit'),
    submenu: [
      { role: 'undo', label: t('shell.menu.undo') },
      { role: 'redo', label: t('shell.menu.redo') },
      { type: 'separator' },
      { role: 'cut', label: t('shell.menu.cut') },
      { role: 'copy', label: t('shell.menu.copy') },
      { role: 'paste', label: t('shell.menu.paste') },
      { role: 'selectAll', label: t('shell.menu.selectAll') },
    ],
  };
}

function viewMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: t('shell.menu.view'),
    submenu: [
      ...pageItems(actions),
      { type: 'separator' },
      { role: 'zoomIn', label: t('shell.menu.zoomIn') },
      // The same key without Shift, which most keyboards need for a plus.
      { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
      { role: 'zoomOut', label: t('shell.menu.zoomOut') },
      { role: 'resetZoom', label: t('shell.menu.zoomReset') },
      { role: 'togglefullscreen', label: t('shell.menu.fullScreen') },
      ...developerItems(),
    ],
  };
}

function windowMenu(): MenuItemConstructorOptions {
  return {
    label: t('shell.menu.window'),
    submenu: [
      { role: 'minimize', label: t('shell.menu.minimise') },
      { role: 'close', label: t('shell.menu.close') },
    ],
  };
}

function helpMenu(actions: MenuActions): MenuItemConstructorOptions {
  const link = (label: string, id: LinkId): MenuItemConstructorOptions => ({
    label,
    click: () => {
      actions.openLink(id);
    },
  });
  return {
    label: t('shell.menu.help'),
    role: 'help',
    submenu: [
      link(t('shell.menu.docsRegisterApp'), 'docs-register-app'),
      link(t('shell.menu.docsErrorCodes'), 'docs-error-codes'),
      link(t('shell.menu.docsNetworkEndpoints'), 'docs-network-endpoints'),
      link(t('shell.menu.docsNationalClouds'), 'docs-national-clouds'),
      { type: 'separator' },
      { label: t('shell.menu.about', { app: app.name }), click: about },
    ],
  };
}

/** Sets the application's menu with the system's usual shortcuts and one for each page. */
export function setMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu()] : []),
      fileMenu(),
      editMenu(),
      viewMenu(actions),
      windowMenu(),
      helpMenu(actions),
    ]),
  );
}
