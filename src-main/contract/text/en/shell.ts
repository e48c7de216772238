import type { FileReason } from '../../file-reasons';

/** Texts of the window around the page: the menu and the system's own message boxes. */
export const shell = {
  menu: {
    file: '&File',
    edit: '&Edit',
    view: '&View',
    window: '&Window',
    help: '&Help',
    close: 'Close window',
    quit: 'Exit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    /** What macOS wants in the menu that has the application's name. */
    services: 'Services',
    hide: 'Hide {{app}}',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    quitApp: 'Quit {{app}}',
    pages: {
      connection: 'API Integrations',
      users: 'Microsoft 365 Users',
      emailAccounts: 'Global Email Accounts',
      setUpGuide: 'Set-up Guide',
      activity: 'Activity',
      preferences: 'Preferences',
    },
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    zoomReset: 'Actual size',
    fullScreen: 'Full screen',
    reload: 'Reload',
    devTools: 'Developer tools',
    minimise: 'Minimise',
    docsRegisterApp: 'How to register an app',
    docsErrorCodes: 'Sign-in error codes',
    docsNetworkEndpoints: 'Addresses a firewall must allow',
    docsNationalClouds: 'National clouds',
    about: 'About {{app}}',
  },
  about: {
    title: 'About {{app}}',
    message: '{{app}} {{version}}',
    detail: 'Electron {{electron}}\nChromium {{chrome}}',
    close: 'Close',
  },
  unsaved: {
    title: 'Unsaved changes',
    message: 'Close without saving the changes?',
    detail: 'The page has not answered. What was changed since the last save will be lost.',
    keepOpen: 'Keep open',
    closeWithoutSaving: 'Close without saving',
  },
  crashed: {
    title: 'The page stopped working',
    detail:
      'The page stopped twice in a short time, so the console closes now. Saved settings are safe. Start the console again; if this goes on, restart the computer and check for a graphics driver update.',
  },
  pageNotShown: {
    title: 'The console could not show its page',
    detail:
      'A program file may be missing, or a security product may be holding it back. Saved settings are safe.\n\nInstall the console again over the present one. If this goes on, ask whoever looks after this computer to exempt HelpMaster M365 Console from inspection.',
  },
  profileNotWritable: {
    title: 'The console could not open its profile folder',
    detail:
      'The folder {{folder}} cannot be written: {{reason}}. The console keeps its settings there.\n\n{{remedy}}, then start the console again.',
  },
  /** Why the system refused a file, in the middle of a sentence. */
  fileReasons: {
    diskFull: 'the disk is full',
    notAllowed: 'this account has no permission',
    readOnly: 'the disk is read-only',
    absent: 'its folder is not there',
    inTheWay: 'a folder is in the place of a file, or a file in the place of a folder',
    other: 'the system reports a fault of the disk or the file',
  } satisfies Record<FileReason, string>,
  /** What to do about it, at the beginning of a sentence. */
  fileRemedies: {
    diskFull: 'Free some disk space',
    notAllowed: 'Give this account permission to read and write the file and its folder',
    readOnly: 'Make the disk writable',
    absent: 'Put the folder back or connect its disk',
    inTheWay: 'Rename what is in its place',
    other: 'Check the disk, and whether another program is using the file',
  } satisfies Record<FileReason, string>,
  /** System notifications. */
  scope: {
    applies: {
      title: 'The access scope applies',
      text_one: 'The one mailbox that was tried is as intended.',
      text_other: 'All {{count, number}} mailboxes that were tried are as intended.',
    },
    gaveUp: {
      title: 'The access scope is still not as intended',
      text_zero: 'The mailboxes could not be tried. Open Set-up Guide to see why.',
      text_one: '{{count, number}} mailbox is not as intended. Open Set-up Guide to see which.',
      text_other:
        '{{count, number}} mailboxes are not as intended. Open Set-up Guide to see which.',
    },
  },
  /** The notification of the system. */
  expiry: {
    credentials: { clientSecret: 'client secret', certificate: 'certificate' },
    expires_zero: 'The {{credential}} of {{connection}} expires today',
    expires_one: 'The {{credential}} of {{connection}} expires tomorrow',
    expires_other: 'The {{credential}} of {{connection}} expires in {{count, number}} days',
    expired: 'The {{credential}} of {{connection}} has expired',
    body: 'Without a valid one the helpdesk can neither send nor read mail. Replace it in API Integrations.',
    bodyNotInUse:
      'This connection is not in use at the moment. Switch to it in API Integrations and replace it.',
  },
  startFailed: {
    title: 'The console could not start',
    detail:
      'Something the console needs could not be read or written: {{reason}}\n\nCheck that your user may write to its profile folder and that the disk is not full, then start the console again. Reinstalling repairs missing program files; your settings are kept.',
  },
} as const;
