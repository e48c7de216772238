import { freePolicy, policyFileSchema, type ConnectionPolicy } from '../contract/policy';
import { problem, type Problem } from '../contract/problems';
import type { Logger, SettingsLoad } from '../ports';

/** What holds in this run, by the policy file of this computer. */
export interface Policy {
  /** Null where the policy says nothing about updates. */
  updates: 'stable' | 'beta' | 'off' | null;
  connection: ConnectionPolicy;
  /** Why the policy can't be known; then nothing is saved, and no other credential is used. */
  problem: Problem | null;
}

/** What holds where there is no policy. */
export const noPolicy: Policy = { updates: null, connection: freePolicy, problem: null };

/** Where in the file it went wrong first: `updates.channel`, or the key that nobody knows. */
function placeOf(value: unknown): string {
  const [issue] = policyFileSchema.safeParse(value).error?.issues ?? [];
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...(issue?.path ?? []), ...keys].map(String).join('.');
}

/**
 * Reads the policy of this computer. One that can't be used is no reason to do what it might forbid:
 * updates are off then and nothing may be changed (`policy-not-readable`).
 *
 * @param file the policy file, as it was found at start
 * @returns what holds; never throws
 */
export function readPolicy(
  file: { path: string; load: () => SettingsLoad },
  logger: Pick<Logger, 'info' | 'error'>,
): Policy {
  const { path } = file;
  const broken = (place: string, systemError: string): Policy => {
    logger.error('The policy could not be used', { path, place, systemError });
    const problemFound = problem('policy-not-readable', { path }, { systemError });
    return { ...noPolicy, updates: 'off', problem: problemFound };
  };

  const load = file.load();
  if (load.kind === 'missing') return noPolicy;
  if (load.kind === 'not-readable') return broken('', load.reason);
  if (load.kind === 'damaged') return broken('', 'The file is not JSON.');
  const parsed = policyFileSchema.safeParse(load.value);
  if (!parsed.success) {
    const place = placeOf(load.value);
    return broken(place, `${place === '' ? 'The file' : place} is not as its schema says.`);
  }
  const { updates, allowedClouds, lockedSettings } = parsed.data;
  logger.info('A policy holds', {
    updates: updates?.channel ?? null,
    allowedClouds: allowedClouds ?? null,
    locked: Object.keys(lockedSettings ?? {}),
  });
  return {
    updates: updates?.channel ?? null,
    connection: {
      allowedClouds: allowedClouds ?? null,
      lockedSettings: lockedSettings ?? {},
    },
    problem: null,
  };
}
