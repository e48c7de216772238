import type { ProblemCode } from '../../problems';
import type { NoteCode } from '../../test-settings';
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

// A problem's and a note's values come from main with it, so their sentences are typed as plain
// strings: which values a sentence names is checked by a test, not by the call.
const problemWords: Record<ProblemCode, Record<'happened' | 'cause' | 'next', string>> = problems;
const noteWords: Record<NoteCode, string> = notes;

/** The English words of the whole interface. */
export const en = {
  app: {
    notifications: 'Notifications',
    demoBanner: 'Demo tenant: everything here happens inside this app. Nothing reaches Microsoft.',
    clearSearch: 'Clear the search',
    crashed: {
      title: 'This page stopped working',
      text: 'Something on the page failed to draw. Saved settings are safe.',
      reload: 'Reload the page',
    },
  },
  navigation: {
    label: 'System Administration',
    connection: 'API Integrations',
    users: 'Microsoft 365 Users',
    emailAccounts: 'Global Email Accounts',
    setUpGuide: 'Set-up Guide',
    activity: 'Activity',
    preferences: 'Preferences',
  },
  unsaved: {
    title: 'Apply the changes first?',
    text: 'The Microsoft 365 connection has changes that are not saved.',
    apply: 'Apply',
    discard: 'Discard changes',
    stay: 'Keep editing',
  },
  problem: {
    cause: 'Likely cause',
    next: 'Next step',
    waitLonger: 'Wait {{duration}}, then try again.',
    copy: 'Copy details',
    copied: 'Details copied',
    show: 'Show more',
    hide: 'Show less',
    proxy: {
      open: 'Sign in to the proxy…',
      title: 'Sign in to the proxy',
      asks: 'This proxy asks for a user name and password:',
      userName: 'User name',
      password: 'Password',
      userNameNeeded: 'Enter the user name.',
      passwordNeeded: 'Enter the password.',
      kept: 'Kept until the console is closed.',
      signIn: 'Sign in',
      cancel: 'Cancel',
      taken: 'Ready to sign in to the proxy. Try again now.',
    },
    details: {
      title: 'HelpMaster M365 Console {{version}}',
      step: 'Step',
      result: 'Result',
      aadsts: 'AADSTS code',
      errorCode: 'Error code',
      serviceMessage: 'Message from Microsoft',
      httpStatus: 'HTTP status',
      networkError: 'Network error',
      systemError: 'System error',
      traceId: 'Trace ID',
      correlationId: 'Correlation ID',
      requestId: 'Request ID',
      request: 'Request',
      timestamp: 'Time',
    },
  },
  links: {
    'portal-app-registrations': 'Open App registrations',
    'portal-app-overview': 'Open the app’s Overview',
    'portal-app-credentials': 'Open Certificates & secrets',
    'portal-app-permissions': 'Open API permissions',
    'portal-enterprise-apps': 'Open Enterprise applications',
    'portal-tenant-overview': 'Open the tenant’s Overview',
    'portal-conditional-access': 'Open Conditional Access',
    'admin-licences': 'Open licences',
    'admin-groups': 'Open Active teams & groups',
    'service-health': 'Open service health',
    'docs-register-app': 'Read how to register an app',
    'docs-error-codes': 'Read about error codes',
    'docs-national-clouds': 'Read about national clouds',
    'docs-network-endpoints': 'Read which addresses must be reachable',
    'docs-rbac-for-applications': 'Read about RBAC for Applications',
    'docs-application-access-policy': 'Read about access policies',
    'docs-throttling': 'Read about throttling',
    'docs-exchange-powershell': 'Read about Exchange Online PowerShell',
  },
  connection,
  preferences,
  users,
  emailAccounts,
  accessScope,
  setUp,
  activity,
  updates,
  problems: problemWords,
  notes: noteWords,
  shell,
} as const;
