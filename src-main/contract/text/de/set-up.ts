import type { setUp as english } from '../en/set-up';
import type { Words } from '../words';

/** Set-up Guide. */
export const setUp = {
  purpose:
    'Alles, was Microsoft 365 benötigt, der Reihe nach und mit dem, was bereits erledigt ist.',
  loading: 'Leitfaden wird geladen',
  checkAgain: 'Erneut prüfen',
  checking: 'Wird geprüft…',
  progress: '{{done}} von {{total}} Aufgaben sind erledigt',
  checkedAt: 'Geprüft um {{time}}',
  intro:
    'Jeder Status wird aus Microsoft 365 und den E-Mail-Konten gelesen: Nichts gilt als erledigt, weil jemand ein Häkchen gesetzt hat.',
  cloud: 'Cloud',
  way: 'Wie Sie vorgehen möchten',
  ways: { portal: 'Im Portal', powershell: 'Mit PowerShell' },
  piecesTitle: 'Die sieben Aufgaben',
  stateOf: 'Status von „{{title}}“',
  states: {
    done: 'Erledigt',
    todo: 'Zu erledigen',
    problem: 'Problem',
    unknown: 'Nicht feststellbar',
  },
  parts: { why: 'Warum', who: 'Wer es tun kann', how: 'Wie' },
  openPage: {
    settings: 'API-Integrationen öffnen',
    accounts: 'Globale E-Mail-Konten öffnen',
  },
  showScript: 'Skript anzeigen',
  pieces: {
    register: {
      title: 'App registrieren',
      why: 'Die App-Registrierung ist die Identität, mit der sich HelpMaster anmeldet. Von niemandem wird das eigene Kennwort verwendet.',
      who: 'Anwendungsentwickler, Cloudanwendungsadministrator oder Anwendungsadministrator.',
      portal:
        'Öffnen Sie „App-Registrierungen“, und wählen Sie „Neue Registrierung“.\nGeben Sie einen Namen ein, zum Beispiel HelpMaster.\nWählen Sie „Nur Konten in diesem Organisationsverzeichnis“ (einzelner Mandant) und dann „Registrieren“.\nLassen Sie die Seite „Übersicht“ geöffnet: Dort stehen die Anwendungs-ID (Client) und die Verzeichnis-ID (Mandant).',
      powershell:
        'Zeigen Sie das Skript „App registrieren“ an, kopieren oder speichern Sie es, und führen Sie es in PowerShell aus.\nEs registriert die App, erteilt die Berechtigungen und legt ein neues Geheimnis in die Zwischenablage.',
    },
    permissions: {
      title: 'Berechtigungen erteilen',
      why: 'Ohne Anwendungsberechtigungen darf sich die App anmelden und nichts tun. Die folgende Tabelle zeigt, welche Ihre Module benötigen, und nicht mehr.',
      who: 'Administrator für privilegierte Rollen oder globaler Administrator: Nur sie können die Administratoreinwilligung für Microsoft Graph erteilen.',
      portal:
        'Öffnen Sie „API-Berechtigungen“, und wählen Sie „Berechtigung hinzufügen“, „Microsoft Graph“, „Anwendungsberechtigungen“.\nWählen Sie die Berechtigungen der folgenden Tabelle und dann „Berechtigungen hinzufügen“.\nWählen Sie „Administratoreinwilligung erteilen“ für Ihre Organisation und dann „Ja“.\nLassen Sie bei RBAC für Anwendungen jene für E-Mails und Kalender weg: Exchange erteilt sie in Aufgabe 5.',
      powershell:
        'Das Skript „App registrieren“ fügt die Berechtigungen hinzu und erteilt die Einwilligung, auch für eine bereits vorhandene App.',
    },
    secret: {
      title: 'Geheimnis erstellen',
      why: 'Der geheime Clientschlüssel weist nach, dass es wirklich HelpMaster ist. Er läuft ab, und an diesem Tag kommen keine E-Mails mehr.',
      who: 'Besitzer der App, Cloudanwendungsadministrator oder Anwendungsadministrator.',
      portal:
        'Öffnen Sie „Zertifikate & Geheimnisse“, und wählen Sie „Neuer geheimer Clientschlüssel“.\nGeben Sie eine Beschreibung und die Gültigkeitsdauer ein, und wählen Sie dann „Hinzufügen“.\nKopieren Sie jetzt die Spalte „Wert“: Sie wird nur einmal angezeigt. Die Geheimnis-ID ist nicht das Geheimnis.\nFügen Sie den Wert in die Konsole ein, mit seinem Datum unter „Geheimnis läuft ab am“.\nOder verwenden Sie ein Zertifikat, das niemand von einem Bildschirm abschreiben kann: Wählen Sie unter „API-Integrationen“ „Zertifikat“, erstellen Sie ein Schlüsselpaar, und laden Sie die CER-Datei unter „Zertifikate“ hoch.',
      powershell:
        'Das Skript „App registrieren“ erstellt ein Geheimnis, sofern keines mit demselben Namen noch gültig ist, und legt es nur in die Zwischenablage.',
    },
    group: {
      title: 'E-Mail-aktivierte Sicherheitsgruppe erstellen',
      why: 'Ihre Mitglieder sind die Postfächer, die die App verwenden darf. Die Einschränkung der nächsten Aufgabe nennt diese Gruppe.',
      who: 'Exchange-Administrator oder Gruppenadministrator im Microsoft 365 Admin Center.',
      portal:
        'Öffnen Sie „Aktive Teams und Gruppen“, und wählen Sie „E-Mail-aktivierte Sicherheit“, dann „Gruppe hinzufügen“.\nGeben Sie den Namen und die Adresse der Gruppe ein, und erstellen Sie sie.\nÖffnen Sie die Gruppe, wählen Sie „Mitglieder“, „Alle Mitglieder anzeigen und verwalten“, und fügen Sie die Postfächer hinzu.\nEs dauert 20 bis 60 Minuten, bis eine neue Gruppe überall bekannt ist.',
      powershell:
        'Wählen Sie die Postfächer unter „Skripts“, und zeigen Sie das Skript „Gruppe erstellen“ an.\nSpäter fügt „Mitglieder ändern“ Postfächer hinzu oder entfernt sie.',
    },
    restrict: {
      title: 'App auf die Gruppe einschränken',
      why: 'Eine Berechtigung wie Mail.Send gilt für jedes Postfach der Organisation. Eingeschränkt erreicht die App nur die Postfächer des Helpdesks.',
      who: 'Für RBAC für Anwendungen: Organisationsverwaltung in Exchange und Exchange-Administrator in Entra. Für die ältere Richtlinie: Exchange-Administrator.',
      portal:
        'Kein Portal kann das: Es erfordert Exchange Online PowerShell.\nEmpfohlen: RBAC für Anwendungen. Führen Sie „Mit RBAC einschränken“ aus, dann „RBAC überprüfen“, dann „Entra-Berechtigungen entfernen“: Berechtigungen addieren sich, daher bleibt offen, was in Entra bleibt.\nÄlter: „Mit einer Zugriffsrichtlinie einschränken“. Microsoft rät von neuen ab.\nEs dauert 30 Minuten bis 2 Stunden, bis die App es bemerkt.',
      powershell:
        'Empfohlen: RBAC für Anwendungen. Führen Sie „Mit RBAC einschränken“ aus, dann „RBAC überprüfen“, dann „Entra-Berechtigungen entfernen“: Berechtigungen addieren sich, daher bleibt offen, was in Entra bleibt.\nÄlter: „Mit einer Zugriffsrichtlinie einschränken“. Microsoft rät von neuen ab.\nVon der älteren Richtlinie zu RBAC: „Zu RBAC migrieren“.\nEs dauert 30 Minuten bis 2 Stunden, bis die App es bemerkt.',
    },
    settings: {
      title: 'Einstellungen eingeben und testen',
      why: 'Die Konsole benötigt beide IDs und das Geheimnis und prüft sie, bevor sich HelpMaster darauf verlässt.',
      who: 'Sie selbst, hier. Eine Rolle in Microsoft 365 ist nicht erforderlich.',
      portal:
        'Öffnen Sie „API-Integrationen“, und wählen Sie die Cloud.\nFügen Sie die Anwendungs-ID (Client), die Verzeichnis-ID (Mandant) und das Geheimnis ein.\nWählen Sie „Einstellungen testen“, dann „Übernehmen“.',
      powershell:
        'Das Skript „App registrieren“ gibt am Ende beide IDs aus; das Geheimnis ist in der Zwischenablage.\nÖffnen Sie „API-Integrationen“, fügen Sie alles ein, und wählen Sie „Einstellungen testen“, dann „Übernehmen“.',
    },
    accounts: {
      title: 'E-Mail-Konten erstellen',
      why: 'Ein E-Mail-Konto ist ein Postfach, aus dem der Helpdesk sendet oder das er liest. Die Zugriffsprüfung weist jedes nach.',
      who: 'Sie selbst, hier. Eine Rolle in Microsoft 365 ist nicht erforderlich.',
      portal:
        'Öffnen Sie „Globale E-Mail-Konten“, und wählen Sie „E-Mail-Konto hinzufügen“.\nWählen Sie das Postfach und wofür es ist.\nWählen Sie „Zugriff prüfen“.',
      powershell:
        'Öffnen Sie „Globale E-Mail-Konten“, und wählen Sie „E-Mail-Konto hinzufügen“.\nWählen Sie das Postfach und wofür es ist.\nWählen Sie „Zugriff prüfen“.',
    },
  },
  reasons: {
    nothingSaved: 'Es ist noch nichts verbunden.',
    testedNotSaved:
      'Der Test wurde bestanden. Wählen Sie „Übernehmen“, um zu speichern, was getestet wurde.',
    appSignsIn: 'Die App {{app}} meldet sich an.',
    appFound: 'Der Anmeldedienst kennt die App.',
    notReached: 'Die Anmeldung kam nicht weit genug, um es festzustellen.',
    refused: 'Microsoft 365 lehnt es ab.',
    allGranted: 'Die App hat jede Berechtigung, die Ihre Module benötigen.',
    someMissing: 'Nicht erteilt: {{permissions}}.',
    mayBeRbac:
      'Das Token zeigt {{permissions}} nicht. Exchange kann das über RBAC für Anwendungen erteilen: Ein Test mit einem Testpostfach oder eine Zugriffsprüfung zeigt es.',
    tokenUnreadable:
      'Das Token kann nicht gelesen werden. Ein Test mit einem Testpostfach zeigt es.',
    secretWorks: 'Das Geheimnis funktioniert.',
    secretExpiresSoon_zero:
      'Das Geheimnis funktioniert, und sein Ablaufdatum ist erreicht. Erstellen Sie jetzt das nächste.',
    secretExpiresSoon_one:
      'Das Geheimnis funktioniert und läuft morgen ab. Erstellen Sie jetzt das nächste.',
    secretExpiresSoon_other:
      'Das Geheimnis funktioniert und läuft in {{count, number}} Tagen ab. Erstellen Sie rechtzeitig das nächste.',
    certificateWorks: 'Das Zertifikat funktioniert.',
    certificateExpiresSoon_zero:
      'Das Zertifikat funktioniert, und sein letzter Tag ist erreicht. Erstellen Sie jetzt das nächste.',
    certificateExpiresSoon_one:
      'Das Zertifikat funktioniert und läuft morgen ab. Erstellen Sie jetzt das nächste.',
    certificateExpiresSoon_other:
      'Das Zertifikat funktioniert und läuft in {{count, number}} Tagen ab. Erstellen Sie rechtzeitig das nächste.',
    scopeKnown:
      'Microsoft 365 verweigert ein Postfach wegen des Zugriffsbereichs, also gibt es einen.',
    groupHidden:
      'Die App darf Gruppen nicht lesen und soll es auch nicht. Die Skripts können zweimal ausgeführt werden: Eine vorhandene Gruppe bleibt, wie sie ist.',
    restricted: 'Der App wurde {{mailbox}} verweigert, das keines ihrer Konten ist.',
    othersReachable_one:
      'Der letzte Nachweis des Zugriffsbereichs erreichte ein Postfach, das nicht erreichbar sein darf. Es steht unten unter „Zugriffsbereich“.',
    othersReachable_other:
      'Der letzte Nachweis des Zugriffsbereichs erreichte {{count, number}} Postfächer, die nicht erreichbar sein dürfen. Sie stehen unten unter „Zugriffsbereich“.',
    accountsRefused:
      'Die Einschränkung schließt Postfächer aus, die der Helpdesk verwendet: {{mailboxes}}.',
    worksThroughRbac:
      'Berechtigungen wirken über RBAC für Anwendungen. Ob deren Bereich die anderen Postfächer ausschließt, zeigt nur ein Versuch an einem von ihnen.',
    policyHidden:
      'Bisher wurde nichts verweigert. Ob eine Einschränkung gilt, zeigt nur ein Versuch an einem Postfach, das nicht erreichbar sein darf.',
    settingsWork:
      'Anmelden und Lesen des Verzeichnisses funktionieren mit den gespeicherten Einstellungen.',
    noAccounts: 'Es gibt noch kein aktiviertes E-Mail-Konto.',
    accountsWork_one: 'Das E-Mail-Konto wurde geprüft und leistet, wofür es gedacht ist.',
    accountsWork_other:
      'Alle {{count, number}} E-Mail-Konten wurden geprüft und leisten, wofür sie gedacht sind.',
    accountsUnchecked_one: 'Ein Konto ist noch nicht nachgewiesen. Wählen Sie „Zugriff prüfen“.',
    accountsUnchecked_other:
      '{{count, number}} Konten sind noch nicht nachgewiesen. Wählen Sie „Zugriff prüfen“.',
    accountsSpreading:
      'Der Zugriffsbereich wurde vor Kurzem geändert, und die Änderung breitet sich vielleicht noch aus: {{mailboxes}}.',
    accountsFail: 'Diese Konten leisten nicht, wofür sie gedacht sind: {{names}}.',
    cloudWithoutMail: 'Microsoft Graph dieser Cloud hat keine E-Mails und keine Kalender.',
  },
  needs: 'Was der Helpdesk verwendet',
  modules: {
    send: 'E-Mails senden',
    emailManager: 'E-Mail-Manager',
    calendar: 'Kalenderplanung',
  },
  mailboxKinds: 'Postfacharten in dieser Konsole (optional)',
  permissions: {
    title: 'Erforderliche Berechtigungen',
    purpose: 'Was Ihre Module benötigen, verglichen mit dem, was die App wirklich hat.',
    columns: {
      module: 'HelpMaster-Modul',
      use: 'Wofür',
      permission: 'Berechtigung',
      type: 'Typ',
      state: 'Status',
    },
    type: 'Anwendung',
    users: {
      allModules: 'Alle Module',
      send: 'E-Mails senden',
      emailManager: 'E-Mail-Manager',
      calendar: 'Kalenderplanung',
      console: 'Diese Konsole',
      nobody: 'Keines',
    },
    /** By permission, with underscores for its dots. */
    uses: {
      User_Read_All: 'Benutzer und Postfächer durchsuchen und finden',
      Mail_Send: 'E-Mails aus HelpMaster senden',
      Mail_ReadWrite: 'E-Mails in Posteingängen und Ordnern lesen, verschieben und löschen',
      Calendars_ReadWrite: 'Kalendereinträge aus Workflowskripts verwalten',
      MailboxSettings_Read: 'Optional: unterscheidet Benutzer-, freigegebene und Raumpostfächer',
      Organization_Read_All: 'Optional: zeigt nach einem Test den Namen der Organisation',
    },
    noUse: 'Nichts von dem, was gewählt wurde, benötigt sie',
    states: {
      granted: 'Erteilt',
      missing: 'Fehlt',
      notNeeded: 'Erteilt, aber nicht benötigt',
      rbac: 'Über Exchange-RBAC erteilt',
      unknown: 'Unbekannt',
      notUsed: 'Nicht benötigt',
    },
    notes: {
      through: 'Durch {{permission}}, was mehr ist als benötigt.',
      rbac: 'Sie wirkt, obwohl das Token sie nicht zeigt.',
      unknown:
        'Das Token zeigt sie nicht; Exchange kann sie erteilen. Ein Testpostfach oder eine Zugriffsprüfung zeigt es.',
      notConnected: 'Bekannt, sobald die Konsole verbunden ist.',
    },
    risks: {
      sendAsAnyone: 'Risiko: Wer das Geheimnis hat, kann E-Mails als jede beliebige Person senden.',
      readAllMail: 'Risiko: Wer das Geheimnis hat, kann die E-Mails aller lesen.',
      changeAllMail:
        'Risiko: Wer das Geheimnis hat, kann die E-Mails aller lesen, ändern und löschen.',
      changeAllCalendars: 'Risiko: Wer das Geheimnis hat, kann die Kalender aller ändern.',
      readAllCalendars: 'Risiko: Wer das Geheimnis hat, kann die Kalender aller lesen.',
      readAllContacts: 'Risiko: Wer das Geheimnis hat, kann die Kontakte aller lesen.',
      readMailboxSettings:
        'Risiko: Wer das Geheimnis hat, kann von allen die Zeitzone und den Abwesenheitstext lesen.',
      fullExchange: 'Risiko: Wer das Geheimnis hat, hat vollen Zugriff auf jedes Postfach.',
      readDirectory:
        'Risiko: Wer das Geheimnis hat, kann das ganze Verzeichnis lesen, auch die Gruppen.',
      changeDirectory: 'Risiko: Wer das Geheimnis hat, kann Benutzer und Gruppen ändern.',
      changeApps:
        'Risiko: Wer das Geheimnis hat, kann sich selbst jede Berechtigung erteilen: Das kommt einem Administrator gleich.',
      readFiles: 'Risiko: Wer das Geheimnis hat, kann die Dateien aller lesen.',
      other:
        'Risiko: Wer das Geheimnis hat, kann sie nutzen, und hier tut das niemand. Entfernen Sie sie im Portal.',
    },
  },
  scripts: {
    title: 'Skripts',
    purpose:
      'Aus den echten Werten geschrieben, damit Sie sie lesen, bevor Sie sie ausführen. Sie können zweimal ausgeführt werden und enthalten nie Anmeldeinformationen.',
    script: 'Skript',
    names: {
      register: 'App registrieren (Graph PowerShell)',
      group: 'Gruppe erstellen',
      rbac: 'Mit RBAC einschränken (empfohlen)',
      removeEntra: 'Entra-Berechtigungen entfernen (nach RBAC)',
      rbacVerify: 'RBAC überprüfen',
      rbacUndo: 'RBAC rückgängig machen',
      policy: 'Mit einer Zugriffsrichtlinie einschränken (älter)',
      policyVerify: 'Zugriffsrichtlinie überprüfen (älter)',
      policyUndo: 'Zugriffsrichtlinie rückgängig machen (älter)',
      migrate: 'Zu RBAC migrieren',
      members: 'Mitglieder ändern',
      calendar: 'Kalender-Workflow',
    },
    text: 'Text des Skripts',
    copy: 'Skript kopieren',
    copied: 'Skript kopiert.',
    save: 'Skript speichern…',
    saved: '{{file}} wurde gespeichert.',
    missing: 'Noch nicht ausführbar',
    missingText:
      'Es fehlt: {{values}}. Das Skript markiert diese Stellen und hält an, bevor es etwas ändert, solange eine Stelle noch <…> enthält.',
    missingValues: {
      tenantId: 'Verzeichnis-ID (Mandant)',
      clientId: 'Anwendungs-ID (Client)',
      objectId: 'Objekt-ID der Unternehmensanwendung',
      groupName: 'Name der Gruppe',
      groupAddress: 'Adresse der Gruppe',
      members: 'Postfächer der Gruppe',
      exchangeAddress: 'Adresse von Exchange Online PowerShell in dieser Cloud',
    },
    values: 'Werte für die Skripts',
    appName: 'Name der App',
    appNameHint: 'Leer: der eigene Name der App oder HelpMaster.',
    groupName: 'Name der Gruppe',
    groupAddress: 'E-Mail-Adresse der Gruppe',
    groupAddressInvalid: 'Geben Sie eine Adresse wie helpdesk-mailboxes@contoso.com ein.',
    adminAccount: 'Konto des Administrators',
    adminAccountHint: 'Optional. Wer sich bei Exchange PowerShell anmeldet.',
    looksLikeSecret:
      'Das sieht nach einem geheimen Clientschlüssel aus und wurde daher nicht übernommen: Skripts enthalten nie einen.',
    members: 'Postfächer der Gruppe',
    membersFromAccounts: 'Die E-Mail-Konten werden verwendet, bis Sie andere wählen.',
    noMembers: 'Noch ist kein Postfach ausgewählt.',
    member: 'Postfach zum Hinzufügen',
    memberInvalid: 'Geben Sie eine Adresse wie support@contoso.com ein.',
    addMember: 'Postfach hinzufügen',
    browse: 'Benutzer durchsuchen…',
    removeMember: '{{address}} entfernen',
    useAccounts: 'E-Mail-Konten verwenden',
  },
} satisfies Words<typeof english>;
