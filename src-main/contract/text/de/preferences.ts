import type { preferences as english } from '../en/preferences';
import type { Words } from '../words';

/** Preferences: the language, and the licences of what the application is made of. */
export const preferences = {
  purpose: 'Wie sich diese Konsole verhält und woraus sie besteht.',
  language: {
    label: 'Sprache',
    system: 'Wie das System',
    en: 'English',
    de: 'Deutsch',
    notSaved:
      'Die Wahl gilt, bis die Konsole geschlossen wird: Sie konnte nicht gespeichert werden.',
  },
  about: {
    title: 'Info',
    version: 'Version',
    electron: 'Electron',
    chromium: 'Chromium',
    licence:
      'HelpMaster M365 Console ist freie Software unter der MIT-Lizenz. Die Lizenzen von Electron und Chromium liegen neben dem Programm.',
    licences: 'Open-Source-Lizenzen',
  },
  licences: {
    title: 'Open-Source-Lizenzen',
    text: 'Die Anwendung besteht aus {{count, number}} Paketen. Öffnen Sie eines, um seine Lizenz zu lesen.',
    noText: 'Das Paket enthält keinen Text seiner Lizenz.',
    close: 'Schließen',
  },
} satisfies Words<typeof english>;
