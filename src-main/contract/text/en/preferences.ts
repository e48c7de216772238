/** Preferences: the language, and the licences of what the application is made of. */
export const preferences = {
  purpose: 'How this console behaves, and what it is made of.',
  language: {
    label: 'Language',
    system: 'Same as the system',
    en: 'English',
    de: 'Deutsch',
    notSaved: 'The choice holds until the console is closed: it could not be saved.',
  },
  about: {
    title: 'About',
    version: 'Version',
    electron: 'Electron',
    chromium: 'Chromium',
    licence:
      'HelpMaster M365 Console is free software under the MIT licence. The licences of Electron and Chromium lie beside the program.',
    licences: 'Open-source licences',
  },
  licences: {
    title: 'Open-source licences',
    text: 'The application is built from {{count, number}} packages. Open one to read its licence.',
    noText: 'The package brings no text of its licence.',
    close: 'Close',
  },
} as const;
