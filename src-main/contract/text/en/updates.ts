import type { UpdateObstacle } from '../../updates';

/** Updates of the console itself. */
export const updates = {
  title: 'Updates',
  off: 'Updates are turned off by your organisation.',
  unavailable: {
    'no-feed': 'This build has no address to look for updates at.',
    development: 'The console runs from its sources, which are updated there.',
    demo: 'The demo tenant uses no network and does not look for updates.',
    package: 'Updates come the way this console was installed: with the packages of this computer.',
    unsigned: 'This build is not signed, so the origin of an update could not be verified.',
  } satisfies Record<UpdateObstacle, string>,
  notChecked: 'Not checked yet.',
  checking: 'Checking for updates…',
  upToDate: 'This is the newest version. Checked {{time}}.',
  available: 'Version {{version}} is available.',
  downloading: 'Downloading version {{version}}…',
  progress: '{{done}} of {{of}}',
  ready:
    'Version {{version}} is ready, downloaded and verified. Choose Restart and update to install it.',
  notes: 'What is new',
  check: 'Check for updates',
  download: 'Download',
  cancel: 'Cancel',
  install: 'Restart and update',
  installing: 'The console restarts…',
  hint: 'Nothing is downloaded or installed without your click.',
  banner: {
    available: 'Version {{version}} of the console is available.',
    ready: 'Version {{version}} of the console is ready to be installed.',
    open: 'Open Preferences',
    later: 'Not now',
  },
} as const;
