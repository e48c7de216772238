import { inspect } from 'node:util';
import type { UpdateInfo } from 'electron-updater';
import type { AnnouncedUpdate } from '../contract/updates';
import { shorten, shownLine } from '../graph/plain-text';
import { TransportFailure } from '../ports';
import type { ClosedProxy } from '../proxy/proxy-sign-in';
import { UpdateFailure, type UpdateFailureKind } from '../updates/ports';
import { failureKindOf, networkErrorIn } from './net-errors';

const mostNotes = 5000;
const longestReason = 300;
const longestVersion = 100;

/** electron-updater's own codes; anything else that it says about the feed begins with `ERR_UPDATER_`. */
const kinds: Record<string, UpdateFailureKind> = {
  ERR_CHECKSUM_MISMATCH: 'altered',
  ERR_UPDATER_NO_CHECKSUM: 'altered',
  ERR_UPDATER_INVALID_SIGNATURE: 'not-signed',
};

/** One line of what a library says, without pages that a server sent along. */
export function reasonOf(error: unknown): string {
  // Not everything can be made a string by itself: an object may hold anything as its `toString`.
  const said = error instanceof Error ? error.message : error;
  const text = typeof said === 'string' ? said : inspect(said, { breakLength: Infinity });
  return shownLine(text.split('\n')[0] ?? '', longestReason);
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/**
 * @param error what electron-updater rejected with
 * @param host that was asked
 * @param closed the proxy that let nothing through; null where none stood in the way
 * @returns the failure that it is: a `TransportFailure` where the network is why, else an
 *   `UpdateFailure`
 */
export function failureOf(
  error: unknown,
  host: string,
  closed: ClosedProxy | null,
): TransportFailure | UpdateFailure {
  const message = reasonOf(error);
  const code = codeOf(error);
  if (closed !== null) {
    const { kind, proxy } = closed;
    return new TransportFailure(kind, host, 'ERR_PROXY_AUTH_REQUESTED', { proxy });
  }
  if (/\bnet::ERR_/.test(message)) {
    const name = networkErrorIn(message);
    return new TransportFailure(failureKindOf(name), host, name);
  }
  if (Object.hasOwn(kinds, code)) return new UpdateFailure(kinds[code] ?? 'other', message);
  if (/^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EISDIR|ENOTDIR)$/.test(code)) {
    return new UpdateFailure('not-written', message);
  }
  const isOfFeed = code.startsWith('ERR_UPDATER_') || code.startsWith('HTTP_ERROR_');
  return new UpdateFailure(isOfFeed ? 'unusable' : 'other', message);
}

/** The notes as the feed has them: one text, or one for each version, or whatever somebody wrote. */
function notesIn(notes: unknown): string {
  if (typeof notes === 'string') return notes;
  if (!Array.isArray(notes)) return '';
  return notes
    .map((each: unknown) => ((each ?? {}) as { note?: unknown }).note)
    .filter((note) => typeof note === 'string')
    .join('\n\n');
}

/**
 * @param info what electron-updater read from the feed; its types say less than a feed may hold
 * @returns the version, and what is new as text without what can't be seen; null where nothing is said
 */
export function announced(info: Pick<UpdateInfo, 'version' | 'releaseNotes'>): AnnouncedUpdate {
  const visible = notesIn(info.releaseNotes)
    // What is cut off anyway is not looked at: a feed may be as long as an answer may be.
    .slice(0, 4 * mostNotes)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, '')
    .trim();
  const notes = shorten(visible, mostNotes);
  return { version: shownLine(info.version, longestVersion), notes: notes === '' ? null : notes };
}
