import { z } from 'zod';
import * as scope from './access-scope';
import * as activity from './activity';
import { cloudIds } from './clouds';
import {
  connectionDraftSchema,
  connectionsSchema,
  connectionStateSchema,
  isDay,
  offeredCertificateSchema,
  replacementSchema,
} from './connection';
import {
  exportFormats,
  userDetailsSchema,
  userSchema,
  userSelectionSchema,
  usersCopiedSchema,
  usersExportedSchema,
  usersExportProgressSchema,
  usersFindSchema,
  usersKeysSchema,
  usersKindsSchema,
  usersLoadedSchema,
  usersLoadProgressSchema,
  usersQuerySchema,
  usersRangeSchema,
  usersRowsSchema,
  usersSelectedRowsSchema,
  usersSelectedSchema,
  usersStateSchema,
  usersViewSchema,
  usersWindowSchema,
} from './directory';
import * as accounts from './email-accounts';
import { linkIds } from './links';
import { connectionPolicySchema } from './policy';
import { proxySignInSchema } from './proxy';
import type { Result } from './result';
import * as setUp from './set-up';
import { testProgressSchema, testReportSchema } from './test-settings';
import { chosenLanguageSchema, languageChoiceSchema, languageStateSchema } from './text/languages';
import { downloadProgressSchema, updateStateSchema } from './updates';

const nothing = z.strictObject({});
const oneConnection = z.strictObject({ id: z.uuid() });

export const pageIds = [
  'connection',
  'users',
  'emailAccounts',
  'setUpGuide',
  'activity',
  'preferences',
] as const;

export type PageId = (typeof pageIds)[number];

const appInfoSchema = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  /** The values the demo tenant accepts, filled into an empty form; null outside the demo. */
  demo: z
    .strictObject({
      clientId: z.string(),
      tenantId: z.string(),
      clientSecret: z.string(),
      testMailbox: z.string(),
    })
    .nullable(),
  policy: connectionPolicySchema,
});

export type AppInfo = z.infer<typeof appInfoSchema>;

/**
 * The whole contract between the page and main: every call, what it takes, what it answers, and
 * what it reports while it runs. Main validates `input` strictly before anything else happens.
 */
export const channels = {
  'app.info': { input: nothing, output: appInfoSchema, progress: z.never() },
  'connection.get': { input: nothing, output: connectionStateSchema, progress: z.never() },
  'connection.apply': {
    input: connectionDraftSchema,
    output: connectionStateSchema,
    progress: z.never(),
  },
  'connection.test': {
    input: connectionDraftSchema,
    output: testReportSchema,
    progress: testProgressSchema,
  },
  'connections.list': { input: nothing, output: connectionsSchema, progress: z.never() },
  /** Makes another connection the one in use. `connection-gone` when there is none with this ID. */
  'connections.switch': {
    input: oneConnection,
    output: connectionStateSchema,
    progress: z.never(),
  },
  /** Begins a new connection: none is in use until the next `connection.apply` saves it. */
  'connections.add': { input: nothing, output: connectionStateSchema, progress: z.never() },
  /** `connection-name-taken`, `connection-gone`. */
  'connections.rename': {
    input: oneConnection.extend({ name: z.string().trim().min(1).max(80) }),
    output: connectionsSchema,
    progress: z.never(),
  },
  /** Its email accounts are deleted too, or kept for when its tenant is connected again. */
  'connections.delete': {
    input: oneConnection.extend({ accounts: z.enum(['keep', 'delete']) }),
    output: connectionStateSchema,
    progress: z.never(),
  },
  /**
   * Tests a new secret beside the saved one and puts it in its place when the test succeeds; `state`
   * is null when it did not. `secret-unchanged` when it is the saved one.
   */
  'credential.replace': {
    input: replacementSchema,
    output: z.strictObject({ report: testReportSchema, state: connectionStateSchema.nullable() }),
    progress: testProgressSchema,
  },
  /** Puts the secret before back; `undo-not-possible` when it is no longer kept. */
  'credential.undoReplace': {
    input: nothing,
    output: connectionStateSchema,
    progress: z.never(),
  },
  /**
   * Reads from Microsoft 365 on which day the saved client secret ends. `expiry-not-found`,
   * `certificate-in-use`, or `expiry-permission-missing`.
   */
  'credential.readExpiry': {
    input: nothing,
    output: z.strictObject({ day: z.string().refine(isDay) }),
    progress: z.never(),
  },
  /**
   * Asks for a PFX file or PEM files and offers the certificate to the form; null when none was
   * chosen. `certificate-password-needed`: main keeps the file for `certificate.unlock`.
   */
  'certificate.import': {
    input: nothing,
    output: offeredCertificateSchema.nullable(),
    progress: z.never(),
  },
  /** Opens the file that needed a password; the password is used once and kept nowhere. */
  'certificate.unlock': {
    input: z.strictObject({ password: z.string().max(1024) }),
    output: offeredCertificateSchema,
    progress: z.never(),
  },
  /** Makes a key pair and a certificate, and offers it to the form. */
  'certificate.create': { input: nothing, output: offeredCertificateSchema, progress: z.never() },
  /**
   * Asks where to save the public certificate, for the portal; null when no file was chosen.
   * `id` is that of an offered certificate; null stands for the saved one.
   */
  'certificate.save': {
    input: z.strictObject({ id: z.uuid().nullable() }),
    output: z.strictObject({ fileName: z.string() }).nullable(),
    progress: z.never(),
  },
  /**
   * Forgets what the form has brought and nobody has saved, because the form is gone or shows what is
   * saved: the offered certificate, files that need a password, and the sign-in of **Browse users…**.
   */
  'credential.forgetUnsaved': { input: nothing, output: z.null(), progress: z.never() },
  /** Finds users by name or address with the values of the form, for **Browse users…**. */
  'directory.search': {
    input: z.strictObject({ connection: connectionDraftSchema, text: z.string().max(256) }),
    output: z.strictObject({ users: z.array(userSchema), more: z.boolean() }),
    progress: z.never(),
  },
  /**
   * Asks the directory of the saved connection and answers the first rows. Ends the view before it,
   * together with its requests. Before anything is saved: `not-connected`.
   */
  'users.open': { input: usersQuerySchema, output: usersViewSchema, progress: z.never() },
  'users.rows': { input: usersWindowSchema, output: usersRowsSchema, progress: z.never() },
  'users.findRow': {
    input: usersFindSchema,
    output: z.strictObject({ index: z.int().nonnegative().nullable() }),
    progress: z.never(),
  },
  'users.keys': { input: usersRangeSchema, output: usersKeysSchema, progress: z.never() },
  'users.selected': {
    input: usersSelectedSchema,
    output: usersSelectedRowsSchema,
    progress: z.never(),
  },
  /** How many users the directory has; null where the service does not count. */
  'users.count': {
    input: nothing,
    output: z.strictObject({ all: z.int().nonnegative().nullable() }),
    progress: z.never(),
  },
  'users.state': { input: nothing, output: usersStateSchema, progress: z.never() },
  /** Loads the whole directory; a call during a loading joins it, one after a stop goes on. */
  'users.loadAll': {
    input: nothing,
    output: usersLoadedSchema,
    progress: usersLoadProgressSchema,
  },
  /** Everything about one user, by object ID; `user-gone` when there is none any more. */
  'users.details': {
    input: z.strictObject({ id: z.guid() }),
    output: userDetailsSchema,
    progress: z.never(),
  },
  /** Finds out what the mailboxes of visible rows are for; never fails for a single one. */
  'users.kinds': {
    input: z.strictObject({ ids: z.array(z.guid()).min(1).max(50) }),
    output: usersKindsSchema,
    progress: z.never(),
  },
  /** Puts the addresses of the selection on the clipboard, one a line. */
  'users.copyAddresses': {
    input: z.strictObject({ selection: userSelectionSchema }),
    output: usersCopiedSchema,
    progress: z.never(),
  },
  /** Asks where to save and writes the selection there; null when no file was chosen. */
  'users.export': {
    input: z.strictObject({ selection: userSelectionSchema, format: z.enum(exportFormats) }),
    output: usersExportedSchema.nullable(),
    progress: usersExportProgressSchema,
  },
  'accounts.list': { input: nothing, output: accounts.accountsStateSchema, progress: z.never() },
  /**
   * Finds a mailbox for the form. `mailbox-unknown`, `mailbox-ambiguous`, `mailbox-guest`; everything
   * less serious is a warning.
   */
  'accounts.lookUp': {
    input: accounts.lookUpSchema,
    output: accounts.lookedUpSchema,
    progress: z.never(),
  },
  /** Also `account-duplicate`, `rule-moves-into-itself`, `account-gone`, or why it was not written. */
  'accounts.save': {
    input: accounts.accountSchemas.save,
    output: accounts.accountsChangedSchema,
    progress: z.never(),
  },
  'accounts.dependents': {
    input: accounts.accountSchemas.many,
    output: accounts.dependentsSchema,
    progress: z.never(),
  },
  'accounts.delete': {
    input: accounts.accountSchemas.delete,
    output: accounts.accountsChangedSchema,
    progress: z.never(),
  },
  /** `account-not-sending` for one that may not be the default. */
  'accounts.setDefault': {
    input: accounts.accountSchemas.one,
    output: accounts.accountsChangedSchema,
    progress: z.never(),
  },
  'accounts.setEnabled': {
    input: accounts.accountSchemas.setEnabled,
    output: accounts.accountsChangedSchema,
    progress: z.never(),
  },
  'accounts.move': {
    input: accounts.accountSchemas.move,
    output: accounts.accountsChangedSchema,
    progress: z.never(),
  },
  /** Takes back the newest change; `undo-not-possible` when `changeId` is another one. */
  'accounts.undo': {
    input: accounts.accountSchemas.undo,
    output: accounts.accountsChangedSchema,
    progress: z.never(),
  },
  'accounts.addMany': {
    input: accounts.addManySchema,
    output: accounts.addedManySchema,
    progress: accounts.doneOfSchema,
  },
  'accounts.folders': {
    input: accounts.foldersSchema,
    output: accounts.folderTreeSchema,
    progress: accounts.foldersProgressSchema,
  },
  /** Changes nothing in any mailbox. What was found before a cancel is kept. */
  'accounts.checkAccess': {
    input: accounts.checkAccessSchema,
    output: accounts.accessCheckedSchema,
    progress: accounts.checkAccessProgressSchema,
  },
  /** The last result of one account with its advice. */
  'accounts.access': {
    input: accounts.accountSchemas.one,
    output: accounts.accountAccessSchema,
    progress: z.never(),
  },
  /** The person has just changed the access policy, its group or a role assignment. */
  'accounts.noteScopeChange': {
    input: nothing,
    output: accounts.accountsStateSchema,
    progress: z.never(),
  },
  /** Can't be cancelled once it has begun: a message may be on its way. */
  'accounts.sendTest': {
    input: accounts.sendTestSchema,
    output: accounts.sentTestSchema,
    progress: z.never(),
  },
  'accounts.lookInSentItems': {
    input: accounts.lookInSentItemsSchema,
    output: accounts.lookedInSentItemsSchema,
    progress: z.never(),
  },
  /** `folder-gone` when the folder of the rule is no longer there. */
  'accounts.preview': {
    input: accounts.accountSchemas.one,
    output: accounts.previewedSchema,
    progress: z.never(),
  },
  'accounts.readMessage': {
    input: accounts.readMessageSchema,
    output: accounts.messageTextSchema,
    progress: z.never(),
  },
  /** A dry run: touches nothing. */
  'accounts.tryRule': {
    input: accounts.tryRuleSchema,
    output: accounts.triedRuleSchema,
    progress: z.never(),
  },
  'accounts.runRuleOnOne': {
    input: accounts.runRuleOnOneSchema,
    output: accounts.movedSchema,
    progress: z.never(),
  },
  'accounts.moveBack': {
    input: accounts.moveBackSchema,
    output: accounts.movedSchema,
    progress: z.never(),
  },
  'accounts.testEvent': {
    input: accounts.testEventSchema,
    output: accounts.testedEventSchema,
    progress: z.never(),
  },
  /** Asks where to save; null when no file was chosen. */
  'accounts.export': {
    input: nothing,
    output: accounts.exportedAccountsSchema.nullable(),
    progress: z.never(),
  },
  /** Asks for a file; null when none was chosen. Changes nothing. */
  'accounts.importPreview': {
    input: nothing,
    output: accounts.importPreviewSchema.nullable(),
    progress: accounts.doneOfSchema,
  },
  'accounts.importApply': {
    input: accounts.importApplySchema,
    output: accounts.accountsChangedSchema,
    progress: z.never(),
  },
  /** Asks the directory about every account; shows what it finds as marks. */
  'accounts.refreshNames': {
    input: nothing,
    output: accounts.namesRefreshedSchema,
    progress: accounts.doneOfSchema,
  },
  /** Takes over the names that `renamed` marks offer. */
  'accounts.updateNames': {
    input: accounts.accountSchemas.many,
    output: accounts.accountsChangedSchema,
    progress: z.never(),
  },
  'scope.get': { input: nothing, output: scope.scopeStateSchema, progress: z.never() },
  /**
   * Names mailboxes that must not be reachable: `scope-mailbox-is-account` for one that should be,
   * `mailbox-guest`, `mailbox-unknown`. All or none of them.
   */
  'scope.add': {
    input: scope.scopeMailboxesSchema,
    output: scope.scopeStateSchema,
    progress: z.never(),
  },
  /** Takes mailboxes off that list; email accounts stay. */
  'scope.remove': {
    input: scope.scopeMailboxesSchema,
    output: scope.scopeStateSchema,
    progress: z.never(),
  },
  /** Ten by chance in the place of those before; `scope-nobody-to-sample`. */
  'scope.sample': {
    input: nothing,
    output: scope.scopeStateSchema,
    progress: scope.scopeSampleProgressSchema,
  },
  /** Changes nothing in any mailbox. What was found before a cancel is kept. */
  'scope.prove': {
    input: nothing,
    output: scope.scopeStateSchema,
    progress: scope.scopeProveProgressSchema,
  },
  /** Proves again and again, beginning now; every news is told by `scopeChanged`. */
  'scope.watch': { input: nothing, output: scope.scopeStateSchema, progress: z.never() },
  'scope.stopWatch': { input: nothing, output: scope.scopeStateSchema, progress: z.never() },
  /** Asks where to save; null when no file was chosen, or nothing is proved yet. */
  'scope.export': {
    input: nothing,
    output: scope.scopeExportedSchema.nullable(),
    progress: z.never(),
  },
  'setUp.open': { input: nothing, output: setUp.openedSetUpSchema, progress: z.never() },
  /** Keeps what was chosen, so that the guide goes on there. */
  'setUp.keep': { input: setUp.setUpChoicesSchema, output: z.null(), progress: z.never() },
  /** Signs in anew and reads one user; never fails for what Microsoft 365 or the network do. */
  'setUp.state': {
    input: setUp.setUpNeedsSchema,
    output: setUp.setUpStateSchema,
    progress: z.never(),
  },
  /** Shows a script; where a connection is saved, its values go before those of the request. */
  'setUp.script': {
    input: setUp.scriptRequestSchema,
    output: setUp.scriptSchema,
    progress: z.never(),
  },
  /** Answers the name the script would be saved under. */
  'setUp.copyScript': {
    input: setUp.scriptRequestSchema,
    output: z.strictObject({ fileName: z.string() }),
    progress: z.never(),
  },
  /** Asks where to save; null when no file was chosen. */
  'setUp.saveScript': {
    input: setUp.scriptRequestSchema,
    output: z.strictObject({ fileName: z.string() }).nullable(),
    progress: z.never(),
  },
  /** What happened here, newest first. Never fails: what is wrong with the file is in the answer. */
  'activity.list': {
    input: activity.activityListSchema,
    output: activity.activityRowsSchema,
    progress: z.never(),
  },
  /** The tests of the last 30 days. */
  'activity.summary': {
    input: nothing,
    output: activity.activitySummarySchema,
    progress: z.never(),
  },
  /** Asks where to save and writes what the query finds there; null when no file was chosen. */
  'activity.export': {
    input: activity.activityExportSchema,
    output: activity.activityExportedSchema.nullable(),
    progress: z.never(),
  },
  /** Makes the support bundle in memory, and says exactly what is in it. */
  'activity.prepareBundle': {
    input: nothing,
    output: activity.bundlePreviewSchema,
    progress: z.never(),
  },
  /** Asks where to save and writes the bundle as it was shown; null when no file was chosen. */
  'activity.saveBundle': {
    input: activity.saveBundleSchema,
    output: activity.bundleSavedSchema.nullable(),
    progress: z.never(),
  },
  /**
   * Tells a proxy that has asked in this run a user name and a password; they are kept until the
   * console is closed. `network-proxy-not-asking`. Whether they are right shows with the next request.
   */
  'network.signInToProxy': { input: proxySignInSchema, output: z.null(), progress: z.never() },
  'language.get': { input: nothing, output: languageStateSchema, progress: z.never() },
  /** Main speaks the language at once; the page follows the locale of the answer. */
  'language.choose': {
    input: z.strictObject({ choice: languageChoiceSchema }),
    output: chosenLanguageSchema,
    progress: z.never(),
  },
  'updates.get': { input: nothing, output: updateStateSchema, progress: z.never() },
  /** Asks whether there is a newer version, unless that is turned off; tells how it ended. */
  'updates.check': { input: nothing, output: updateStateSchema, progress: z.never() },
  /** Fetches and verifies the update that is available; installs nothing. Cancelled: `available`. */
  'updates.download': {
    input: nothing,
    output: updateStateSchema,
    progress: downloadProgressSchema,
  },
  /** Ends the console, installs the update that is ready, and starts the new version. */
  'updates.install': { input: nothing, output: updateStateSchema, progress: z.never() },
  'link.open': {
    input: z.strictObject({
      link: z.enum(linkIds),
      cloud: z.enum(cloudIds),
      /** Leads straight to the app's own page of the portal where it is known. */
      clientId: z.guid().nullable(),
    }),
    output: z.null(),
    progress: z.never(),
  },
  'clipboard.write': {
    input: z.strictObject({ text: z.string().max(100_000) }),
    output: z.null(),
    progress: z.never(),
  },
  /** Tells main whether closing the window would lose something. */
  'window.setUnsavedChanges': {
    input: z.strictObject({ unsaved: z.boolean() }),
    output: z.null(),
    progress: z.never(),
  },
  /** Closes the window after the person has decided about unsaved changes. */
  'window.close': { input: nothing, output: z.null(), progress: z.never() },
} as const;

export type Channel = keyof typeof channels;
export type Input<C extends Channel> = z.infer<(typeof channels)[C]['input']>;
export type Output<C extends Channel> = z.infer<(typeof channels)[C]['output']>;
export type Progress<C extends Channel> = z.infer<(typeof channels)[C]['progress']>;

/** What the page sends: a call with an id of its own, or the wish to cancel one. */
export const callSchema = z.strictObject({
  callId: z.uuid(),
  channel: z.string().max(64),
  input: z.unknown(),
});

type Call = z.infer<typeof callSchema>;

/** What main tells the page without being asked. */
export type MainEvent =
  | { kind: 'progress'; callId: string; progress: unknown }
  | { kind: 'closeRequested' }
  /** `scope.get` has something new to say. */
  | { kind: 'scopeChanged' }
  /** `updates.get` has something new to say. */
  | { kind: 'updatesChanged' }
  | { kind: 'navigate'; page: PageId };

/** What the preload script puts on `window.helpmaster`. */
export interface Bridge {
  invoke(call: Call): Promise<Result<unknown>>;
  cancel(callId: string): void;
  /** Calls the listener for every event from main; answers a function that stops it. */
  subscribe(listener: (event: MainEvent) => void): () => void;
}
