import { z } from 'zod';
import { cloudIds } from './clouds';
import { isGuid, isMailbox } from './connection';
import { problemSchema } from './problems';

/** What the helpdesk uses; the names of the original's modules. */
export const modules = ['send', 'emailManager', 'calendar'] as const;

export type Module = (typeof modules)[number];

/** The seven pieces of work, in order. */
export const pieceIds = [
  'register',
  'permissions',
  'secret',
  'group',
  'restrict',
  'settings',
  'accounts',
] as const;

export type PieceId = (typeof pieceIds)[number];

const pieceStates = ['done', 'todo', 'problem', 'unknown'] as const;

export type PieceState = (typeof pieceStates)[number];

/** Why a piece is in its state; the words are in the catalogue (`setUp.reasons`). */
const pieceReasons = [
  'nothingSaved',
  'testedNotSaved',
  'appSignsIn',
  'appFound',
  'notReached',
  'refused',
  'allGranted',
  'someMissing',
  'mayBeRbac',
  'tokenUnreadable',
  'secretWorks',
  'secretExpiresSoon',
  'certificateWorks',
  'certificateExpiresSoon',
  'scopeKnown',
  'groupHidden',
  'restricted',
  'othersReachable',
  'accountsRefused',
  'worksThroughRbac',
  'policyHidden',
  'settingsWork',
  'noAccounts',
  'accountsWork',
  'accountsUnchecked',
  'accountsSpreading',
  'accountsFail',
  'cloudWithoutMail',
] as const;

export type PieceReason = (typeof pieceReasons)[number];

const pieceSchema = z.strictObject({
  piece: z.enum(pieceIds),
  state: z.enum(pieceStates),
  reason: z.enum(pieceReasons),
  /** What the reason's sentence names. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What to do about it, where something went wrong. */
  problem: problemSchema.nullable(),
});

export type Piece = z.infer<typeof pieceSchema>;

/**
 * `rbac`: works although the token does not show it. `notNeeded`: granted, and nothing chosen uses
 * it. `notUsed`: neither needed nor granted.
 */
const permissionStates = ['granted', 'missing', 'notNeeded', 'rbac', 'unknown', 'notUsed'] as const;

export type PermissionState = (typeof permissionStates)[number];

/** Who needs a permission, as the original's table says it; the words are in the catalogue. */
const permissionUsers = [
  'allModules',
  'send',
  'emailManager',
  'calendar',
  'console',
  'nobody',
] as const;

export type PermissionUser = (typeof permissionUsers)[number];

/** Kinds of risk of a permission that nothing needs; a sentence each. */
const permissionRisks = [
  'sendAsAnyone',
  'readAllMail',
  'changeAllMail',
  'changeAllCalendars',
  'readAllCalendars',
  'readAllContacts',
  'readMailboxSettings',
  'fullExchange',
  'readDirectory',
  'changeDirectory',
  'changeApps',
  'readFiles',
  'other',
] as const;

export type PermissionRisk = (typeof permissionRisks)[number];

const permissionSchema = z.strictObject({
  /** As Microsoft Graph names it, for example `Mail.Send`. */
  permission: z.string(),
  user: z.enum(permissionUsers),
  needed: z.boolean(),
  state: z.enum(permissionStates),
  /** A wider permission of the token that this one is granted with. */
  through: z.string().nullable(),
  /** Present with `notNeeded`. */
  risk: z.enum(permissionRisks).nullable(),
});

export type Permission = z.infer<typeof permissionSchema>;

export const setUpNeedsSchema = z.strictObject({
  modules: z.array(z.enum(modules)).max(modules.length),
  /** Mailbox kinds (user, shared, room) are read with MailboxSettings.Read. */
  mailboxKinds: z.boolean(),
});

export type SetUpNeeds = z.infer<typeof setUpNeedsSchema>;

/** How far the set-up is, as the live connection and the accounts show it. */
export const setUpStateSchema = z.strictObject({
  pieces: z.array(pieceSchema),
  permissions: z.array(permissionSchema),
  /** The connection the guide is about; null before one is saved. */
  connection: z
    .strictObject({
      cloud: z.enum(cloudIds),
      clientId: z.string(),
      tenantId: z.string(),
      /** The app's name as its token says it; null where it does not. */
      appName: z.string().nullable(),
    })
    .nullable(),
  /** ISO 8601, UTC. */
  checkedAt: z.iso.datetime(),
});

export type SetUpState = z.infer<typeof setUpStateSchema>;

export const scriptIds = [
  'register',
  'group',
  'rbac',
  'removeEntra',
  'rbacVerify',
  'rbacUndo',
  'policy',
  'policyVerify',
  'policyUndo',
  'migrate',
  'members',
  'calendar',
] as const;

export type ScriptId = (typeof scriptIds)[number];

/** Longest text of a name in Exchange. */
export const longestName = 64;

/**
 * Whether a text holds what looks like a client secret of Entra: three characters, a digit, `Q~` and
 * the rest. Pasted into a wrong box, it must neither be kept nor get into a script.
 */
export function holdsSecret(text: string): boolean {
  return /[\w.~-]{3}\dQ~[\w.~-]{10,}/.test(text);
}

const typed = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => !holdsSecret(text));

const name = typed(longestName);
const memberSchema = z
  .string()
  .max(320)
  .refine((text) => isMailbox(text) && !isGuid(text) && !holdsSecret(text));

export const mostMembers = 2000;

/** What the administrator types for the scripts; empty where nothing is entered yet. */
const scriptValuesSchema = z.strictObject({
  appName: name,
  groupName: name,
  /** Address of the group; anything is accepted, and said to be missing until it is one. */
  groupAddress: typed(320),
  /** Whom Exchange PowerShell signs in; empty: it asks. */
  adminAccount: typed(320),
  /** Addresses of the group's mailboxes; null: those of the email accounts. */
  members: z.array(memberSchema).max(mostMembers).nullable(),
});

export type ScriptValues = z.infer<typeof scriptValuesSchema>;

/** Everything a person chose in the guide: kept, so that it goes on where it was left. */
export const setUpChoicesSchema = setUpNeedsSchema.extend({
  /** Which cloud the guide is about as long as nothing is connected. */
  cloud: z.enum(cloudIds),
  way: z.enum(['portal', 'powershell']),
  /** The piece that is open. */
  piece: z.enum(pieceIds).nullable(),
  script: z.enum(scriptIds),
  values: scriptValuesSchema,
});

export type SetUpChoices = z.infer<typeof setUpChoicesSchema>;

export const defaultChoices: SetUpChoices = {
  modules: ['send', 'emailManager'],
  mailboxKinds: true,
  cloud: 'global',
  way: 'portal',
  piece: null,
  script: 'group',
  values: { appName: '', groupName: '', groupAddress: '', adminAccount: '', members: null },
};

export const openedSetUpSchema = z.strictObject({
  choices: setUpChoicesSchema,
  /** Addresses of the email accounts: the group's members unless others are chosen. */
  accountAddresses: z.array(z.string()),
});

/** What a script still needs before it can be run; the words are in the catalogue. */
const missingValues = [
  'tenantId',
  'clientId',
  'objectId',
  'groupName',
  'groupAddress',
  'members',
  'exchangeAddress',
] as const;

export type MissingValue = (typeof missingValues)[number];

export const scriptRequestSchema = z.strictObject({
  script: z.enum(scriptIds),
  cloud: z.enum(cloudIds),
  needs: setUpNeedsSchema,
  values: scriptValuesSchema,
});

export type ScriptRequest = z.infer<typeof scriptRequestSchema>;

export const scriptSchema = z.strictObject({
  text: z.string(),
  /** Suggested for saving, ends with `.ps1`. */
  fileName: z.string(),
  missing: z.array(z.enum(missingValues)),
});

export type Script = z.infer<typeof scriptSchema>;
