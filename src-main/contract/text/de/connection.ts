import type { connection as english } from '../en/connection';
import type { Words } from '../words';

/** API Integrations, tab Microsoft 365, and the dialogs it opens. */
export const connection = {
  purpose:
    'Verbinden Sie HelpMaster mit Microsoft 365, und weisen Sie nach, dass jeder Teil davon funktioniert.',
  tab: 'Microsoft 365',
  loading: 'Verbindung wird geladen',
  groups: {
    cloud: 'Cloud',
    app: 'App-Registrierung',
    credential: 'Anmeldeinformationen',
    testMailbox: 'Testpostfach',
  },
  groupHints: {
    app: 'Beide IDs stehen auf der Seite „Übersicht“ Ihrer App-Registrierung.',
    clientSecret:
      'Aus „Zertifikate & Geheimnisse“ der App. Kopieren Sie die Spalte „Wert“, nicht die Geheimnis-ID.',
    certificate:
      'Sicherer als ein Geheimnis: Der private Schlüssel verlässt diesen Computer nie. Laden Sie die CER-Datei in die App hoch.',
    testMailbox:
      'Optional. Weist Senden, Lesen und Kalender an einem echten Postfach nach, ohne etwas zu ändern.',
  },
  clouds: {
    global: 'Global (kommerziell und GCC)',
    gccHigh: 'US-Behörden (GCC High)',
    dod: 'US-Behörden (DoD)',
    china: 'China (21Vianet)',
    bleu: 'Bleu (Frankreich)',
    delos: 'Delos (Deutschland)',
    govSg: 'GovSG (Singapur)',
    custom: 'Eigene Endpunkte',
  },
  credentialKind: {
    label: 'Art der Anmeldeinformationen',
    panel: 'Anmeldeinformationen der App',
    clientSecret: 'Geheimer Clientschlüssel',
    certificate: 'Zertifikat',
  },
  bothCredentials: {
    clientSecret:
      'Es ist auch ein Zertifikat ausgewählt. Nur der geheime Clientschlüssel wird verwendet.',
    certificate:
      'Es ist auch ein geheimer Clientschlüssel eingegeben. Nur das Zertifikat wird verwendet.',
  },
  certificate: {
    import: 'Zertifikat importieren…',
    create: 'Zertifikat erstellen',
    creating: 'Schlüsselpaar wird erstellt…',
    saveCer: 'CER-Datei speichern…',
    none: 'Noch kein Zertifikat. Importieren Sie eines mit seinem privaten Schlüssel, oder erstellen Sie hier eines.',
    thumbprint: 'Fingerabdruck (SHA-256)',
    subject: 'Name',
    expires: 'Läuft ab am',
    offered:
      'Noch nicht gespeichert. Laden Sie die CER-Datei in die App hoch, testen Sie das Zertifikat, und wählen Sie dann „Übernehmen“.',
    ready: 'Das Zertifikat kann jetzt getestet werden.',
    savedCer:
      'Als {{file}} gespeichert. Laden Sie die Datei unter „Zertifikate & Geheimnisse“, „Zertifikate“ hoch.',
    password: {
      title: 'Kennwort des Zertifikats',
      label: 'Kennwort',
      open: 'Öffnen',
      cancel: 'Abbrechen',
    },
  },
  connections: {
    label: 'Verbindungen',
    manage: 'Verbindungen verwalten',
    fresh: 'Neue Verbindung',
    add: 'Verbindung hinzufügen',
    rename: 'Umbenennen…',
    delete: 'Löschen…',
    cancel: 'Abbrechen',
    name: 'Name',
    nameNeeded: 'Geben Sie einen Namen ein.',
    renameTitle: 'Verbindung umbenennen',
    renameConfirm: 'Umbenennen',
    deleteTitle: 'Verbindung {{name}} löschen?',
    deleteWords:
      'Ihre Anmeldeinformationen werden von diesem Computer gelöscht. In Microsoft 365 ändert sich nichts.',
    accounts_one:
      'Ein E-Mail-Konto gehört zu ihr. Wird es behalten, ist es wieder da, sobald dieser Mandant erneut verbunden wird.',
    accounts_other:
      '{{count, number}} E-Mail-Konten gehören zu ihr. Werden sie behalten, sind sie wieder da, sobald dieser Mandant erneut verbunden wird.',
    deleteConfirm: 'Verbindung löschen',
    deleteKeeping: 'Löschen, Konten behalten',
    deleteWithAccounts: 'Mit den Konten löschen',
  },
  replace: {
    open: 'Geheimnis ersetzen…',
    title: 'Geheimen Clientschlüssel ersetzen',
    purpose:
      'Das neue Geheimnis wird getestet, während das alte in Gebrauch bleibt, und tritt erst nach einem erfolgreichen Test an dessen Stelle.',
    secret: 'Neuer geheimer Clientschlüssel',
    expires: 'Neues Geheimnis läuft ab am',
    start: 'Testen und ersetzen',
    cancel: 'Abbrechen',
    progress: 'Das neue Geheimnis wird getestet',
    testing: 'Test läuft: {{step}}…',
    oldStays: 'Es wurde nichts geändert. Das alte Geheimnis bleibt in Gebrauch.',
    done: {
      clientSecret: {
        clientSecret: 'Der geheime Clientschlüssel wurde am {{date}} ersetzt.',
        certificate: 'Der geheime Clientschlüssel wurde am {{date}} durch ein Zertifikat ersetzt.',
      },
      certificate: {
        clientSecret:
          'Das Zertifikat wurde am {{date}} durch einen geheimen Clientschlüssel ersetzt.',
        certificate: 'Das Zertifikat wurde am {{date}} ersetzt.',
      },
    },
    kept: 'Die alten Anmeldeinformationen bleiben erhalten, bis die neuen an einem weiteren Tag funktioniert haben. Löschen Sie die alten danach im Portal.',
    undo: 'Rückgängig',
    undone: {
      clientSecret: 'Der alte geheime Clientschlüssel ist wieder in Gebrauch.',
      certificate: 'Das alte Zertifikat ist wieder in Gebrauch.',
    },
    replaced: 'Der neue geheime Clientschlüssel ist in Gebrauch.',
  },
  expiry: {
    expires_zero: 'Läuft heute ab',
    expires_one: 'Läuft morgen ab',
    expires_other: 'Läuft in {{count, number}} Tagen ab',
    expired: 'Abgelaufen',
    line: '{{words}} ({{date}})',
    titles: { clientSecret: 'Geheimer Clientschlüssel:', certificate: 'Zertifikat:' },
    advice: {
      clientSecret:
        'Ohne gültiges Geheimnis kann der Helpdesk weder E-Mails senden noch lesen. Erstellen Sie im Portal ein neues, und geben Sie es hier ein.',
      certificate:
        'Ohne gültiges Zertifikat kann der Helpdesk weder E-Mails senden noch lesen. Erstellen oder importieren Sie hier ein neues, und laden Sie dessen CER-Datei hoch.',
    },
    read: 'Aus Microsoft 365 lesen',
    reading: 'Wird gelesen…',
    found: 'Microsoft 365 nennt den {{date}}.',
    same: 'Microsoft 365 nennt den {{date}}, wie eingegeben.',
    use: 'Dieses Datum verwenden',
  },
  fields: {
    cloud: 'Cloud',
    authorityUrl: 'URL der Anmeldeautorität',
    graphUrl: 'URL von Microsoft Graph',
    clientId: 'Anwendungs-ID (Client)',
    tenantId: 'Verzeichnis-ID (Mandant)',
    clientSecret: 'Geheimer Clientschlüssel',
    certificate: 'Zertifikat',
    secretExpires: 'Geheimnis läuft ab am',
    testMailbox: 'Testpostfach',
  },
  hints: {
    endpoints: '{{authority}} und {{graph}}',
    pasteBoth:
      'Fügen Sie hier den ganzen Block aus der Übersicht ein, und beide IDs werden ausgefüllt.',
    tenantId: 'Auch ein bestätigter Domänenname wie contoso.com funktioniert.',
    secretExpires: 'Optional. Das Datum neben dem Geheimnis im Portal.',
    testMailbox: 'Eine Adresse, ein Benutzerprinzipalname oder eine Objekt-ID.',
    secretSaved: 'Gespeichert – zum Ersetzen eingeben',
    managed: 'Von Ihrer Organisation verwaltet.',
    cloudNotAllowed: '{{cloud}} – von Ihrer Organisation nicht erlaubt',
  },
  required: {
    clientId: 'Geben Sie die Anwendungs-ID (Client) aus der Übersicht der App ein.',
    tenantId:
      'Geben Sie die Verzeichnis-ID (Mandant) oder einen bestätigten Domänennamen des Mandanten ein.',
    clientSecret: 'Geben Sie den Wert eines geheimen Clientschlüssels ein.',
    clientSecretAgain:
      'Geben Sie das Geheimnis erneut ein. Das gespeicherte gehört zur vorherigen Verbindung und wird nirgendwo anders hin gesendet.',
    certificate:
      'Importieren Sie ein Zertifikat mit seinem privaten Schlüssel, oder erstellen Sie eines.',
    certificateAgain:
      'Importieren Sie das Zertifikat erneut. Das gespeicherte gehört zur vorherigen Verbindung und wird nirgendwo anders verwendet.',
    authorityUrl: 'Geben Sie die Adresse des Anmeldedienstes ein.',
    graphUrl: 'Geben Sie die Adresse von Microsoft Graph ein.',
  },
  invalid: {
    clientId:
      'Die Anwendungs-ID (Client) besteht aus 32 Buchstaben a–f und Ziffern in fünf Gruppen, zum Beispiel 00000000-0000-0000-0000-000000000000.',
    tenantId:
      'Die Verzeichnis-ID (Mandant) besteht aus fünf Gruppen von Buchstaben a–f und Ziffern oder ist ein Domänenname wie contoso.com.',
    tenantShared:
      'Geben Sie die Mandanten-ID dieser Organisation ein. „{{tenant}}“ steht für einen beliebigen Mandanten und kann von einer App nicht verwendet werden.',
    authorityUrl:
      'Geben Sie eine https://-Adresse ohne Pfad ein, zum Beispiel https://login.example.com.',
    graphUrl:
      'Geben Sie eine https://-Adresse ohne Pfad ein, zum Beispiel https://graph.example.com.',
    secretExpires: 'Geben Sie ein vollständiges Datum ein.',
    tooLong:
      'Das ist länger, als Microsoft 365 erlaubt. Kopieren Sie den Wert noch einmal für sich allein.',
    testMailbox:
      'Geben Sie eine vollständige Adresse wie support@contoso.com oder eine Objekt-ID ein.',
  },
  warnings: {
    secretLooksLikeId:
      'Das sieht nach der Geheimnis-ID aus; kopieren Sie die Spalte „Wert“. Der Wert wird nur einmal angezeigt, direkt nach dem Erstellen des Geheimnisses.',
    secretHasSpaces:
      'Das Geheimnis enthält ein Leerzeichen. Geheimnisse aus dem Portal enthalten keine.',
    secretShort: 'Das ist kürzer als die Geheimnisse, die Microsoft erstellt (etwa 40 Zeichen).',
    sameIds:
      'Das ist dieselbe ID wie die Verzeichnis-ID (Mandant). Kopieren Sie die Anwendungs-ID (Client).',
    secretExpired: 'Dieses Datum ist vergangen. Microsoft 365 lehnt ein abgelaufenes Geheimnis ab.',
  },
  filledFromPortal: 'Beide IDs wurden aus dem kopierten Text ausgefüllt.',
  buttons: {
    test: 'Einstellungen testen',
    cancelTest: 'Test abbrechen',
    apply: 'Übernehmen',
    revert: 'Zurücksetzen',
    emailAccounts: 'E-Mail-Konten einrichten',
    browse: 'Benutzer durchsuchen…',
  },
  saved: 'Gespeichert',
  savedForThisRun:
    'Gespeichert. Die Anmeldeinformationen werden nur bis zum Schließen der Konsole behalten.',
  readOnly: 'Diese Einstellungen sind schreibgeschützt geöffnet.',
  results: {
    title: 'Testergebnisse',
    empty:
      'Noch nichts getestet. „Einstellungen testen“ prüft nacheinander jeden Teil der Verbindung.',
    changed: 'Die Werte haben sich seit diesem Test geändert.',
    cancelled: 'Der Test wurde abgebrochen. Es wurde nichts geändert oder gespeichert.',
    announceFailed: 'Der Test ist beendet. {{step}}: {{outcome}}. {{happened}}',
    milliseconds: '{{number}} ms',
    seconds: '{{number}} s',
  },
  steps: {
    reach: 'Anmeldedienst erreichen',
    tenant: 'Mandanten finden',
    authenticate: 'App authentifizieren',
    directory: 'Verzeichnis lesen',
    send: 'E-Mails senden',
    read: 'E-Mails lesen und verschieben',
    calendar: 'Kalender verwalten',
  },
  outcomes: {
    passed: 'Bestanden',
    warning: 'Warnung',
    failed: 'Fehlgeschlagen',
    skipped: 'Übersprungen',
  },
  success: {
    title: 'Die Microsoft 365-Authentifizierung war erfolgreich',
    organisation: 'Organisation',
    capabilities: 'Das kann der Helpdesk jetzt',
    can: {
      directory: 'Benutzer und Postfächer der Organisation durchsuchen',
      send: 'E-Mails senden',
      read: 'E-Mails lesen und verschieben',
      calendar: 'Kalender verwalten',
    },
    cannot: {
      directory: 'Das Durchsuchen der Benutzer erfordert Aufmerksamkeit',
      send: 'Das Senden von E-Mails ist nicht nachgewiesen',
      read: 'Das Lesen und Verschieben von E-Mails ist nicht nachgewiesen',
      calendar: 'Das Verwalten von Kalendern ist nicht nachgewiesen',
    },
    proved: 'nachgewiesen an {{mailbox}}',
    granted: 'erteilt',
    limited: 'siehe Testergebnisse',
    apply: 'Übernehmen',
    close: 'Schließen',
  },
} satisfies Words<typeof english>;
