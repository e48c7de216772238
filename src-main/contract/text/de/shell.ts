import type { shell as english } from '../en/shell';
import type { Words } from '../words';

/** Texts of the window around the page: the menu and the system's own message boxes. */
export const shell = {
  menu: {
    file: '&Datei',
    edit: '&Bearbeiten',
    view: '&Ansicht',
    window: '&Fenster',
    help: '&Hilfe',
    close: 'Fenster schließen',
    quit: 'Beenden',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    /** What macOS wants in the menu that has the application's name. */
    services: 'Dienste',
    hide: '{{app}} ausblenden',
    hideOthers: 'Andere ausblenden',
    showAll: 'Alle einblenden',
    quitApp: '{{app}} beenden',
    pages: {
      connection: 'API-Integrationen',
      users: 'Microsoft 365-Benutzer',
      emailAccounts: 'Globale E-Mail-Konten',
      setUpGuide: 'Einrichtungsleitfaden',
      activity: 'Aktivität',
      preferences: 'Optionen',
    },
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    zoomReset: 'Originalgröße',
    fullScreen: 'Vollbild',
    reload: 'Neu laden',
    devTools: 'Entwicklertools',
    minimise: 'Minimieren',
    docsRegisterApp: 'So wird eine App registriert',
    docsErrorCodes: 'Fehlercodes der Anmeldung',
    docsNetworkEndpoints: 'Adressen, die eine Firewall zulassen muss',
    docsNationalClouds: 'Nationale Clouds',
    about: 'Info über {{app}}',
  },
  about: {
    title: 'Info über {{app}}',
    message: '{{app}} {{version}}',
    detail: 'Electron {{electron}}\nChromium {{chrome}}',
    close: 'Schließen',
  },
  unsaved: {
    title: 'Nicht gespeicherte Änderungen',
    message: 'Schließen, ohne die Änderungen zu speichern?',
    detail:
      'Die Seite hat nicht geantwortet. Was seit dem letzten Speichern geändert wurde, geht verloren.',
    keepOpen: 'Geöffnet lassen',
    closeWithoutSaving: 'Ohne Speichern schließen',
  },
  crashed: {
    title: 'Die Seite funktioniert nicht mehr',
    detail:
      'Die Seite wurde in kurzer Zeit zweimal unerwartet beendet, daher wird die Konsole jetzt geschlossen. Gespeicherte Einstellungen sind sicher. Starten Sie die Konsole erneut. Wenn das wieder geschieht, starten Sie den Computer neu, und suchen Sie nach einem Update des Grafiktreibers.',
  },
  pageNotShown: {
    title: 'Die Konsole konnte ihre Seite nicht anzeigen',
    detail:
      'Möglicherweise fehlt eine Programmdatei, oder ein Sicherheitsprodukt hält sie zurück. Gespeicherte Einstellungen sind sicher.\n\nInstallieren Sie die Konsole erneut über die vorhandene. Wenn das nicht hilft, bitten Sie die Person, die diesen Computer betreut, HelpMaster M365 Console von der Überprüfung auszunehmen.',
  },
  profileNotWritable: {
    title: 'Die Konsole konnte ihren Profilordner nicht öffnen',
    detail:
      'In den Ordner {{folder}} kann nicht geschrieben werden: {{reason}}. Die Konsole bewahrt dort ihre Einstellungen auf.\n\n{{remedy}}, und starten Sie die Konsole dann erneut.',
  },
  /** Why the system refused a file, in the middle of a sentence. */
  fileReasons: {
    diskFull: 'der Datenträger ist voll',
    notAllowed: 'dieses Konto ist dazu nicht berechtigt',
    readOnly: 'der Datenträger ist schreibgeschützt',
    absent: 'der Ordner der Datei ist nicht vorhanden',
    inTheWay:
      'anstelle einer Datei ist ein Ordner vorhanden oder anstelle eines Ordners eine Datei',
    other: 'das System meldet einen Fehler des Datenträgers oder der Datei',
  },
  /** What to do about it, at the beginning of a sentence. */
  fileRemedies: {
    diskFull: 'Geben Sie Speicherplatz auf dem Datenträger frei',
    notAllowed:
      'Berechtigen Sie dieses Konto, die Datei und ihren Ordner zu lesen und zu schreiben',
    readOnly: 'Heben Sie den Schreibschutz des Datenträgers auf',
    absent: 'Legen Sie den Ordner wieder an, oder schließen Sie seinen Datenträger an',
    inTheWay: 'Benennen Sie um, was an dieser Stelle vorhanden ist',
    other: 'Prüfen Sie den Datenträger und ob ein anderes Programm die Datei verwendet',
  },
  /** System notifications. */
  scope: {
    applies: {
      title: 'Der Zugriffsbereich gilt',
      text_one: 'Das eine geprüfte Postfach verhält sich wie beabsichtigt.',
      text_other: 'Alle {{count, number}} geprüften Postfächer verhalten sich wie beabsichtigt.',
    },
    gaveUp: {
      title: 'Der Zugriffsbereich ist noch nicht wie beabsichtigt',
      text_zero:
        'Die Postfächer konnten nicht geprüft werden. Im Einrichtungsleitfaden sehen Sie den Grund.',
      text_one:
        '{{count, number}} Postfach verhält sich nicht wie beabsichtigt. Im Einrichtungsleitfaden sehen Sie, welches.',
      text_other:
        '{{count, number}} Postfächer verhalten sich nicht wie beabsichtigt. Im Einrichtungsleitfaden sehen Sie, welche.',
    },
  },
  /** The notification of the system. */
  expiry: {
    credentials: { clientSecret: 'Geheimer Clientschlüssel', certificate: 'Zertifikat' },
    expires_zero: '{{connection}}: {{credential}} läuft heute ab',
    expires_one: '{{connection}}: {{credential}} läuft morgen ab',
    expires_other: '{{connection}}: {{credential}} läuft in {{count, number}} Tagen ab',
    expired: '{{connection}}: {{credential}} ist abgelaufen',
    body: 'Ohne gültige Anmeldeinformationen kann der Helpdesk weder E-Mails senden noch lesen. Ersetzen Sie sie unter API-Integrationen.',
    bodyNotInUse:
      'Diese Verbindung ist zurzeit nicht in Gebrauch. Wechseln Sie unter API-Integrationen zu ihr, und ersetzen Sie ihre Anmeldeinformationen.',
  },
  startFailed: {
    title: 'Die Konsole konnte nicht gestartet werden',
    detail:
      'Etwas, das die Konsole benötigt, konnte nicht gelesen oder geschrieben werden: {{reason}}\n\nPrüfen Sie, ob Ihr Benutzer in seinen Profilordner schreiben darf und der Datenträger nicht voll ist, und starten Sie die Konsole dann erneut. Eine Neuinstallation ersetzt fehlende Programmdateien; Ihre Einstellungen bleiben erhalten.',
  },
} satisfies Words<typeof english>;
