import type { accessScope as english } from '../en/access-scope';
import type { Words } from '../words';

/** The section Access scope of the Set-up Guide. */
export const accessScope = {
  title: 'Zugriffsbereich',
  purpose:
    'Weisen Sie nach, dass die App die Postfächer des Helpdesks erreicht und keine anderen. Jedes Postfach antwortet nur mit Ja oder Nein: Es werden keine E-Mails gelesen, und nichts wird geändert.',
  buttons: {
    prove: 'Zugriffsbereich nachweisen',
    add: 'Postfächer hinzufügen…',
    sample: 'Zehn zufällig auswählen',
    remove: 'Entfernen',
    export: 'Für die Prüfung exportieren…',
    watch: 'Beobachten, bis er gilt',
    stopWatch: 'Beobachtung beenden',
  },
  mustNot:
    'E-Mail-Konten sollen erreichbar sein. Fügen Sie Postfächer hinzu, die es nicht sein dürfen, oder lassen Sie den Zufall zehn Personen aus dem Verzeichnis wählen.',
  empty: 'Es gibt noch kein E-Mail-Konto und kein Postfach, das nicht erreichbar sein darf.',
  grid: 'Postfächer des Zugriffsbereichs',
  columns: {
    name: 'Postfach',
    address: 'Adresse',
    expected: 'Soll erreichbar sein?',
    result: 'Ergebnis',
    meaning: 'Was es bedeutet',
  },
  selectAll: 'Alle Postfächer auswählen',
  selectRow: '{{name}} auswählen',
  loading: 'Wird geladen',
  expected: { yes: 'Ja', no: 'Nein' },
  results: {
    asIntended: 'Wie beabsichtigt',
    wronglyReachable: 'Zu Unrecht erreichbar',
    wronglyBlocked: 'Zu Unrecht gesperrt',
    unknown: 'Unbekannt',
  },
  notTried: 'Noch nicht geprüft',
  meanings: {
    works: 'Die App kann, was sie soll.',
    keptOut: 'Die App wird ferngehalten.',
    read: 'Die App kann die E-Mails dieser Person lesen.',
    send: 'Die App kann E-Mails als diese Person senden.',
    calendar: 'Die App kann den Kalender dieser Person sehen.',
  },
  probes: {
    read: 'E-Mails lesen',
    send: 'E-Mails senden',
    calendar: 'Kalender',
  },
  answers: { yes: 'Ja', no: 'Nein', unknown: 'Unbekannt' },
  probeAnswer: '{{probe}}: {{answer}}',
  details: 'Details des ausgewählten Postfachs',
  summary: {
    proven: 'Nachgewiesen',
    half: 'Zur Hälfte nachgewiesen',
    wrong: 'Nicht wie beabsichtigt',
    open: 'Nicht vollständig',
    provedAt: 'Geprüft am {{time}}.',
    reaches_one: 'Die App erreicht das eine Postfach, das sie erreichen soll',
    reaches_other: 'Die App erreicht alle {{count, number}} Postfächer, die sie erreichen soll',
    avoids_one: '{{reaches}}, und nicht das eine, das sie nicht erreichen darf.',
    avoids_other: '{{reaches}}, und keines der {{count, number}}, die sie nicht erreichen darf.',
    noOthers:
      '{{reaches}}. Fügen Sie Postfächer hinzu, die sie nicht erreichen darf, oder wählen Sie zehn zufällig aus, um die andere Hälfte nachzuweisen.',
    noAccounts_one:
      'Die App erreicht das eine Postfach nicht, das sie nicht erreichen darf. Es gibt kein E-Mail-Konto, das sie erreichen soll.',
    noAccounts_other:
      'Die App erreicht keines der {{count, number}} Postfächer, die sie nicht erreichen darf. Es gibt kein E-Mail-Konto, das sie erreichen soll.',
    wronglyReachable_one:
      'Die App erreicht {{count, number}} Postfach, das sie nicht erreichen darf.',
    wronglyReachable_other:
      'Die App erreicht {{count, number}} Postfächer, die sie nicht erreichen darf.',
    wronglyBlocked_one:
      'Von {{count, number}} Postfach, das sie erreichen soll, wird sie ferngehalten.',
    wronglyBlocked_other:
      'Von {{count, number}} Postfächern, die sie erreichen soll, wird sie ferngehalten.',
    unknown_one: '{{count, number}} Postfach gab nicht an, ob die App es erreichen darf.',
    unknown_other: '{{count, number}} Postfächer gaben nicht an, ob die App sie erreichen darf.',
    notTried_one: '{{count, number}} Postfach wurde nicht geprüft.',
    notTried_other: '{{count, number}} Postfächer wurden nicht geprüft.',
  },
  proving: 'Zugriffsbereich wird nachgewiesen',
  tried: '{{done, number}} von {{total, number}} Postfächern',
  waits: 'Microsoft 365 bittet um eine Pause von {{seconds, number}} s',
  sampling: 'Zehn Personen werden zufällig ausgewählt',
  looked: '{{count, number}} Benutzer betrachtet',
  adding: 'Postfächer werden hinzugefügt',
  exported: '{{file}} wurde gespeichert.',
  delay:
    'Es kann 30 Minuten bis mehr als eine Stunde dauern, bis eine neue Richtlinie gilt. Die Beobachtung prüft bis zu drei Stunden lang jede halbe Stunde erneut, solange die Konsole geöffnet ist, und eine Benachrichtigung meldet, wie sie ausgegangen ist.',
  watching: {
    checking: 'Beobachtung: Alle Postfächer werden jetzt geprüft.',
    waiting: 'Beobachtung: Die nächste Prüfung ist um {{next}}. Um {{end}} gibt sie auf.',
    gaveUp: 'Die Beobachtung ist beendet, und nicht alles ist wie beabsichtigt.',
  },
  csv: {
    connection: 'Verbindung',
    cloud: 'Cloud',
    tenant: 'Mandant',
    application: 'Anwendungs-ID',
    provedAt: 'Nachgewiesen am (UTC)',
    mailbox: 'Postfach',
    address: 'Adresse',
    objectId: 'Objekt-ID',
    origin: 'Warum es geprüft wird',
    expected: 'Soll erreichbar sein',
    result: 'Ergebnis',
    read: 'E-Mails lesen',
    send: 'E-Mails senden',
    calendar: 'Kalender',
    probes: 'Anfragen',
    reason: 'Grund',
    errorCode: 'Fehlercode',
    requestId: 'Anforderungs-ID',
    origins: {
      account: 'E-Mail-Konto',
      picked: 'Von der Administration ausgewählt',
      sampled: 'Zufällige Stichprobe',
    },
    requests: {
      read: '{{request}} und POST move einer Nachricht, die es nicht gibt',
      send: '{{request}} mit einer Nachricht, die nur abgelehnt werden kann',
      calendar: '{{request}} und PATCH eines Termins, den es nicht gibt',
    },
  },
  notConnected:
    'Verbinden Sie HelpMaster mit Microsoft 365, dann wird hier nachgewiesen, was es erreicht.',
  openConnection: 'API-Integrationen öffnen',
} satisfies Words<typeof english>;
