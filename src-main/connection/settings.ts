import { z } from 'zod';
import { savedScopesSchema } from '../access-scope/saved-scope';
import { cloudIds } from '../contract/clouds';
import { isDay, isGuid, isHttpsOrigin, isMailbox, isTenant } from '../contract/connection';
import { problem, type Problem } from '../contract/problems';
import { emailAccountsSchema, noEmailAccounts } from '../email-accounts/saved-accounts';
import type { Clock, Logger, SettingsFile } from '../ports';
import { noSetUp, setUpSchema } from '../set-up/saved-set-up';
import { endpointsFit } from './endpoints';
import { fileProblem, systemErrorOf } from './file-problem';
import { savedCredentialSchema } from './secret-vault';

const currentVersion = 1;

const httpsOriginSchema = z.string().refine(isHttpsOrigin);

const savedConnectionSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    cloud: z.enum(cloudIds),
    customEndpoints: z
      .object({ authority: httpsOriginSchema, graph: httpsOriginSchema })
      .nullable(),
    tenantId: z.string().refine(isTenant),
    clientId: z.string().refine(isGuid),
    secretExpires: z.string().refine(isDay).nullable(),
    testMailbox: z.string().refine(isMailbox).nullable(),
    credential: savedCredentialSchema.nullable(),
    /** The credential before the one in use, until that has worked on a later day than it came. */
    previous: z
      .object({
        credential: savedCredentialSchema,
        secretExpires: z.string().refine(isDay).nullable(),
        replacedOn: z.string().refine(isDay),
      })
      .nullable()
      .default(null),
    /** The day of the last notification that it ends soon. */
    expiryToldOn: z.string().refine(isDay).nullable().default(null),
  })
  .refine(endpointsFit);

export type SavedConnection = z.infer<typeof savedConnectionSchema>;

const settingsSchema = z
  .object({
    schemaVersion: z.literal(currentVersion),
    activeConnectionId: z.uuid().nullable(),
    connections: z.array(savedConnectionSchema),
    emailAccounts: emailAccountsSchema.default(noEmailAccounts),
    accessScopes: savedScopesSchema.default([]),
    setUp: setUpSchema.default(noSetUp),
    /** Where the guide was left for the connections that are not in use, by their IDs. */
    setUpsOfOthers: z.record(z.uuid(), setUpSchema).default({}),
  })
  .refine(
    ({ activeConnectionId, connections }) =>
      activeConnectionId === null || connections.some(({ id }) => id === activeConnectionId),
  );

/** Everything in the settings file. Connections are a list, of which one is active. */
export type Settings = z.infer<typeof settingsSchema>;

const versionSchema = z.looseObject({ schemaVersion: z.int().min(1) });

/** The n-th entry turns settings of schema version n + 1 into those of version n + 2. */
type Migration = (settings: Record<string, unknown>) => Record<string, unknown>;

const migrations: readonly Migration[] = [];

export interface LoadedSettings {
  settings: Settings;
  /** Why the file must not be overwritten; null when it may be. */
  readOnly: Problem | null;
  /** What the person must be told about the file. */
  notice: Problem | null;
}

/** Settings before anything has been saved. */
function defaultSettings(): Settings {
  return {
    schemaVersion: currentVersion,
    activeConnectionId: null,
    connections: [],
    emailAccounts: noEmailAccounts(),
    accessScopes: [],
    setUp: noSetUp(),
    setUpsOfOthers: {},
  };
}

function blocked(notice: Problem, settings = defaultSettings()): LoadedSettings {
  return { settings, readOnly: notice, notice };
}

function loadNewer(path: string, value: Record<string, unknown>): LoadedSettings {
  const known = settingsSchema.safeParse({ ...value, schemaVersion: currentVersion });
  return blocked(problem('settings-newer', { path }), known.data);
}

function migrate(value: Record<string, unknown>, version: number): unknown {
  return migrations.slice(version - 1).reduce((settings, migration) => migration(settings), value);
}

/** What is in the file's place: settings, or why there are none. */
function read(file: SettingsFile, logger: Logger): LoadedSettings | 'missing' | 'damaged' {
  const { path } = file;
  const load = file.load();
  if (load.kind === 'not-readable') {
    logger.error('The settings could not be read', { reason: load.reason });
    return blocked(fileProblem('settings-not-readable', path, load.reason));
  }
  if (load.kind !== 'loaded') return load.kind;

  const versioned = versionSchema.safeParse(load.value);
  if (!versioned.success) return 'damaged';
  const { schemaVersion } = versioned.data;
  if (schemaVersion > currentVersion) {
    logger.warn('The settings are of a newer version', { schemaVersion });
    return loadNewer(path, versioned.data);
  }
  const settings = settingsSchema.safeParse(migrate(versioned.data, schemaVersion));
  if (!settings.success) return 'damaged';
  return { settings: settings.data, readOnly: null, notice: null };
}

/** Whatever ends this in the middle: the next start finds the damaged file, or the one before it. */
function recover(
  file: SettingsFile,
  found: 'missing' | 'damaged',
  clock: Clock,
  logger: Logger,
): LoadedSettings {
  const damaged = found === 'damaged' ? file.setAside(clock.now()) : null;
  const before = file.restoreBackup() ? read(file, logger) : 'missing';
  if (typeof before === 'object') {
    const notice =
      damaged === null
        ? problem('settings-missing', { path: file.path })
        : problem('settings-restored', { path: damaged });
    logger.warn('The version before them took the place of the settings', { found, damaged });
    return { ...before, notice: before.notice ?? notice };
  }
  const damagedBefore = before === 'damaged' ? file.setAside(clock.now()) : null;
  const kept = damaged ?? damagedBefore;
  // As it is when the console starts for the first time.
  if (kept === null) return { settings: defaultSettings(), readOnly: null, notice: null };
  file.remove();
  logger.warn('The settings were damaged and are set aside', { damaged, damagedBefore });
  const notice = problem('settings-damaged', { path: kept });
  return { settings: defaultSettings(), readOnly: null, notice };
}

/**
 * Reads the settings and never gives up. In the place of a damaged file, which is set aside, or of a
 * missing one comes the version before it (notice `settings-restored` or `settings-missing`), or the
 * defaults where there is none (`settings-damaged`; nothing is said at the first start). A file of a
 * newer version (`settings-newer`) or one that can't be read (`settings-not-readable`) is left alone
 * and must not be overwritten.
 */
export function loadSettings(file: SettingsFile, clock: Clock, logger: Logger): LoadedSettings {
  const found = read(file, logger);
  if (typeof found === 'object') return found;
  try {
    return recover(file, found, clock, logger);
  } catch (error) {
    const reason = systemErrorOf(error);
    logger.error('The settings could not be set aside or restored', { found, reason });
    return blocked(fileProblem('settings-not-readable', file.path, reason));
  }
}
