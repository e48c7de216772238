import type {
  MissingValue,
  Module,
  PermissionRisk,
  PermissionState,
  PermissionUser,
  PieceId,
  PieceReason,
  PieceState,
  ScriptId,
} from '../../set-up';

/** Words of one piece of work; the steps are a line each. */
interface PieceWords {
  title: string;
  why: string;
  who: string;
  portal: string;
  powershell: string;
}

/** Set-up Guide. */
export const setUp = {
  purpose: 'Everything Microsoft 365 needs, in order, with what is already done.',
  loading: 'Loading the guide',
  checkAgain: 'Check again',
  checking: 'Checking…',
  progress: '{{done}} of {{total}} pieces are done',
  checkedAt: 'Checked at {{time}}',
  intro:
    'Each state is read from Microsoft 365 and the email accounts: nothing is done because somebody ticked a box.',
  cloud: 'Cloud',
  way: 'How you want to do it',
  ways: { portal: 'In the portal', powershell: 'With PowerShell' },
  piecesTitle: 'The seven pieces of work',
  stateOf: 'State of {{title}}',
  states: {
    done: 'Done',
    todo: 'To do',
    problem: 'Problem',
    unknown: 'Can’t be known',
  } satisfies Record<PieceState, string>,
  parts: { why: 'Why', who: 'Who can do it', how: 'How' },
  openPage: {
    settings: 'Open API Integrations',
    accounts: 'Open Global Email Accounts',
  },
  showScript: 'Show the script',
  pieces: {
    register: {
      title: 'Register the app',
      why: 'The app registration is the identity HelpMaster signs in with. Nobody’s own password is used.',
      who: 'Application Developer, Cloud Application Administrator or Application Administrator.',
      portal:
        'Open App registrations and choose New registration.\nEnter a name, for example HelpMaster.\nChoose Accounts in this organizational directory only (single tenant), then Register.\nKeep the Overview page open: the Application (client) ID and the Directory (tenant) ID are on it.',
      powershell:
        'Show the script “Register the app”, copy or save it, and run it in PowerShell.\nIt registers the app, grants the permissions and puts a new secret on the clipboard.',
    },
    permissions: {
      title: 'Grant permissions',
      why: 'Without application permissions the app may sign in and do nothing. The table below says which ones your modules need, and no more.',
      who: 'Privileged Role Administrator or Global Administrator: only they can grant admin consent for Microsoft Graph.',
      portal:
        'Open API permissions and choose Add a permission, Microsoft Graph, Application permissions.\nTick the permissions of the table below and choose Add permissions.\nChoose Grant admin consent for your organisation, then Yes.\nWith RBAC for Applications, leave out those for mail and calendars: Exchange grants them in piece 5.',
      powershell:
        'The script “Register the app” adds the permissions and grants consent, also for an app that is there already.',
    },
    secret: {
      title: 'Create the secret',
      why: 'The client secret proves that it is really HelpMaster. It expires, and mail stops on that day.',
      who: 'Owner of the app, Cloud Application Administrator or Application Administrator.',
      portal:
        'Open Certificates & secrets and choose New client secret.\nEnter a description and how long it is good for, then Add.\nCopy the Value column now: it is shown once. The Secret ID is not the secret.\nPaste it into the console, with its date under Secret expires.\nOr use a certificate, which no one can copy from a screen: in API Integrations choose Certificate, create a key pair, and upload its .cer file under Certificates.',
      powershell:
        'The script “Register the app” creates a secret, unless one of the same name is still good, and puts it on the clipboard only.',
    },
    group: {
      title: 'Create the mail-enabled security group',
      why: 'Its members are the mailboxes the app may use. The restriction of the next piece names this group.',
      who: 'Exchange Administrator, or Groups Administrator in the Microsoft 365 admin center.',
      portal:
        'Open Active teams & groups and choose Mail-enabled security, then Add a group.\nEnter the name and the address of the group, and create it.\nOpen the group, choose Members, View all and manage members, and add the mailboxes.\nIt takes 20 to 60 minutes until everything knows a new group.',
      powershell:
        'Choose the mailboxes under Scripts, and show the script “Create the group”.\nLater, “Change the members” adds and removes mailboxes.',
    },
    restrict: {
      title: 'Restrict the app to the group',
      why: 'A permission such as Mail.Send is for every mailbox of the organisation. Restricted, the app reaches the helpdesk’s mailboxes only.',
      who: 'For RBAC for Applications: Organization Management in Exchange and Exchange Administrator in Entra. For the legacy policy: Exchange Administrator.',
      portal:
        'No portal does this: it takes Exchange Online PowerShell.\nRecommended: RBAC for Applications. Run “Restrict with RBAC”, then “Verify RBAC”, then “Remove Entra permissions”: grants add up, so what stays in Entra stays open.\nLegacy: “Restrict with an access policy”. Microsoft asks to make no new ones.\nIt takes from 30 minutes to 2 hours until the app notices.',
      powershell:
        'Recommended: RBAC for Applications. Run “Restrict with RBAC”, then “Verify RBAC”, then “Remove Entra permissions”: grants add up, so what stays in Entra stays open.\nLegacy: “Restrict with an access policy”. Microsoft asks to make no new ones.\nFrom the legacy policy to RBAC: “Migrate to RBAC”.\nIt takes from 30 minutes to 2 hours until the app notices.',
    },
    settings: {
      title: 'Enter and test the settings',
      why: 'The console needs both IDs and the secret, and proves them before HelpMaster relies on them.',
      who: 'You, here. No role in Microsoft 365 is needed.',
      portal:
        'Open API Integrations and choose the cloud.\nPaste the Application (client) ID, the Directory (tenant) ID and the secret.\nChoose Test Settings, then Apply.',
      powershell:
        'The script “Register the app” prints both IDs at its end; the secret is on the clipboard.\nOpen API Integrations, paste them, choose Test Settings, then Apply.',
    },
    accounts: {
      title: 'Create email accounts',
      why: 'An email account is a mailbox the helpdesk sends from or reads. The access check proves each one.',
      who: 'You, here. No role in Microsoft 365 is needed.',
      portal:
        'Open Global Email Accounts and choose Add Email Account.\nChoose the mailbox and what it is for.\nChoose Check access.',
      powershell:
        'Open Global Email Accounts and choose Add Email Account.\nChoose the mailbox and what it is for.\nChoose Check access.',
    },
  } satisfies Record<PieceId, PieceWords>,
  reasons: {
    nothingSaved: 'Nothing is connected yet.',
    testedNotSaved: 'The test has passed. Choose Apply to save what was tested.',
    appSignsIn: 'The app {{app}} signs in.',
    appFound: 'The sign-in service knows the app.',
    notReached: 'Signing in did not get far enough to tell.',
    refused: 'Microsoft 365 refuses it.',
    allGranted: 'The app has every permission your modules need.',
    someMissing: 'Not granted: {{permissions}}.',
    mayBeRbac:
      'The token does not show {{permissions}}. Exchange may grant them through RBAC for Applications: a test with a test mailbox or an access check tells.',
    tokenUnreadable: 'The token can’t be read. A test with a test mailbox tells.',
    secretWorks: 'The secret works.',
    secretExpiresSoon_zero: 'The secret works, and its date has come. Create the next one now.',
    secretExpiresSoon_one: 'The secret works and expires tomorrow. Create the next one now.',
    secretExpiresSoon_other:
      'The secret works and expires in {{count, number}} days. Create the next one in time.',
    certificateWorks: 'The certificate works.',
    certificateExpiresSoon_zero:
      'The certificate works, and its last day has come. Create the next one now.',
    certificateExpiresSoon_one:
      'The certificate works and expires tomorrow. Create the next one now.',
    certificateExpiresSoon_other:
      'The certificate works and expires in {{count, number}} days. Create the next one in time.',
    scopeKnown: 'Microsoft 365 refuses a mailbox by the access scope, so a scope is there.',
    groupHidden:
      'The app may not read groups, and should not. The scripts can be run twice: a group that is there stays as it is.',
    restricted: 'The app was refused {{mailbox}}, which is none of its accounts.',
    othersReachable_one:
      'The last proof of the access scope reached a mailbox it must not. It is shown below, under Access scope.',
    othersReachable_other:
      'The last proof of the access scope reached {{count, number}} mailboxes it must not. They are shown below, under Access scope.',
    accountsRefused: 'The restriction shuts out mailboxes the helpdesk uses: {{mailboxes}}.',
    worksThroughRbac:
      'Permissions work through RBAC for Applications. Whether its scope leaves the other mailboxes out, only a try at one of them shows.',
    policyHidden:
      'Nothing has been refused yet. Only a try at a mailbox that must not be reached shows whether a restriction is in force.',
    settingsWork: 'Signing in and reading the directory work with the saved settings.',
    noAccounts: 'There is no enabled email account yet.',
    accountsWork_one: 'The email account was checked and does what it is for.',
    accountsWork_other:
      'All {{count, number}} email accounts were checked and do what they are for.',
    accountsUnchecked_one: 'One account is not proved yet. Choose Check access.',
    accountsUnchecked_other: '{{count, number}} accounts are not proved yet. Choose Check access.',
    accountsSpreading:
      'The access scope was changed a short time ago and may still be spreading: {{mailboxes}}.',
    accountsFail: 'These accounts can’t do what they are for: {{names}}.',
    cloudWithoutMail: 'Microsoft Graph of this cloud has no mail and no calendars.',
  } satisfies ReasonWords as Record<string, string>,
  needs: 'What the helpdesk uses',
  modules: {
    send: 'Send email',
    emailManager: 'Email Manager',
    calendar: 'Calendar scheduling',
  } satisfies Record<Module, string>,
  mailboxKinds: 'Mailbox kinds in this console (optional)',
  permissions: {
    title: 'Required permissions',
    purpose: 'What your modules need, compared with what the app really has.',
    columns: {
      module: 'HelpMaster module',
      use: 'What for',
      permission: 'Permission',
      type: 'Type',
      state: 'State',
    },
    type: 'Application',
    users: {
      allModules: 'All modules',
      send: 'Send email',
      emailManager: 'Email Manager',
      calendar: 'Calendar scheduling',
      console: 'This console',
      nobody: 'None',
    } satisfies Record<PermissionUser, string>,
    /** By permission, with underscores for its dots. */
    uses: {
      User_Read_All: 'Browse and find users and mailboxes',
      Mail_Send: 'Send email from HelpMaster',
      Mail_ReadWrite: 'Read, move and delete mail in inboxes and folders',
      Calendars_ReadWrite: 'Manage calendar schedules from workflow scripts',
      MailboxSettings_Read: 'Optional: tells user, shared and room mailboxes apart',
      Organization_Read_All: 'Optional: shows the organisation’s name after a test',
    } as Record<string, string>,
    noUse: 'Nothing that was chosen needs it',
    states: {
      granted: 'Granted',
      missing: 'Missing',
      notNeeded: 'Granted but not needed',
      rbac: 'Granted through Exchange RBAC',
      unknown: 'Unknown',
      notUsed: 'Not needed',
    } satisfies Record<PermissionState, string>,
    notes: {
      through: 'By {{permission}}, which is more than is needed.',
      rbac: 'It works, although the token does not show it.',
      unknown:
        'The token does not show it; Exchange may grant it. A test mailbox or an access check tells.',
      notConnected: 'Known as soon as the console is connected.',
    },
    risks: {
      sendAsAnyone: 'Risk: whoever has the secret can send mail as anybody.',
      readAllMail: 'Risk: whoever has the secret can read everybody’s mail.',
      changeAllMail: 'Risk: whoever has the secret can read, change and delete everybody’s mail.',
      changeAllCalendars: 'Risk: whoever has the secret can change everybody’s calendar.',
      readAllCalendars: 'Risk: whoever has the secret can read everybody’s calendar.',
      readAllContacts: 'Risk: whoever has the secret can read everybody’s contacts.',
      readMailboxSettings:
        'Risk: whoever has the secret can read everybody’s time zone and out-of-office text.',
      fullExchange: 'Risk: whoever has the secret has full access to every mailbox.',
      readDirectory: 'Risk: whoever has the secret can read the whole directory, groups included.',
      changeDirectory: 'Risk: whoever has the secret can change users and groups.',
      changeApps:
        'Risk: whoever has the secret can give itself any permission: this is as good as an administrator.',
      readFiles: 'Risk: whoever has the secret can read everybody’s files.',
      other:
        'Risk: whoever has the secret can use it, and nothing here does. Remove it in the portal.',
    } satisfies Record<PermissionRisk, string>,
  },
  scripts: {
    title: 'Scripts',
    purpose:
      'Written from the real values, for you to read before you run them. They can be run twice and never hold a credential.',
    script: 'Script',
    names: {
      register: 'Register the app (Graph PowerShell)',
      group: 'Create the group',
      rbac: 'Restrict with RBAC (recommended)',
      removeEntra: 'Remove Entra permissions (after RBAC)',
      rbacVerify: 'Verify RBAC',
      rbacUndo: 'Undo RBAC',
      policy: 'Restrict with an access policy (legacy)',
      policyVerify: 'Verify the access policy (legacy)',
      policyUndo: 'Undo the access policy (legacy)',
      migrate: 'Migrate to RBAC',
      members: 'Change the members',
      calendar: 'Calendar workflow',
    } satisfies Record<ScriptId, string>,
    text: 'Script text',
    copy: 'Copy script',
    copied: 'Script copied.',
    save: 'Save script…',
    saved: '{{file}} saved.',
    missing: 'Not ready to run yet',
    missingText:
      'Missing: {{values}}. The script marks these, and stops before it changes anything as long as a place still holds <…>.',
    missingValues: {
      tenantId: 'Directory (tenant) ID',
      clientId: 'Application (client) ID',
      objectId: 'object ID of the enterprise application',
      groupName: 'name of the group',
      groupAddress: 'address of the group',
      members: 'mailboxes of the group',
      exchangeAddress: 'address of Exchange Online PowerShell in this cloud',
    } satisfies Record<MissingValue, string>,
    values: 'Values for the scripts',
    appName: 'App name',
    appNameHint: 'Empty: the app’s own name, or HelpMaster.',
    groupName: 'Group name',
    groupAddress: 'Group email address',
    groupAddressInvalid: 'Enter an address such as helpdesk-mailboxes@contoso.com.',
    adminAccount: 'Administrator’s account',
    adminAccountHint: 'Optional. Who signs in to Exchange PowerShell.',
    looksLikeSecret:
      'This looks like a client secret, so it was not taken: scripts never hold one.',
    members: 'Mailboxes of the group',
    membersFromAccounts: 'The email accounts are used until you choose others.',
    noMembers: 'No mailbox is chosen yet.',
    member: 'Mailbox to add',
    memberInvalid: 'Enter an address such as support@contoso.com.',
    addMember: 'Add mailbox',
    browse: 'Browse users…',
    removeMember: 'Remove {{address}}',
    useAccounts: 'Use the email accounts',
  },
} as const;

type Expiring = 'secretExpiresSoon' | 'certificateExpiresSoon';
type Counted = Expiring | 'othersReachable' | 'accountsWork' | 'accountsUnchecked';
/** A reason's values come from main with it, so its sentence is typed as a plain string. */
type ReasonWords = Record<Exclude<PieceReason, Counted> | CountedForm, string>;
type CountedForm = `${Counted}_${'one' | 'other'}` | `${Expiring}_zero`;
