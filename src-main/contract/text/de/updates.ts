import type { updates as english } from '../en/updates';
import type { Words } from '../words';

/** Updates of the console itself. */
export const updates = {
  title: 'Aktualisierung',
  off: 'Updates sind von Ihrer Organisation ausgeschaltet.',
  unavailable: {
    'no-feed': 'In diesem Build ist keine Adresse angegeben, unter der nach Updates gesucht wird.',
    development: 'Die Konsole läuft aus ihren Quellen und wird dort aktualisiert.',
    demo: 'Der Demomandant verwendet kein Netzwerk und sucht nicht nach Updates.',
    package:
      'Updates kommen auf dem Weg, auf dem diese Konsole installiert wurde: mit den Paketen dieses Computers.',
    unsigned:
      'Dieser Build ist nicht signiert, daher könnte die Herkunft eines Updates nicht überprüft werden.',
  },
  notChecked: 'Noch nicht gesucht.',
  checking: 'Es wird nach Updates gesucht…',
  upToDate: 'Dies ist die neueste Version. Gesucht: {{time}}.',
  available: 'Version {{version}} ist verfügbar.',
  downloading: 'Version {{version}} wird heruntergeladen…',
  progress: '{{done}} von {{of}}',
  ready: 'Version {{version}} ist bereit. Sie wird installiert, wenn die Konsole neu startet.',
  notes: 'Neuerungen',
  check: 'Nach Updates suchen',
  download: 'Herunterladen',
  cancel: 'Abbrechen',
  install: 'Neu starten und aktualisieren',
  installing: 'Die Konsole startet neu…',
  hint: 'Ohne Ihren Klick wird nichts heruntergeladen oder installiert.',
  banner: {
    available: 'Version {{version}} der Konsole ist verfügbar.',
    ready: 'Version {{version}} der Konsole kann installiert werden.',
    open: 'Optionen öffnen',
    later: 'Nicht jetzt',
  },
} satisfies Words<typeof english>;
