import type { notes as englishNotes, problems as english } from '../en/problems';
import type { Words } from '../words';

/** What each problem says: what happened, the likely cause, the next step. */
export const problems = {
  // The call itself
  'request-refused': {
    happened: 'Die Konsole hat eine Anforderung ihrer eigenen Seite abgelehnt.',
    cause: 'Die Anforderung kam nicht aus dem Fenster, das die Konsole geöffnet hat.',
    next: 'Schließen Sie die Konsole, und öffnen Sie sie erneut.',
  },
  'request-invalid': {
    happened: 'Ein Wert auf der Seite konnte nicht verwendet werden.',
    cause: 'Ein Feld enthält etwas, das nicht die erwartete Form hat.',
    next: 'Sehen Sie die Felder der Seite durch, berichtigen Sie das markierte, und versuchen Sie es erneut.',
  },
  cancelled: {
    happened: 'Der Vorgang wurde abgebrochen.',
    cause: '„Abbrechen“ wurde gewählt, bevor er beendet war. Es wurde nichts geändert.',
    next: 'Starten Sie ihn erneut, sobald Sie bereit sind.',
  },
  unexpected: {
    happened: 'Die Konsole konnte das nicht abschließen.',
    cause: 'Es ist etwas geschehen, das die Konsole noch nicht kennt. Es wurde nichts geändert.',
    next: 'Versuchen Sie es noch einmal. Wenn es wieder geschieht, wählen Sie „Details kopieren“, und senden Sie die Details an den HelpMaster-Support.',
  },
  // The settings file
  'settings-damaged': {
    happened: 'Die gespeicherten Einstellungen waren nicht lesbar und wurden beiseitegelegt.',
    cause:
      'Die Einstellungsdatei war beschädigt, zum Beispiel durch einen vollen Datenträger oder eine zurückgespielte Sicherung, oder sie wurde außerhalb der Konsole geändert.',
    next: 'Geben Sie die Verbindung erneut ein. Die beschädigte Datei liegt unter {{path}}.',
  },
  'settings-restored': {
    happened:
      'Die gespeicherten Einstellungen waren beschädigt; die vorige Fassung ist wiederhergestellt.',
    cause:
      'Die Einstellungsdatei war beschädigt, zum Beispiel durch einen vollen Datenträger oder einen Stromausfall, oder sie wurde außerhalb der Konsole geändert.',
    next: 'Sehen Sie die Verbindung und die E-Mail-Konten durch: Die letzte Änderung kann fehlen. Die beschädigte Datei liegt unter {{path}}.',
  },
  'settings-missing': {
    happened: 'Die Einstellungsdatei fehlte; die vorige Fassung ist wiederhergestellt.',
    cause:
      'Die Datei {{path}} wurde gelöscht oder verschoben, zum Beispiel von einem Aufräumprogramm.',
    next: 'Sehen Sie die Verbindung und die E-Mail-Konten durch: Die letzte Änderung kann fehlen.',
  },
  'settings-newer': {
    happened: 'Die Einstellungen wurden von einer neueren Version der Konsole gespeichert.',
    cause:
      'Mit {{path}} wurde eine neuere Version verwendet. Die Einstellungen werden hier angezeigt, aber nicht geändert.',
    next: 'Installieren Sie die neueste Version von HelpMaster M365 Console, um Änderungen vorzunehmen.',
  },
  'settings-not-readable': {
    happened: 'Die gespeicherten Einstellungen konnten nicht geöffnet werden.',
    cause: 'Die Datei {{path}} kann nicht gelesen werden: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}), und öffnen Sie die Konsole dann erneut. Bis dahin wird nichts gespeichert, damit die Datei bleibt, wie sie ist.',
  },
  'settings-not-writable': {
    happened: 'Die Einstellungen konnten nicht gespeichert werden.',
    cause: 'In die Datei {{path}} kann nicht geschrieben werden: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}), und versuchen Sie es dann erneut. Ihre Eingaben bleiben erhalten, und nichts Gespeichertes hat sich geändert.',
  },
  // The credential
  'secret-required': {
    happened: 'Der geheime Clientschlüssel fehlt.',
    cause: 'Für diese Verbindung ist noch kein Geheimnis gespeichert.',
    next: 'Fügen Sie den Wert eines geheimen Clientschlüssels in „Geheimer Clientschlüssel“ ein.',
  },
  'secret-for-other-connection': {
    happened: 'Die gespeicherten Anmeldeinformationen wurden nicht verwendet.',
    cause:
      'Sie wurden für eine andere Cloud, einen anderen Mandanten oder eine andere Client-ID gespeichert und werden nie an einen anderen Ort gesendet.',
    next: 'Fügen Sie den Wert des geheimen Clientschlüssels dieser App in „Geheimer Clientschlüssel“ ein, oder importieren Sie ihr Zertifikat.',
  },
  'secret-not-readable': {
    happened: 'Die gespeicherten Anmeldeinformationen konnten nicht geöffnet werden.',
    cause:
      'Der Schlüsselspeicher des Systems hat den Schlüssel nicht mehr, mit dem sie gespeichert wurden, zum Beispiel nach einem Umzug auf einen anderen Computer oder in ein anderes Konto.',
    next: 'Fügen Sie den Wert des geheimen Clientschlüssels erneut ein, oder importieren Sie das Zertifikat erneut, und wählen Sie „Übernehmen“. Wenn Sie ihn nicht mehr haben, erstellen Sie einen neuen.',
  },
  'secret-locked': {
    happened: 'Die gespeicherten Anmeldeinformationen können zurzeit nicht geöffnet werden.',
    cause:
      'Der Schlüsselspeicher des Systems, der den Schlüssel dazu enthält, ist gesperrt oder wird nicht ausgeführt.',
    next: 'Entsperren Sie den Schlüsselspeicher, zum Beispiel GNOME Keyring oder KWallet, und öffnen Sie die Konsole dann erneut. Nichts ist verloren. Um ohne ihn fortzufahren, geben Sie die Anmeldeinformationen für diesmal ein.',
  },
  'keyring-absent': {
    happened: 'Die Anmeldeinformationen werden nur bis zum Schließen der Konsole behalten.',
    cause:
      'Dieser Computer hat keinen entsperrten Schlüsselspeicher, und ohne einen solchen schreibt die Konsole weder ein Geheimnis noch einen privaten Schlüssel auf den Datenträger.',
    next: 'Entsperren oder installieren Sie einen Schlüsselspeicher, zum Beispiel GNOME Keyring oder KWallet, und wählen Sie dann erneut „Übernehmen“. Wenn diese Meldung bleibt, öffnen Sie die Konsole erneut, geben Sie die Anmeldeinformationen ein, und wählen Sie „Übernehmen“.',
  },
  'two-credentials': {
    happened: 'Es gibt zweierlei Anmeldeinformationen: geheimer Clientschlüssel und Zertifikat.',
    cause: 'Eine Verbindung meldet sich mit einem von beiden an. Es wurde nichts geändert.',
    next: 'Leeren Sie „Geheimer Clientschlüssel“, oder wählen Sie unter „Anmeldeinformationen“ „Geheimer Clientschlüssel“, und versuchen Sie es dann erneut.',
  },
  'certificate-required': {
    happened: 'Das Zertifikat fehlt.',
    cause:
      'Für diese Verbindung wurde kein Zertifikat importiert oder erstellt, oder ein anderes ist an seine Stelle getreten.',
    next: 'Wählen Sie unter „Anmeldeinformationen“ „Zertifikat importieren…“ oder „Zertifikat erstellen“.',
  },
  'certificate-password-needed': {
    happened: 'Das Zertifikat ist mit einem Kennwort geschützt.',
    cause: 'Wer es exportiert hat, hat eines für den privaten Schlüssel gewählt.',
    next: 'Geben Sie dieses Kennwort ein. Es wird einmal verwendet, um die Datei zu öffnen, und nirgends aufbewahrt.',
  },
  'certificate-password-wrong': {
    happened: 'Das Kennwort öffnet das Zertifikat nicht.',
    cause:
      'Es ist ein anderes als das, mit dem das Zertifikat exportiert wurde, oder die Datei wurde verändert.',
    next: 'Geben Sie das Kennwort erneut ein; Groß- und Kleinschreibung zählt. Wenn es niemand kennt, exportieren Sie das Zertifikat neu.',
  },
  'certificate-file-unreadable': {
    happened: 'Aus dieser Datei konnte kein Zertifikat gelesen werden.',
    cause:
      'Sie ist keine PFX- oder PEM-Datei, ist beschädigt oder auf eine unbekannte Weise geschützt.',
    next: 'Exportieren Sie das Zertifikat erneut mit seinem privaten Schlüssel als PFX (.pfx, .p12) oder PEM, und importieren Sie diese Datei.',
  },
  'certificate-file-too-large': {
    happened: 'Die Datei {{file}} wurde nicht geöffnet, weil sie zu groß ist.',
    cause:
      'Ein Zertifikat mit seinem privaten Schlüssel umfasst wenige Kilobyte; Dateien über 1 MB werden nicht gelesen.',
    next: 'Wählen Sie die PFX- oder PEM-Datei, die das Zertifikat und seinen privaten Schlüssel enthält.',
  },
  'certificate-several': {
    happened: 'Es steht mehr als ein privater Schlüssel zur Wahl.',
    cause:
      'Eine Verbindung meldet sich mit einem Zertifikat und dessen eigenem privaten Schlüssel an.',
    next: 'Wählen Sie eine PFX-Datei oder eine PEM-Datei mit einem Zertifikat und seinem Schlüssel oder diese beiden als getrennte PEM-Dateien gemeinsam.',
  },
  'certificate-without-key': {
    happened: 'Das Zertifikat hat keinen privaten Schlüssel.',
    cause:
      'Eine CER- oder CRT-Datei enthält nur den öffentlichen Teil, mit dem sich die App nicht anmelden kann.',
    next: 'Importieren Sie eine PFX-Datei, oder wählen Sie die PEM-Dateien des Zertifikats und seines privaten Schlüssels gemeinsam.',
  },
  'certificate-key-mismatch': {
    happened: 'Der private Schlüssel gehört nicht zum Zertifikat.',
    cause: 'Das Zertifikat und der Schlüssel stammen aus zwei verschiedenen Schlüsselpaaren.',
    next: 'Wählen Sie den Schlüssel, mit dem das Zertifikat erstellt wurde, oder exportieren Sie beide gemeinsam als PFX.',
  },
  'certificate-key-unsupported': {
    happened: 'Microsoft 365 akzeptiert kein Zertifikat mit dieser Art von Schlüssel ({{key}}).',
    cause:
      'Apps melden sich mit RSA-Schlüsseln von mindestens 2048 Bit an; andere, zum Beispiel elliptische Kurven, werden abgelehnt.',
    next: 'Verwenden Sie ein Zertifikat mit einem RSA-Schlüssel, oder wählen Sie „Zertifikat erstellen“.',
  },
  'certificate-expired': {
    happened: 'Dieses Zertifikat ist abgelaufen.',
    cause: 'Es war bis {{expired}} gültig, und seitdem lehnt Microsoft 365 es ab.',
    next: 'Importieren Sie ein neueres Zertifikat, oder wählen Sie „Zertifikat erstellen“, und laden Sie die CER-Datei in die App hoch. Wenn das Datum falsch erscheint, prüfen Sie die Uhr dieses Computers.',
  },
  'certificate-not-yet-valid': {
    happened: 'Dieses Zertifikat ist noch nicht gültig.',
    cause: 'Es gilt ab {{begins}}, oder die Uhr dieses Computers geht nach.',
    next: 'Stellen Sie Datum und Uhrzeit dieses Computers auf automatisch. Wenn sie stimmen, importieren Sie es ab diesem Tag.',
  },
  'certificate-in-use': {
    happened: 'Die gespeicherte Verbindung meldet sich mit einem Zertifikat an.',
    cause: 'Ein Zertifikat sagt selbst, wann es endet, daher gibt es nichts zu lesen.',
    next: 'Sehen Sie unter „Zertifikat“ bei „Läuft ab am“ nach.',
  },
  'secret-unchanged': {
    happened: 'Dieses Geheimnis ist bereits gespeichert.',
    cause: 'Das alte Geheimnis wurde noch einmal eingefügt. Es wurde nichts geändert.',
    next: 'Erstellen Sie im Portal einen neuen geheimen Clientschlüssel, und kopieren Sie seinen Wert, der nur einmal angezeigt wird.',
  },
  'connection-gone': {
    happened: 'Diese Verbindung ist nicht mehr in Gebrauch.',
    cause:
      'Inzwischen wurde sie gelöscht, oder eine andere wurde gewählt. Es wurde nichts geändert.',
    next: 'Wählen Sie unter „API-Integrationen“ eine Verbindung, und versuchen Sie es erneut.',
  },
  'connection-name-taken': {
    happened: 'Es gibt eine andere Verbindung mit dem Namen {{name}}.',
    cause: 'Verbindungen werden an ihren Namen unterschieden.',
    next: 'Wählen Sie einen Namen, der den Unterschied benennt, zum Beispiel „Test“.',
  },
  'expiry-permission-missing': {
    happened: 'Die App darf nicht lesen, wann ihre Geheimnisse ablaufen.',
    cause: 'Die Berechtigung Application.Read.All ist nicht erteilt. Nichts anderes benötigt sie.',
    next: 'Geben Sie das Datum aus dem Portal in „Geheimnis läuft ab am“ ein, oder erteilen Sie Application.Read.All, wenn die Konsole es lesen soll.',
  },
  'expiry-not-found': {
    happened: 'Microsoft 365 gibt nicht eindeutig an, wann dieses Geheimnis abläuft.',
    cause:
      'Geheimnisse werden an ihren ersten drei Zeichen unterschieden; {{count}} Geheimnisse dieser App beginnen wie das gespeicherte.',
    next: 'Sehen Sie im Portal unter „Zertifikate & Geheimnisse“ nach, und geben Sie das Datum in „Geheimnis läuft ab am“ ein.',
  },
  // The network
  'network-dns': {
    happened: 'Die Adresse {{host}} wurde nicht gefunden.',
    cause:
      'Der DNS-Server dieses Computers kennt {{host}} nicht, oder das Netzwerk hat keinen Internetzugang.',
    next: 'Öffnen Sie eine andere Website, um zu sehen, ob das Internet hier funktioniert. Wenn ja, bitten Sie Ihr Netzwerkteam, {{host}} im DNS auflösen zu lassen.',
  },
  'network-offline': {
    happened: 'Dieser Computer hat keine Netzwerkverbindung.',
    cause: 'WLAN oder Netzwerkkabel sind getrennt, oder der Flugmodus ist eingeschaltet.',
    next: 'Verbinden Sie diesen Computer mit dem Netzwerk, und versuchen Sie es dann erneut.',
  },
  'network-refused': {
    happened: '{{host}} hat die Verbindung abgelehnt.',
    cause:
      'Eine Firewall oder ein Sicherheitsprodukt weist die Verbindung zurück, oder unter dieser Adresse antwortet nichts.',
    next: 'Bitten Sie Ihr Netzwerkteam, HTTPS von diesem Computer zu {{host}} zuzulassen.',
  },
  'network-unreachable': {
    happened: 'Aus diesem Netzwerk führt kein Weg zu {{host}}.',
    cause:
      'Das Netzwerk hat keine Route ins Internet, oder ein VPN oder eine Firewall versperrt sie.',
    next: 'Verbinden oder trennen Sie das VPN, oder bitten Sie Ihr Netzwerkteam, HTTPS zu {{host}} zuzulassen.',
  },
  'network-timeout': {
    happened: '{{host}} hat nicht innerhalb von {{seconds}} Sekunden geantwortet.',
    cause:
      'Möglicherweise verwirft eine Firewall die Verbindung stillschweigend, oder das Netzwerk ist sehr langsam.',
    next: 'Versuchen Sie es erneut. Wenn es so bleibt, bitten Sie Ihr Netzwerkteam, HTTPS zu {{host}} zuzulassen.',
  },
  'network-reset': {
    happened: 'Die Verbindung zu {{host}} wurde unterbrochen.',
    cause:
      'Eine Firewall, ein Proxy oder ein Sicherheitsprodukt hat die Verbindung auf halbem Weg beendet.',
    next: 'Versuchen Sie es erneut. Wenn es so bleibt, bitten Sie Ihr Netzwerkteam, {{host}} von der Überprüfung auszunehmen.',
  },
  'network-certificate-untrusted': {
    happened: 'Dieser Computer vertraut dem Zertifikat von {{host}} nicht.',
    cause:
      'Es wurde von {{issuer}} ausgestellt. Möglicherweise überprüft ein Proxy oder ein Sicherheitsprodukt in Ihrem Netzwerk TLS und zeigt sein eigenes Zertifikat.',
    next: 'Wenn {{issuer}} zu Ihrer Organisation gehört, lassen Sie dessen Stammzertifikat im Zertifikatspeicher dieses Computers installieren oder {{host}} von der Überprüfung ausnehmen.',
  },
  'network-certificate-expired': {
    happened: 'Das Zertifikat von {{host}} ist zu dieser Zeit nicht gültig.',
    cause:
      'Möglicherweise ist das Datum dieses Computers falsch, oder ein Proxy zeigt ein abgelaufenes Zertifikat.',
    next: 'Stellen Sie Datum und Uhrzeit dieses Computers auf automatisch. Wenn sie stimmen, informieren Sie Ihr Netzwerkteam über das Zertifikat, das für {{host}} gezeigt wird.',
  },
  'network-certificate-wrong-host': {
    happened: 'Das gezeigte Zertifikat gehört nicht zu {{host}}.',
    cause:
      'Anstelle von {{host}} antwortet ein Proxy, eine Anmeldeseite für Gäste oder ein falscher DNS-Eintrag.',
    next: 'Öffnen Sie eine Website in Ihrem Browser, und schließen Sie eine etwaige Anmeldeseite des Netzwerks ab. Wenn es keine gibt, fragen Sie Ihr Netzwerkteam, was für {{host}} antwortet.',
  },
  'network-certificate-other': {
    happened: 'Das Zertifikat von {{host}} konnte nicht akzeptiert werden.',
    cause:
      'Möglicherweise ersetzt ein Proxy oder ein Sicherheitsprodukt das Zertifikat durch eines, das nicht gültig ist.',
    next: 'Wählen Sie „Details kopieren“, und bitten Sie Ihr Netzwerkteam, {{host}} von der TLS-Überprüfung auszunehmen.',
  },
  'network-tls-failed': {
    happened: 'Zu {{host}} konnte keine sichere Verbindung hergestellt werden.',
    cause: 'Ein Proxy oder eine Firewall greift in TLS ein oder lässt nur veraltete Versionen zu.',
    next: 'Bitten Sie Ihr Netzwerkteam, TLS 1.2 oder neuer zu {{host}} ohne Überprüfung zuzulassen.',
  },
  'network-proxy-password': {
    happened: 'Der Proxy {{proxy}} verlangt einen Benutzernamen und ein Kennwort.',
    cause:
      'Der Weg zu {{host}} führt durch ihn, und er hat dieses Konto nicht von selbst akzeptiert.',
    next: 'Wählen Sie „Am Proxy anmelden“, und geben Sie ein, was Sie dafür von Ihrem Netzwerkteam haben. Versuchen Sie es dann erneut.',
  },
  'network-proxy-refused': {
    happened: 'Der Proxy {{proxy}} hat Benutzernamen und Kennwort nicht akzeptiert.',
    cause:
      'Eines von beiden enthält vielleicht einen Tippfehler, oder das Kennwort wurde geändert. Beides wurde vergessen.',
    next: 'Wählen Sie „Am Proxy anmelden“, und geben Sie beides noch einmal ein. Ist es richtig, fragen Sie Ihr Netzwerkteam, ob dieses Konto {{host}} erreichen darf.',
  },
  'network-proxy-not-asking': {
    happened:
      'Der Proxy {{proxy}} hat seit dem Start der Konsole keinen Benutzernamen und kein Kennwort verlangt.',
    cause:
      'Vielleicht hat er vorher danach gefragt, oder er fragt auf eine Weise, die die Konsole nicht kennt. Es wurde nichts behalten.',
    next: 'Versuchen Sie noch einmal, was fehlgeschlagen ist, und melden Sie sich an, wenn der Proxy dann fragt. Bleibt es dabei, bitten Sie Ihr Netzwerkteam, diesen Computer ohne Proxykennwort durchzulassen.',
  },
  'network-proxy-blocked': {
    happened: 'Der Proxy {{proxy}} hat die Konsole nicht zu {{host}} durchgelassen.',
    cause: 'Seine Regeln erlauben {{host}} vielleicht nicht, oder er erreicht es selbst nicht.',
    next: 'Bitten Sie Ihr Netzwerkteam, am Proxy {{proxy}} HTTPS zu {{host}} zuzulassen.',
  },
  'network-proxy-unreachable': {
    happened: 'Der Proxy dieses Netzwerks antwortet nicht.',
    cause:
      'Die Proxyeinstellungen des Systems sind vielleicht veraltet oder gehören zu einem anderen Netzwerk.',
    next: 'Öffnen Sie die Proxyeinstellungen des Systems, und berichtigen Sie den Proxy, oder fragen Sie Ihr Netzwerkteam nach dem richtigen.',
  },
  'network-web-page': {
    happened: 'Anstelle von {{host}} hat eine Webseite geantwortet.',
    cause:
      'Die Seite heißt „{{page}}“. Sie stammt meist von einem Proxy oder von einem Netzwerk, das zuerst eine Anmeldung verlangt.',
    next: 'Öffnen Sie eine Website in Ihrem Browser, und schließen Sie die Seite ab, die erscheint. Wenn keine erscheint, bitten Sie Ihr Netzwerkteam, {{host}} zuzulassen.',
  },
  'network-redirected': {
    happened: '{{host}} hat die Anforderung an eine andere Adresse weitergeleitet.',
    cause:
      'Der Dienst von Microsoft tut das nicht, also war es wahrscheinlich ein Proxy oder eine Anmeldeseite des Netzwerks ({{target}}). Dorthin wurde nichts gesendet.',
    next: 'Öffnen Sie eine Website in Ihrem Browser, und schließen Sie eine etwaige Anmeldeseite ab. Wenn es keine gibt, bitten Sie Ihr Netzwerkteam, {{host}} zuzulassen.',
  },
  'network-server-error': {
    happened: '{{host}} konnte gerade nicht antworten.',
    cause:
      'Der Dienst von Microsoft oder ein Proxy auf dem Weg dorthin hat selbst einen Fehler. Ihre Einstellungen sind nicht die Ursache.',
    next: 'Warten Sie einige Minuten, und versuchen Sie es erneut. Wenn es anhält, sehen Sie auf der Seite „Dienststatus“ nach.',
  },
  'network-answer-unreadable': {
    happened: 'Die Antwort von {{host}} war nicht zu verstehen.',
    cause:
      'Möglicherweise hat ein Proxy die Antwort verändert, oder unter dieser Adresse antwortet ein anderer Dienst.',
    next: 'Versuchen Sie es erneut. Wenn es so bleibt, bitten Sie Ihr Netzwerkteam, Antworten von {{host}} unverändert durchzulassen.',
  },
  'network-answer-too-large': {
    happened: 'Die Antwort von {{host}} war zu groß und wurde angehalten.',
    cause: 'Unter dieser Adresse antwortet vielleicht etwas anderes als der Dienst von Microsoft.',
    next: 'Versuchen Sie es erneut. Wenn es so bleibt, fragen Sie Ihr Netzwerkteam, was für {{host}} antwortet.',
  },
  'network-other': {
    happened: '{{host}} war nicht erreichbar.',
    cause:
      'Das Netzwerk, ein Proxy oder ein Sicherheitsprodukt auf diesem Computer verhindert die Verbindung.',
    next: 'Wählen Sie „Details kopieren“, und bitten Sie Ihr Netzwerkteam, HTTPS zu {{host}} zuzulassen.',
  },
  // The tenant
  'tenant-unknown': {
    happened: 'Bei {{host}} gibt es keinen Mandanten {{tenant}}.',
    cause:
      'Die Mandanten-ID weicht vielleicht um ein Zeichen ab oder ist die ID von etwas anderem, die beiden IDs sind vielleicht vertauscht, oder der Mandant befindet sich in einer anderen Cloud.',
    next: 'Öffnen Sie im Portal die Übersicht des Mandanten, kopieren Sie seine Mandanten-ID in „Verzeichnis-ID (Mandant)“, und prüfen Sie die Cloud.',
  },
  'tenant-malformed': {
    happened: 'Microsoft kann {{tenant}} nicht als Mandanten lesen.',
    cause: 'Es ist weder eine ID in der üblichen Form noch ein Domänenname.',
    next: 'Öffnen Sie im Portal die Übersicht des Mandanten, und kopieren Sie seine Mandanten-ID in „Verzeichnis-ID (Mandant)“.',
  },
  'tenant-in-other-cloud': {
    happened: 'Dieser Mandant befindet sich in der Cloud {{cloud}}.',
    cause:
      'Im Formular ist eine andere Cloud gewählt. Jede Cloud kennt nur ihre eigenen Mandanten.',
    next: 'Wählen Sie unter „Cloud“ {{cloud}}, und führen Sie den Test dann erneut aus.',
  },
  'tenant-graph-differs': {
    happened: 'Der Mandant nennt eine andere Adresse von Microsoft Graph.',
    cause: 'Der Anmeldedienst des Mandanten nennt {{host}}, im Formular steht aber {{graphHost}}.',
    next: 'Wenn die nächsten Schritte nicht bestehen, tragen Sie https://{{host}} in „URL von Microsoft Graph“ ein.',
  },
  'sign-in-service-unrecognised': {
    happened: '{{host}} antwortet nicht wie ein Anmeldedienst von Microsoft.',
    cause:
      'Die Adresse gehört vielleicht zu einem anderen Dienst, oder ein Proxy hat die Antwort verändert.',
    next: 'Berichtigen Sie bei eigenen Endpunkten die „URL der Anmeldeautorität“. Bitten Sie bei einer Cloud aus der Liste Ihr Netzwerkteam, Antworten von {{host}} unverändert durchzulassen.',
  },
  // Signing in
  'secret-wrong': {
    happened: 'Microsoft hat den geheimen Clientschlüssel nicht akzeptiert.',
    cause:
      'Er ist vielleicht unvollständig, gehört zu einer anderen App oder wurde inzwischen im Portal gelöscht.',
    next: 'Öffnen Sie im Portal „Zertifikate & Geheimnisse“, erstellen Sie einen neuen geheimen Clientschlüssel, und kopieren Sie die Spalte „Wert“ – sie wird nur einmal angezeigt.',
  },
  'secret-is-id': {
    happened: 'Der geheime Clientschlüssel sieht nach einer Geheimnis-ID aus.',
    cause:
      'Das Portal zeigt zu jedem Geheimnis zwei Spalten, und die Geheimnis-ID ist nicht das Geheimnis.',
    next: 'Öffnen Sie im Portal „Zertifikate & Geheimnisse“, und kopieren Sie die Spalte „Wert“. Wenn sie nicht mehr vollständig angezeigt wird, erstellen Sie einen neuen geheimen Clientschlüssel.',
  },
  'secret-expired': {
    happened: 'Der geheime Clientschlüssel ist abgelaufen.',
    cause:
      'Jeder geheime Clientschlüssel endet an dem Tag, der bei seinem Erstellen gewählt wurde.',
    next: 'Öffnen Sie im Portal „Zertifikate & Geheimnisse“, erstellen Sie einen neuen geheimen Clientschlüssel, kopieren Sie seinen Wert in das Formular, und notieren Sie den Tag, an dem er abläuft.',
  },
  'secret-not-received': {
    happened: 'Bei Microsoft kam kein geheimer Clientschlüssel an.',
    cause: 'Das Geheimnis ist leer, oder ein Proxy hat es aus der Anforderung entfernt.',
    next: 'Fügen Sie den Wert des geheimen Clientschlüssels erneut ein, und versuchen Sie es dann noch einmal.',
  },
  'client-unknown': {
    happened: 'In diesem Mandanten gibt es keine App {{clientId}}.',
    cause:
      'Die ID ist vielleicht die Objekt-ID oder die Geheimnis-ID, die beiden IDs sind vielleicht vertauscht, oder die App ist in einem anderen Mandanten registriert.',
    next: 'Öffnen Sie im Portal „App-Registrierungen“ und Ihre App, und kopieren Sie die Anwendungs-ID (Client) aus der Übersicht.',
  },
  'service-principal-missing': {
    happened: 'Die App ist registriert, aber in diesem Mandanten nicht installiert.',
    cause: 'Noch kein Administrator dieses Mandanten hat der App die Einwilligung erteilt.',
    next: 'Öffnen Sie im Portal die API-Berechtigungen Ihrer App, und wählen Sie „Administratoreinwilligung erteilen“.',
  },
  'app-disabled': {
    happened: 'Die App ist in diesem Mandanten ausgeschaltet.',
    cause: 'In ihrer Unternehmensanwendung steht „Aktiviert für die Benutzeranmeldung“ auf „Nein“.',
    next: 'Öffnen Sie im Portal „Unternehmensanwendungen“, Ihre App, „Eigenschaften“, und stellen Sie „Aktiviert für die Benutzeranmeldung“ auf „Ja“.',
  },
  'app-blocked': {
    happened: 'Microsoft lässt diese App zurzeit nicht herein.',
    cause: 'Die App wurde vielleicht von einem Administrator oder von Microsoft gesperrt.',
    next: 'Öffnen Sie im Portal „Unternehmensanwendungen“, Ihre App, „Eigenschaften“, und sehen Sie nach, ob sie ausgeschaltet ist. Wenn nicht, bitten Sie den Microsoft-Support, sie zu entsperren.',
  },
  'cloud-mismatch': {
    happened: 'Der Mandant gehört zu einer anderen Cloud als der gewählten.',
    cause: 'Behörden- und nationale Clouds haben eigene Adressen für die Anmeldung.',
    next: 'Wählen Sie unter „Cloud“ diejenige, zu der das Portal Ihrer Organisation gehört, und führen Sie den Test dann erneut aus.',
  },
  'tenant-not-named': {
    happened: 'Microsoft konnte nicht feststellen, welcher Mandant gemeint ist.',
    cause: 'Der Mandant im Formular ist unvollständig oder ging unterwegs verloren.',
    next: 'Öffnen Sie im Portal die Übersicht des Mandanten, und kopieren Sie seine Mandanten-ID in „Verzeichnis-ID (Mandant)“.',
  },
  'graph-not-in-tenant': {
    happened: 'Der Mandant kennt Microsoft Graph unter {{graphHost}} nicht.',
    cause: 'Diese Adresse von Microsoft Graph gehört zu einer anderen Cloud als der Mandant.',
    next: 'Wählen Sie unter „Cloud“ diejenige, in der sich der Mandant befindet. Berichtigen Sie bei eigenen Endpunkten die „URL von Microsoft Graph“.',
  },
  'graph-disabled-in-tenant': {
    happened: 'Microsoft Graph ist in diesem Mandanten ausgeschaltet.',
    cause:
      'Das Microsoft 365-Abonnement ist abgelaufen, oder ein Administrator hat Microsoft Graph deaktiviert.',
    next: 'Prüfen Sie im Admin Center, ob das Abonnement aktiv ist, und aktivieren Sie dann Microsoft Graph unter „Unternehmensanwendungen“.',
  },
  'service-not-subscribed': {
    happened: 'Die Organisation hat einen Dienst nicht abonniert, den die App benötigt.',
    cause: 'Der Mandant hat keinen Microsoft 365- oder Exchange Online-Plan.',
    next: 'Öffnen Sie im Admin Center „Lizenzen“, und fügen Sie einen Plan mit Exchange Online hinzu.',
  },
  'scope-refused': {
    happened: 'Microsoft hat abgelehnt, worauf die Konsole Zugriff verlangt hat.',
    cause: 'Die Anforderung der Konsole für Microsoft Graph passt nicht zu diesem Anmeldedienst.',
    next: 'Prüfen Sie die Cloud und bei eigenen Endpunkten beide Adressen. Wenn sie stimmen, wählen Sie „Details kopieren“, und senden Sie die Details an den HelpMaster-Support.',
  },
  'scope-without-default': {
    happened: 'Microsoft konnte nicht lesen, worauf die Konsole Zugriff verlangt hat.',
    cause:
      'Möglicherweise hat ein Proxy die Anforderung verändert, oder die „URL von Microsoft Graph“ ist nicht die reine Adresse.',
    next: 'Berichtigen Sie bei eigenen Endpunkten die „URL von Microsoft Graph“. Wählen Sie sonst „Details kopieren“, und senden Sie die Details an den HelpMaster-Support.',
  },
  'scope-mixed': {
    happened: 'Microsoft hat die Anforderung als eine für mehrere Dienste verstanden.',
    cause: 'Möglicherweise hat ein Proxy die Anforderung unterwegs verändert.',
    next: 'Bitten Sie Ihr Netzwerkteam, {{host}} von der Überprüfung auszunehmen, und versuchen Sie es dann erneut.',
  },
  'request-altered': {
    happened: 'Die Anmeldeanforderung kam unvollständig bei Microsoft an.',
    cause: 'Wahrscheinlich hat ein Proxy oder ein Sicherheitsprodukt sie unterwegs verändert.',
    next: 'Bitten Sie Ihr Netzwerkteam, Anforderungen an {{host}} unverändert durchzulassen.',
  },
  'request-field-refused': {
    happened: 'Microsoft konnte einen der Werte der Anmeldung nicht lesen.',
    cause: 'Eine der beiden IDs enthält vielleicht etwas, das nicht dorthin gehört.',
    next: 'Kopieren Sie die Anwendungs-ID (Client) und die Verzeichnis-ID (Mandant) erneut aus der Übersicht der App.',
  },
  'request-malformed': {
    happened: 'Microsoft konnte die Anmeldeanforderung nicht lesen.',
    cause:
      'Möglicherweise hat ein Proxy sie verändert, oder der Anmeldedienst erwartet eine andere Form.',
    next: 'Führen Sie den Test in einem anderen Netzwerk aus. Wenn das Ergebnis dasselbe ist, wählen Sie „Details kopieren“, und senden Sie die Details an den HelpMaster-Support.',
  },
  'certificate-not-registered': {
    happened: 'Microsoft kennt das Zertifikat der App nicht.',
    cause: 'Das Zertifikat wurde nicht in diese App hochgeladen, oder es ist abgelaufen.',
    next: 'Öffnen Sie im Portal „Zertifikate & Geheimnisse“, „Zertifikate“, und laden Sie die CER-Datei des Zertifikats hoch.',
  },
  'certificate-refused': {
    happened: 'Microsoft hat das Zertifikat der App nicht akzeptiert.',
    cause: 'Das Zertifikat und sein privater Schlüssel gehören vielleicht nicht zusammen.',
    next: 'Erstellen Sie ein neues Zertifikat, und laden Sie seine CER-Datei unter „Zertifikate & Geheimnisse“ hoch.',
  },
  'clock-refused': {
    happened: 'Microsoft hat die Anmeldung wegen ihrer Uhrzeit abgelehnt.',
    cause: 'Die Uhr dieses Computers weicht wahrscheinlich von der tatsächlichen Zeit ab.',
    next: 'Stellen Sie Datum und Uhrzeit dieses Computers auf automatisch, und versuchen Sie es dann erneut.',
  },
  'conditional-access': {
    happened: 'Eine Richtlinie für bedingten Zugriff hat die App blockiert.',
    cause:
      'Eine Richtlinie des Mandanten lässt diese App nur von bestimmten Orten oder nur bei geringem Risiko zu.',
    next: 'Bitten Sie den Administrator des Mandanten, die App von der Richtlinie auszunehmen oder die öffentliche Adresse dieses Netzwerks zu den benannten Standorten hinzuzufügen.',
  },
  'security-policy': {
    happened: 'Eine Sicherheitsrichtlinie des Mandanten hat die App blockiert.',
    cause:
      'Die Sicherheitsstandards des Mandanten oder eine andere Richtlinie lassen diese Anmeldung nicht zu.',
    next: 'Bitten Sie den Administrator des Mandanten, die Anmeldeprotokolle dieser App anzusehen und sie zuzulassen.',
  },
  'user-flow-code': {
    happened: 'Microsoft hat das Konto einer Person gesucht und keines gefunden.',
    cause:
      'Das gehört nicht zur Anmeldung einer App; unter {{host}} antwortet vielleicht ein anderer Dienst.',
    next: 'Wählen Sie Ihre Cloud aus der Liste. Prüfen Sie bei eigenen Endpunkten die „URL der Anmeldeautorität“ mit dem Administrator des Mandanten.',
  },
  'consent-missing': {
    happened: 'Der App wurde nicht erlaubt, in diesem Mandanten zu handeln.',
    cause: 'Die Administratoreinwilligung für die Berechtigungen der App fehlt.',
    next: 'Öffnen Sie im Portal die API-Berechtigungen Ihrer App, und wählen Sie „Administratoreinwilligung erteilen“.',
  },
  'single-tenant-endpoint': {
    happened: 'Die Anmeldung richtete sich nicht an einen einzelnen Mandanten.',
    cause: 'Diese App kann sich nur bei dem Mandanten anmelden, zu dem sie gehört.',
    next: 'Öffnen Sie im Portal die Übersicht des Mandanten, und kopieren Sie seine Mandanten-ID in „Verzeichnis-ID (Mandant)“.',
  },
  'app-is-public-client': {
    happened: 'Diese App darf keinen geheimen Clientschlüssel verwenden.',
    cause:
      'Sie ist als öffentlicher Client registriert, zum Beispiel als mobile App oder Desktop-App.',
    next: 'Registrieren Sie im Portal eine neue App ohne Plattform, erstellen Sie dafür einen geheimen Clientschlüssel, und geben Sie beides hier ein.',
  },
  'sign-in-loop': {
    happened: 'Microsoft hat zu viele Anmeldungen dieser App hintereinander gesehen.',
    cause:
      'Die App hat sich in kurzer Zeit immer wieder angemeldet, vielleicht von mehreren Orten aus.',
    next: 'Warten Sie fünf Minuten, und versuchen Sie es dann erneut.',
  },
  'sign-in-busy': {
    happened: 'Der Anmeldedienst ist zurzeit ausgelastet.',
    cause:
      'Der Dienst von Microsoft ist kurz unterbrochen oder begrenzt die Anforderungen. Ihre Einstellungen sind nicht die Ursache.',
    next: 'Warten Sie {{seconds}} Sekunden, und versuchen Sie es dann erneut.',
  },
  'sign-in-refused': {
    happened: 'Microsoft hat die Anmeldung abgelehnt.',
    cause: 'Microsoft meldet: „{{message}}“',
    next: 'Suchen Sie {{code}} auf der Microsoft-Seite der Fehlercodes, oder wählen Sie „Details kopieren“, und senden Sie die Details an den HelpMaster-Support.',
  },
  'clock-skew': {
    happened: 'Die Uhr dieses Computers weicht um {{minutes}} Minuten von der von Microsoft ab.',
    cause:
      'Die Uhr wird nicht automatisch gestellt, oder ihr Zeitserver ist nicht erreichbar. Anmeldungen schlagen fehl, wenn die Zeiten abweichen.',
    next: 'Stellen Sie Datum, Uhrzeit und Zeitzone dieses Computers auf automatisch, und führen Sie den Test dann erneut aus.',
  },
  // Microsoft Graph
  'graph-token-refused': {
    happened: 'Microsoft Graph hat die Anmeldung der App nicht akzeptiert.',
    cause:
      'Die Rechte oder das Geheimnis der App wurden vielleicht gerade geändert, oder die Uhr dieses Computers geht falsch.',
    next: 'Warten Sie eine Minute, und versuchen Sie es erneut. Wenn es so bleibt, prüfen Sie, ob die App noch die Administratoreinwilligung hat.',
  },
  'graph-token-for-other-cloud': {
    happened: 'Microsoft Graph unter {{host}} gehört zu einer anderen Cloud als die Anmeldung.',
    cause: 'Der Anmeldedienst und Microsoft Graph verschiedener Clouds arbeiten nicht zusammen.',
    next: 'Wählen Sie unter „Cloud“ diejenige, in der sich der Mandant befindet. Berichtigen Sie bei eigenen Endpunkten die „URL von Microsoft Graph“.',
  },
  'graph-throttled': {
    happened: 'Microsoft 365 bittet die App zu warten.',
    cause:
      'Es wurden mehr Anforderungen gestellt, als Microsoft 365 in kurzer Zeit zulässt. Nichts ist verloren.',
    next: 'Warten Sie {{seconds}} Sekunden, und versuchen Sie es dann erneut.',
  },
  'graph-refused': {
    happened: 'Microsoft Graph hat die Anforderung abgelehnt.',
    cause: 'Microsoft meldet: „{{message}}“',
    next: 'Versuchen Sie es erneut. Wenn es so bleibt, wählen Sie „Details kopieren“, und senden Sie die Details an den HelpMaster-Support.',
  },
  'graph-foreign-link': {
    happened: 'Die Konsole hat es abgelehnt, einem Link zu {{target}} zu folgen.',
    cause:
      'Eine Antwort verwies auf einen anderen Server als {{host}}. Die Anmeldung der App wird nie an einen anderen Server gesendet, daher wurde nichts gesendet.',
    next: 'Fragen Sie Ihr Netzwerkteam, ob ein Proxy Antworten von {{host}} verändert, und versuchen Sie es dann erneut.',
  },
  'directory-permission-missing': {
    happened: 'Die App darf das Verzeichnis nicht lesen.',
    cause:
      'Die Berechtigung {{permission}} fehlt, oder die Administratoreinwilligung dafür wurde nicht erteilt.',
    next: 'Öffnen Sie im Portal die API-Berechtigungen Ihrer App, fügen Sie {{permission}} als Anwendungsberechtigung hinzu, und wählen Sie „Administratoreinwilligung erteilen“.',
  },
  // One mailbox
  'mailbox-permission-missing': {
    happened: 'Der App fehlt die Berechtigung {{permission}} für {{mailbox}}.',
    cause:
      'Die Berechtigung wurde nicht erteilt, die Administratoreinwilligung fehlt, oder eine Änderung breitet sich noch aus, was bis zu zwei Stunden dauern kann.',
    next: 'Wenn der Helpdesk sie benötigt, öffnen Sie die API-Berechtigungen Ihrer App, fügen Sie {{permission}} als Anwendungsberechtigung hinzu, und wählen Sie „Administratoreinwilligung erteilen“. Wenn Ihre Organisation die App in Exchange einschränkt (RBAC für Anwendungen), weisen Sie stattdessen dort die Rolle „Application {{permission}}“ zu: Eine in Entra erteilte Berechtigung gilt für jedes Postfach.',
  },
  'mailbox-permission-not-in-token': {
    happened: 'Die Anmeldung der App zeigt die Berechtigung {{permission}} nicht.',
    cause:
      'Sie wurde nicht erteilt, oder sie wurde in Exchange erteilt, was die Anmeldung nicht zeigt.',
    next: 'Wenn der Helpdesk sie benötigt, geben Sie ein Testpostfach ein, um zu sehen, ob sie wirkt. Nur wenn sie nicht wirkt und Exchange die App nicht einschränkt (RBAC für Anwendungen), fügen Sie {{permission}} unter „API-Berechtigungen“ hinzu, und erteilen Sie die Administratoreinwilligung.',
  },
  'mailbox-outside-scope': {
    happened: 'Exchange gibt der App {{permission}} für {{mailbox}} nicht.',
    cause:
      'Exchange schränkt die App ein (RBAC für Anwendungen). Ihre Rolle für {{permission}} ist nicht zugewiesen, oder deren Bereich schließt {{mailbox}} aus, oder eine Änderung breitet sich noch aus, was bis zu zwei Stunden dauern kann.',
    next: 'Fügen Sie {{mailbox}} in Exchange als direktes Mitglied zur Gruppe des Bereichs hinzu, oder weisen Sie der App die Rolle „Application {{permission}}“ zu. Fügen Sie {{permission}} nicht in Entra hinzu: Dort erteilt gilt sie für jedes Postfach.',
  },
  'mailbox-blocked-by-policy': {
    happened: 'Eine Zugriffsrichtlinie hält die App von {{mailbox}} fern.',
    cause:
      'Das Postfach ist kein Mitglied der Gruppe, auf die die App eingeschränkt ist, oder eine Änderung daran breitet sich noch aus, was mehr als eine Stunde dauern kann.',
    next: 'Fügen Sie {{mailbox}} in Exchange zur E-Mail-aktivierten Sicherheitsgruppe der Zugriffsrichtlinie hinzu, warten Sie eine Stunde, und führen Sie den Test erneut aus.',
  },
  'mailbox-missing': {
    happened: '{{mailbox}} hat kein Postfach in Exchange Online.',
    cause:
      'Es gibt keine Lizenz dafür, das Postfach wird noch erstellt, oder es liegt auf einem eigenen Server.',
    next: 'Geben Sie {{mailbox}} im Admin Center eine Lizenz mit Exchange Online, oder wählen Sie ein anderes Postfach.',
  },
  'mailbox-unknown': {
    happened: 'Im Verzeichnis gibt es niemanden mit dem Namen {{mailbox}}.',
    cause:
      'Die Adresse weicht vielleicht um ein Zeichen ab, oder das Postfach wurde umbenannt oder gelöscht.',
    next: 'Wählen Sie „Benutzer durchsuchen…“ und dort das Postfach aus der Liste.',
  },
  'mailbox-ambiguous': {
    happened: 'Mehrere Postfächer haben die Adresse {{mailbox}}.',
    cause: 'Die Adresse ist ein Alias oder eine Kontaktadresse mehrerer Einträge im Verzeichnis.',
    next: 'Wählen Sie „Benutzer durchsuchen…“ und dort das gemeinte Postfach.',
  },
  'mailbox-throttled': {
    happened: 'Microsoft 365 bittet die App, vor weiteren Zugriffen auf {{mailbox}} zu warten.',
    cause:
      'Dieses Postfach wird von mehr Anforderungen verwendet, als Microsoft 365 gleichzeitig zulässt.',
    next: 'Warten Sie {{seconds}} Sekunden, und versuchen Sie es dann erneut.',
  },
  'mailbox-stale': {
    happened: 'Exchange verschiebt {{mailbox}} noch oder bereitet es vor.',
    cause: 'Das Postfach wurde vor Kurzem erstellt, umgewandelt oder verschoben.',
    next: 'Warten Sie einige Minuten, und versuchen Sie es dann erneut.',
  },
  'mailbox-not-proved': {
    happened: 'Die Berechtigung {{permission}} konnte an {{mailbox}} nicht nachgewiesen werden.',
    cause:
      'Microsoft 365 hat die Prüfung aus einem anderen Grund als erwartet abgelehnt, was nicht zeigt, ob die Berechtigung wirkt. Es meldet: „{{message}}“',
    next: 'Erstellen Sie das E-Mail-Konto, und wählen Sie „Testnachricht senden“, um zu sehen, ob es funktioniert. Wenn nicht, wählen Sie „Details kopieren“, und senden Sie die Details an den HelpMaster-Support.',
  },
  'mailbox-probe-accepted': {
    happened: 'Microsoft 365 hat eine Prüfung an {{mailbox}} akzeptiert, statt sie abzulehnen.',
    cause:
      'Die Prüfung nennt ein Element, das es nicht gibt, damit sich nichts ändern kann. Hier antwortet vielleicht ein anderer Dienst.',
    next: 'Sehen Sie in {{mailbox}} nach, dass sich nichts geändert hat, wählen Sie dann „Details kopieren“, und senden Sie die Details an den HelpMaster-Support.',
  },
  'cloud-without-mail': {
    happened: 'Die Cloud {{cloud}} hat keine E-Mails und keine Kalender.',
    cause: 'Microsoft Graph dieser Cloud umfasst nur das Verzeichnis.',
    next: 'Verwenden Sie diese Verbindung für das Verzeichnis. Verbinden Sie für E-Mails einen Mandanten einer anderen Cloud.',
  },
  // Test Settings
  'step-not-reached': {
    happened: 'Nicht getestet, weil „{{step}}“ nicht erfolgreich war.',
    cause: 'Das kann erst getestet werden, wenn „{{step}}“ funktioniert.',
    next: 'Lösen Sie, was bei „{{step}}“ steht, und führen Sie den Test dann erneut aus.',
  },
  // Microsoft 365 Users
  'not-connected': {
    happened: 'Die Konsole ist noch nicht mit Microsoft 365 verbunden.',
    cause:
      'Es wurde noch keine Verbindung gespeichert, daher gibt es kein Verzeichnis, das gelesen werden kann.',
    next: 'Öffnen Sie „API-Integrationen“, geben Sie die Verbindung ein, testen Sie sie, und wählen Sie „Übernehmen“.',
  },
  'users-view-closed': {
    happened: 'Diese Liste ist nicht mehr die aktuelle.',
    cause: 'Inzwischen wurde eine andere Suche geöffnet oder eine andere Verbindung gespeichert.',
    next: 'Suchen Sie erneut.',
  },
  'users-outdated': {
    happened: 'Die Auswahl gehört zu einer anderen Verbindung.',
    cause:
      'Die Microsoft 365-Verbindung wurde geändert, nachdem die Benutzer ausgewählt worden waren.',
    next: 'Wählen Sie die Benutzer erneut aus.',
  },
  'user-gone': {
    happened: 'Das Verzeichnis enthält diesen Benutzer nicht mehr.',
    cause: 'Der Benutzer wurde gelöscht, nachdem die Liste geladen worden war.',
    next: 'Suchen Sie erneut, um das Verzeichnis in seinem jetzigen Stand zu sehen.',
  },
  'file-not-writable': {
    happened: 'Die Datei {{file}} konnte nicht geschrieben werden.',
    cause:
      'In den Ordner kann nicht geschrieben werden: $t(shell.fileReasons.{{reason}}). Eine vorhandene Datei ist unverändert.',
    next: 'Wählen Sie einen anderen Ordner, oder geben Sie Speicherplatz frei, und versuchen Sie es erneut.',
  },
  // Global Email Accounts
  'account-gone': {
    happened: 'Dieses E-Mail-Konto ist nicht mehr in der Liste.',
    cause:
      'Es wurde gelöscht, oder eine andere Änderung wurde zurückgenommen, nachdem es geöffnet worden war.',
    next: 'Gehen Sie zurück zur Liste. Wenn es in dieser Sitzung gelöscht wurde, bringt „Rückgängig“ es zurück.',
  },
  'account-duplicate': {
    happened: '{{mailbox}} ist bereits ein E-Mail-Konto.',
    cause:
      'Das Konto „{{name}}“ verwendet dasselbe Postfach, vielleicht über eine andere seiner Adressen.',
    next: 'Bearbeiten Sie „{{name}}“, und fügen Sie dort den Zweck hinzu.',
  },
  'account-not-sending': {
    happened: '„{{name}}“ kann nicht der Standard sein.',
    cause:
      'Das Standardkonto ist das, aus dem gesendet wird; dieses ist deaktiviert oder sendet nicht.',
    next: 'Wählen Sie „Bearbeiten“, dort „Senden“ und „Aktiviert“, und legen Sie es erneut als Standard fest.',
  },
  'account-of-other-tenant': {
    happened: '„{{name}}“ gehört zu einem anderen Mandanten und wird nicht verwendet.',
    cause: 'Es wurde erstellt, als die Verbindung zum Mandanten {{tenant}} führte.',
    next: 'Verbinden Sie {{tenant}} erneut unter „API-Integrationen“, oder löschen Sie das Konto.',
  },
  'undo-not-possible': {
    happened: 'Diese Änderung kann nicht mehr zurückgenommen werden.',
    cause:
      'Sie wurde bereits zurückgenommen, eine neuere Änderung folgte, oder die Konsole wurde neu gestartet.',
    next: 'Wählen Sie zuerst „Rückgängig“ für die neueste Änderung, oder ändern Sie es von Hand.',
  },
  'mailbox-guest': {
    happened: '{{mailbox}} ist ein Gast und hat hier kein Postfach.',
    cause:
      'Die E-Mails eines Gastes liegen in dessen eigener Organisation, außer Reichweite der App.',
    next: 'Wählen Sie „Benutzer durchsuchen…“ und dort ein Postfach Ihrer eigenen Organisation.',
  },
  'mailbox-on-premises': {
    happened: '{{mailbox}} hat noch kein Postfach in Exchange Online.',
    cause:
      'Der Benutzer kommt aus einem eigenen Verzeichnis, daher liegt das Postfach wahrscheinlich auf einem eigenen Server.',
    next: 'Bitten Sie Ihren Exchange-Administrator, {{mailbox}} zu Exchange Online zu verschieben, oder wählen Sie ein anderes Postfach.',
  },
  'mailbox-is-resource': {
    happened: '{{mailbox}} ist ein Raum oder ein Gerät.',
    cause:
      'Exchange beantwortet die Besprechungsanfragen solcher Postfächer von selbst und räumt sie auf.',
    next: 'Verwenden Sie es für „Kalender“, wenn das gemeint ist. Wählen Sie für E-Mails ein Benutzer- oder freigegebenes Postfach.',
  },
  'rule-moves-into-itself': {
    happened: 'E-Mails können nicht in den Ordner verschoben werden, aus dem sie gelesen werden.',
    cause:
      '„Ordner“ und „Verschieben nach“ sind beide „{{folder}}“, daher würden dieselben E-Mails endlos gelesen.',
    next: 'Wählen Sie unter „Verschieben nach“ einen anderen Ordner.',
  },
  'rule-leaves-mail': {
    happened: 'Diese Regel verschiebt nichts.',
    cause:
      '„Nach der Verarbeitung“ steht auf „An Ort und Stelle lassen“, daher gibt es kein Verschieben nachzuweisen.',
    next: 'Wählen Sie unter „Nach der Verarbeitung“ „In Ordner verschieben“ oder „Löschen“, und versuchen Sie es dann erneut.',
  },
  'folder-gone': {
    happened: '{{mailbox}} hat den Ordner „{{folder}}“ nicht mehr.',
    cause: 'Der Ordner wurde in Outlook gelöscht, nachdem er hier gewählt worden war.',
    next: 'Wählen Sie „Bearbeiten“ und dann den Ordner erneut, oder stellen Sie ihn in Outlook wieder her.',
  },
  'message-gone': {
    happened: 'Diese Nachricht ist nicht mehr im Ordner.',
    cause:
      'Jemand oder eine Regel des Postfachs hat sie verschoben oder gelöscht, nachdem die Liste gelesen worden war.',
    next: 'Erproben Sie die Regel erneut, um die jetzt vorhandenen E-Mails zu sehen.',
  },
  'send-test-unknown': {
    happened: 'Es ist nicht bekannt, ob die Testnachricht gesendet wurde.',
    cause:
      'Die Anforderung erreichte {{host}}, aber die Antwort ging verloren. Sie wurde nicht ein zweites Mal gesendet.',
    next: 'Sehen Sie in „Gesendete Elemente“ von {{mailbox}} nach, bevor Sie eine weitere senden.',
  },
  'move-unknown': {
    happened: 'Es ist nicht bekannt, ob die Nachricht verschoben wurde.',
    cause:
      'Die Antwort von Microsoft 365 ging verloren, und {{mailbox}} zeigt die Nachricht nicht in „{{to}}“. Sie kann noch unterwegs sein.',
    next: 'Suchen Sie die Nachricht mit Outlook in „{{from}}“ und in „{{to}}“.',
  },
  'event-left-behind': {
    happened: 'Der Testtermin ist noch im Kalender.',
    cause: 'Das Erstellen gelang, also darf die App schreiben, aber das Löschen schlug fehl.',
    next: 'Löschen Sie „{{subject}}“ vom {{start}} in Outlook aus dem Kalender von {{mailbox}}.',
  },
  'event-unknown': {
    happened: 'Es ist nicht bekannt, ob der Testtermin erstellt wurde.',
    cause:
      'Die Antwort von Microsoft 365 ging verloren, und der Kalender zeigt den Termin nicht. Er kann noch unterwegs sein.',
    next: 'Suchen Sie im Kalender von {{mailbox}} nach „{{subject}}“ am {{start}}, und löschen Sie den Termin, wenn er da ist.',
  },
  'import-not-readable': {
    happened: 'Die Datei {{file}} enthält keine E-Mail-Konten.',
    cause:
      'Sie ist weder eine Datei, die „Exportieren“ geschrieben hat, noch eine Tabelle mit den Spalten name und address.',
    next: 'Wählen Sie eine Datei, die „Exportieren“ geschrieben hat, oder speichern Sie die Tabelle als CSV (UTF-8) mit einer ersten Zeile, die ihre Spalten nennt.',
  },
  'import-too-large': {
    happened: 'Die Datei {{file}} ist zu groß.',
    cause: 'Eine Datei darf bis zu {{megabytes}} MB und 10.000 Konten umfassen.',
    next: 'Teilen Sie die Datei, und importieren Sie die Teile nacheinander.',
  },
  'import-newer-version': {
    happened: 'Die Datei {{file}} wurde von einer neueren Version der Konsole geschrieben.',
    cause: 'Sie hat die Version {{version}}, die diese Konsole noch nicht kennt.',
    next: 'Installieren Sie die neueste Version von HelpMaster M365 Console, und importieren Sie die Datei dann erneut.',
  },
  'import-row-unreadable': {
    happened: 'Der Wert unter „{{column}}“ kann nicht verwendet werden.',
    cause: 'Er ist leer, zu lang oder hat eine andere Form, als diese Spalte benötigt.',
    next: 'Berichtigen Sie „{{column}}“ in Zeile {{row}} der Datei, und importieren Sie sie dann erneut.',
  },
  'import-row-repeated': {
    happened: '{{mailbox}} steht zweimal in der Datei.',
    cause: 'Zeile {{row}} nennt dasselbe Postfach, vielleicht über eine andere seiner Adressen.',
    next: 'Löschen Sie eine der beiden Zeilen aus der Datei, und importieren Sie sie dann erneut.',
  },
  'import-other-tenant': {
    happened: 'Dieses Konto gehört zu einem anderen Mandanten.',
    cause:
      'Die Datei wurde aus dem Mandanten {{tenant}} exportiert, und die Verbindung führt zu einem anderen.',
    next: 'Verbinden Sie {{tenant}} unter „API-Integrationen“, und importieren Sie die Datei dann erneut.',
  },
  'import-folder-unknown': {
    happened: '{{mailbox}} hat keinen Ordner „{{folder}}“.',
    cause:
      'Der Pfad in der Datei enthält vielleicht einen Tippfehler, oder der Ordner heißt anders.',
    next: 'Schreiben Sie den Pfad so, wie Outlook ihn anzeigt, zum Beispiel Posteingang/Queue 3, und importieren Sie die Datei dann erneut.',
  },
  'import-closed': {
    happened: 'Diese Importvorschau ist nicht mehr aktuell.',
    cause:
      'Seitdem wurde eine andere Datei geöffnet, oder die Konten oder die Verbindung wurden geändert.',
    next: 'Wählen Sie „Importieren“, und öffnen Sie die Datei erneut.',
  },
  'file-not-readable': {
    happened: 'Die Datei {{file}} konnte nicht geöffnet werden.',
    cause: 'Sie kann nicht gelesen werden: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}), oder wählen Sie eine andere Datei.',
  },
  // Access scope
  'scope-mailbox-is-account': {
    happened: '{{mailbox}} ist ein E-Mail-Konto.',
    cause: 'Der Helpdesk verwendet dieses Postfach, daher soll die App es erreichen.',
    next: 'Wählen Sie ein anderes Postfach, oder löschen Sie zuerst das E-Mail-Konto.',
  },
  'scope-nobody-to-sample': {
    happened: 'Im Verzeichnis gibt es niemanden, der zufällig ausgewählt werden kann.',
    cause:
      'Außer den E-Mail-Konten hat niemand eine Lizenz und eine Adresse und darf sich anmelden.',
    next: 'Wählen Sie die Postfächer selbst: mit „Postfächer hinzufügen…“.',
  },
  'activity-not-readable': {
    happened: 'Was früher geschehen ist, konnte nicht gelesen werden.',
    cause: 'Die Datei {{path}} kann nicht gelesen werden: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}), und starten Sie die Konsole dann erneut. Bis dahin wird nur diese Sitzung angezeigt.',
  },
  'activity-not-writable': {
    happened: 'Die neuesten Einträge sind noch nicht gespeichert.',
    cause: 'In die Datei {{path}} kann nicht geschrieben werden: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}). Die Konsole versucht es beim nächsten Eintrag erneut und wenn Sie „Erneut versuchen“ wählen.',
  },
  'bundle-closed': {
    happened: 'Diese Liste des Supportpakets ist nicht mehr aktuell.',
    cause: 'Das Paket wurde seitdem neu zusammengestellt.',
    next: 'Wählen Sie „Supportpaket speichern…“ erneut.',
  },
  // The policy of a managed workstation
  'policy-not-readable': {
    happened: 'Die Richtlinie dieses Computers konnte nicht verwendet werden.',
    cause:
      'Die Datei {{path}} kann nicht gelesen werden oder enthält etwas, das es in einer Richtlinie nicht gibt.',
    next: 'Bitten Sie die Betreuer dieses Computers, die Datei zu berichtigen, und starten Sie die Konsole dann erneut. Bis dahin funktioniert die gespeicherte Verbindung, wie sie ist; es kann nichts geändert werden, und es wird nicht nach Updates gesucht.',
  },
  'policy-cloud-not-allowed': {
    happened: 'Ihre Organisation erlaubt die Cloud {{cloud}} nicht.',
    cause:
      'Die Richtlinie dieses Computers nennt die Clouds, zu denen eine Verbindung führen darf.',
    next: 'Wählen Sie unter „API-Integrationen“ eine andere Cloud, oder fragen Sie die Betreuer dieses Computers.',
  },
  'policy-setting-locked': {
    happened:
      'Die Verbindung ist nicht so, wie Ihre Organisation sie vorgibt: $t(connection.fields.{{setting}}).',
    cause: 'Die Richtlinie dieses Computers gibt den Wert dieses Felds vor.',
    next: 'Öffnen Sie „API-Integrationen“, wo das Feld diesen Wert enthält, und wählen Sie „Übernehmen“.',
  },
  // Updates
  'update-information-unusable': {
    happened: 'Die Informationen über Updates konnten nicht verwendet werden.',
    cause: '{{host}} hat keine für dieses System oder antwortet mit etwas anderem.',
    next: 'Versuchen Sie es später erneut. Wenn es so bleibt, wenden Sie sich an die Stelle, die Ihrer Organisation die Konsole bereitstellt.',
  },
  'update-altered': {
    happened: 'Das Update wurde abgelehnt: Es ist nicht die angekündigte Datei.',
    cause:
      'Ihre Prüfsumme weicht von der angekündigten ab. Sie wurde unterwegs beschädigt oder verändert und ist gelöscht worden.',
    next: 'Versuchen Sie es später erneut. Wenn es wieder geschieht, wenden Sie sich an die Stelle, die die Konsole bereitstellt. Es wurde nichts installiert.',
  },
  'update-not-signed': {
    happened: 'Das Update wurde abgelehnt: Es ist nicht vom Herausgeber dieser Konsole signiert.',
    cause: 'Die Datei trägt keine Signatur oder die eines anderen und ist gelöscht worden.',
    next: 'Installieren Sie es nicht auf anderem Weg. Wenden Sie sich an die Stelle, die die Konsole bereitstellt. Es wurde nichts installiert.',
  },
  'update-not-written': {
    happened: 'Das Update konnte nicht gespeichert werden.',
    cause: 'Seine Datei kann nicht geschrieben werden: $t(shell.fileReasons.{{reason}}).',
    next: '$t(shell.fileRemedies.{{reason}}), und versuchen Sie es dann erneut. Es wurde nichts installiert.',
  },
  'update-failed': {
    happened: 'Das Update konnte nicht abgeschlossen werden.',
    cause: 'Das Installationsprogramm des Systems oder der Download ist vorzeitig abgebrochen.',
    next: 'Versuchen Sie es erneut. Wenn es wieder geschieht, installieren Sie die neueste Version von Hand. Diese Version funktioniert weiterhin.',
  },
} satisfies Words<typeof english>;

/** What a step says that passed. */
export const notes = {
  reached: '{{host}} antwortet.',
  tenantFound: 'Der Mandant ist vorhanden: {{tenantId}}.',
  authenticated: 'Angemeldet als {{app}}.',
  directoryRead: 'Die App kann das Verzeichnis lesen.',
  grantedByToken: 'Die App hat die Berechtigung {{permission}}.',
  provedOnMailbox: 'Nachgewiesen an {{mailbox}}; es wurde nichts geändert.',
  provedByRbac:
    'Nachgewiesen an {{mailbox}}; es wurde nichts geändert. Exchange erteilt {{permission}} über RBAC für Anwendungen.',
} satisfies Words<typeof englishNotes>;
