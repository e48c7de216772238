import type { Catalogue } from '../words';
import { accessScope } from './access-scope';
import { activity } from './activity';
import { connection } from './connection';
import { emailAccounts } from './email-accounts';
import { preferences } from './preferences';
import { notes, problems } from './problems';
import { setUp } from './set-up';
import { shell } from './shell';
import { updates } from './updates';
import { users } from './users';

/** The German words of the whole interface. Names of Microsoft's pages are those of its German portal. */
export const de = {
  app: {
    notifications: 'Benachrichtigungen',
    demoBanner:
      'Demomandant: Alles hier geschieht innerhalb dieser App. Nichts davon erreicht Microsoft.',
    clearSearch: 'Suche leeren',
    crashed: {
      title: 'Diese Seite funktioniert nicht mehr',
      text: 'Ein Teil der Seite konnte nicht dargestellt werden. Gespeicherte Einstellungen sind sicher.',
      reload: 'Seite neu laden',
    },
  },
  navigation: {
    label: 'Systemverwaltung',
    connection: 'API-Integrationen',
    users: 'Microsoft 365-Benutzer',
    emailAccounts: 'Globale E-Mail-Konten',
    setUpGuide: 'Einrichtungsleitfaden',
    activity: 'Aktivität',
    preferences: 'Optionen',
  },
  unsaved: {
    title: 'Änderungen zuerst übernehmen?',
    text: 'Die Microsoft 365-Verbindung enthält Änderungen, die nicht gespeichert sind.',
    apply: 'Übernehmen',
    discard: 'Änderungen verwerfen',
    stay: 'Weiter bearbeiten',
  },
  problem: {
    cause: 'Wahrscheinliche Ursache',
    next: 'Nächster Schritt',
    waitLonger: 'Warten Sie {{duration}}, und versuchen Sie es dann erneut.',
    copy: 'Details kopieren',
    copied: 'Details kopiert',
    show: 'Mehr anzeigen',
    hide: 'Weniger anzeigen',
    proxy: {
      open: 'Am Proxy anmelden…',
      title: 'Am Proxy anmelden',
      asks: 'Dieser Proxy verlangt einen Benutzernamen und ein Kennwort:',
      userName: 'Benutzername',
      password: 'Kennwort',
      userNameNeeded: 'Geben Sie den Benutzernamen ein.',
      passwordNeeded: 'Geben Sie das Kennwort ein.',
      kept: 'Wird behalten, bis die Konsole geschlossen wird.',
      signIn: 'Anmelden',
      cancel: 'Abbrechen',
      taken: 'Bereit zur Anmeldung am Proxy. Versuchen Sie es jetzt erneut.',
    },
    details: {
      title: 'HelpMaster M365 Console {{version}}',
      step: 'Schritt',
      result: 'Ergebnis',
      aadsts: 'AADSTS-Code',
      errorCode: 'Fehlercode',
      serviceMessage: 'Meldung von Microsoft',
      httpStatus: 'HTTP-Status',
      networkError: 'Netzwerkfehler',
      systemError: 'Systemfehler',
      traceId: 'Ablaufverfolgungs-ID',
      correlationId: 'Korrelations-ID',
      requestId: 'Anforderungs-ID',
      request: 'Anforderung',
      timestamp: 'Zeit',
    },
  },
  links: {
    'portal-app-registrations': 'App-Registrierungen öffnen',
    'portal-app-overview': 'Übersicht der App öffnen',
    'portal-app-credentials': 'Zertifikate & Geheimnisse öffnen',
    'portal-app-permissions': 'API-Berechtigungen öffnen',
    'portal-enterprise-apps': 'Unternehmensanwendungen öffnen',
    'portal-tenant-overview': 'Übersicht des Mandanten öffnen',
    'portal-conditional-access': 'Bedingten Zugriff öffnen',
    'admin-licences': 'Lizenzen öffnen',
    'admin-groups': 'Aktive Teams und Gruppen öffnen',
    'service-health': 'Dienststatus öffnen',
    'docs-register-app': 'Lesen, wie eine App registriert wird',
    'docs-error-codes': 'Mehr über Fehlercodes lesen',
    'docs-national-clouds': 'Mehr über nationale Clouds lesen',
    'docs-network-endpoints': 'Lesen, welche Adressen erreichbar sein müssen',
    'docs-rbac-for-applications': 'Mehr über RBAC für Anwendungen lesen',
    'docs-application-access-policy': 'Mehr über Zugriffsrichtlinien lesen',
    'docs-throttling': 'Mehr über Drosselung lesen',
    'docs-exchange-powershell': 'Mehr über Exchange Online PowerShell lesen',
  },
  connection,
  preferences,
  users,
  emailAccounts,
  accessScope,
  setUp,
  activity,
  updates,
  problems,
  notes,
  shell,
} satisfies Catalogue;
