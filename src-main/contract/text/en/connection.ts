import type { CloudId } from '../../clouds';
import type { Outcome, StepId } from '../../test-settings';

/** API Integrations, tab Microsoft 365, and the dialogs it opens. */
export const connection = {
  purpose: 'Connect HelpMaster to Microsoft 365 and prove that every part of it works.',
  tab: 'Microsoft 365',
  loading: 'Loading the connection',
  groups: {
    cloud: 'Cloud',
    app: 'App registration',
    credential: 'Credential',
    testMailbox: 'Test mailbox',
  },
  groupHints: {
    app: 'Both IDs are on the Overview page of your app registration.',
    clientSecret:
      'From Certificates & secrets of the app. Copy the Value column, not the Secret ID.',
    certificate:
      'Safer than a secret: its private key never leaves this computer. Upload the .cer file to the app.',
    testMailbox:
      'Optional. Proves sending, reading and calendars on a real mailbox, changing nothing.',
  },
  clouds: {
    global: 'Global (commercial and GCC)',
    gccHigh: 'US Government (GCC High)',
    dod: 'US Government (DoD)',
    china: 'China (21Vianet)',
    bleu: 'Bleu (France)',
    delos: 'Delos (Germany)',
    govSg: 'GovSG (Singapore)',
    custom: 'Custom endpoints',
  } satisfies Record<CloudId, string>,
  credentialKind: {
    label: 'Kind of credential',
    panel: 'Credential of the app',
    clientSecret: 'Client secret',
    certificate: 'Certificate',
  },
  bothCredentials: {
    clientSecret: 'A certificate is chosen as well. Only the client secret will be used.',
    certificate: 'A client secret is typed as well. Only the certificate will be used.',
  },
  certificate: {
    import: 'Import certificate…',
    create: 'Create certificate',
    creating: 'Creating a key pair…',
    saveCer: 'Save .cer file…',
    none: 'No certificate yet. Import one with its private key, or create one here.',
    thumbprint: 'Thumbprint (SHA-256)',
    subject: 'Name',
    expires: 'Expires',
    offered: 'Not saved yet. Upload its .cer file to the app, test it, then choose Apply.',
    ready: 'The certificate is ready to be tested.',
    savedCer: 'Saved as {{file}}. Upload it under Certificates & secrets, Certificates.',
    password: {
      title: 'Password of the certificate',
      label: 'Password',
      open: 'Open',
      cancel: 'Cancel',
    },
  },
  expiry: {
    expires_zero: 'Expires today',
    expires_one: 'Expires tomorrow',
    expires_other: 'Expires in {{count}} days',
    expired: 'Expired',
    line: '{{words}} ({{date}})',
    titles: { clientSecret: 'Client secret:', certificate: 'Certificate:' },
    advice: {
      clientSecret:
        'Without a valid secret the helpdesk can neither send nor read mail. Create a new one in the portal and enter it here.',
      certificate:
        'Without a valid certificate the helpdesk can neither send nor read mail. Create or import a new one here and upload its .cer file.',
    },
    read: 'Read from Microsoft 365',
    reading: 'Reading…',
    found: 'Microsoft 365 says {{date}}.',
    same: 'Microsoft 365 says {{date}}, as entered.',
    use: 'Use this date',
  },
  fields: {
    cloud: 'Cloud',
    authorityUrl: 'Login authority URL',
    graphUrl: 'Microsoft Graph URL',
    clientId: 'Application (client) ID',
    tenantId: 'Directory (tenant) ID',
    clientSecret: 'Client secret',
    certificate: 'Certificate',
    secretExpires: 'Secret expires',
    testMailbox: 'Test mailbox',
  },
  hints: {
    endpoints: '{{authority}} and {{graph}}',
    pasteBoth: 'Paste the whole Overview block here and both IDs are filled in.',
    tenantId: 'A verified domain name, such as contoso.com, works too.',
    secretExpires: 'Optional. The date beside the secret in the portal.',
    testMailbox: 'An address, a user principal name or an object ID.',
    secretSaved: 'Saved – type to replace',
  },
  required: {
    clientId: 'Enter the Application (client) ID from the app’s Overview page.',
    tenantId: 'Enter the Directory (tenant) ID, or a verified domain name of the tenant.',
    clientSecret: 'Enter the Value of a client secret.',
    clientSecretAgain:
      'Enter the secret again. The saved one belongs to the previous connection and is not sent elsewhere.',
    certificate: 'Import a certificate with its private key, or create one.',
    certificateAgain:
      'Import the certificate again. The saved one belongs to the previous connection and is not used elsewhere.',
    authorityUrl: 'Enter the address of the sign-in service.',
    graphUrl: 'Enter the address of Microsoft Graph.',
  },
  invalid: {
    clientId:
      'Application (client) ID has 32 letters a–f and digits in five groups, such as 00000000-0000-0000-0000-000000000000.',
    tenantId:
      'Directory (tenant) ID is five groups of letters a–f and digits, or a domain name such as contoso.com.',
    tenantShared:
      'Enter this organisation’s own tenant ID. “{{tenant}}” stands for any tenant and can’t be used by an app.',
    authorityUrl: 'Enter an https:// address without a path, such as https://login.example.com.',
    graphUrl: 'Enter an https:// address without a path, such as https://graph.example.com.',
    secretExpires: 'Enter a whole date.',
    tooLong: 'This is longer than Microsoft 365 allows. Copy the value again, on its own.',
    testMailbox: 'Enter a whole address, such as support@contoso.com, or an object ID.',
  },
  warnings: {
    secretLooksLikeId:
      'This looks like the Secret ID; copy the Value column. The Value is shown only once, right after the secret is created.',
    secretHasSpaces: 'There is a space inside the secret. Secrets from the portal have none.',
    secretShort: 'This is shorter than the secrets Microsoft creates (about 40 characters).',
    sameIds: 'This is the same as the Directory (tenant) ID. Copy the Application (client) ID.',
    secretExpired: 'This date has passed. Microsoft 365 refuses an expired secret.',
  },
  filledFromPortal: 'Both IDs were filled in from the copied text.',
  buttons: {
    test: 'Test Settings',
    cancelTest: 'Cancel test',
    apply: 'Apply',
    revert: 'Revert',
    browse: 'Browse users…',
  },
  saved: 'Saved',
  savedForThisRun: 'Saved. The credential is kept for this run only.',
  readOnly: 'These settings are open read-only.',
  results: {
    title: 'Test results',
    empty: 'Nothing tested yet. Test Settings checks each part of the connection in turn.',
    changed: 'The values have changed since this test.',
    cancelled: 'The test was cancelled. Nothing was changed or saved.',
    announceFailed: 'The test ended. {{step}}: {{outcome}}. {{happened}}',
    milliseconds: '{{number}} ms',
    seconds: '{{number}} s',
  },
  steps: {
    reach: 'Reach the sign-in service',
    tenant: 'Find the tenant',
    authenticate: 'Authenticate the app',
    directory: 'Read the directory',
    send: 'Send mail',
    read: 'Read and move mail',
    calendar: 'Manage calendars',
  } satisfies Record<StepId, string>,
  outcomes: {
    passed: 'Passed',
    warning: 'Warning',
    failed: 'Failed',
    skipped: 'Skipped',
  } satisfies Record<Outcome, string>,
  success: {
    title: 'Microsoft 365 Authentication was successful',
    organisation: 'Organisation',
    capabilities: 'The helpdesk can now',
    can: {
      directory: 'Browse the organisation’s users and mailboxes',
      send: 'Send mail',
      read: 'Read and move mail',
      calendar: 'Manage calendars',
    },
    cannot: {
      directory: 'Browsing users needs attention',
      send: 'Sending mail is not proved',
      read: 'Reading and moving mail is not proved',
      calendar: 'Managing calendars is not proved',
    },
    proved: 'proved on {{mailbox}}',
    granted: 'granted',
    limited: 'see Test results',
    apply: 'Apply',
    close: 'Close',
  },
} as const;
