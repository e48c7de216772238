import type { UserFilter, UserKind, UserRow } from '../contract/directory';
import { fold } from './fold';
import { bytes, createColumn, words } from './growing-column';
import type { ListedUser } from './listed-user';
import { guessKind, type Signs } from './mailbox-kind';
import { createPackedIds } from './packed-ids';
import { createPackedTexts } from './packed-texts';

/** What Exchange Online has said about a mailbox. */
interface MailboxFacts {
  /** Null when it did not say what the mailbox is for. */
  kind: UserKind | null;
  mailbox: UserRow['mailbox'];
}

/** What the directory knows of a row; whether it is an email account, the settings know. */
export type StoredRow = Omit<UserRow, 'emailAccount'>;

/**
 * Every user this session has come across, by a number (`key`) that stays theirs. Holds 300,000 in
 * columns of bytes and a few long strings; nothing of it is ever on disk.
 */
export interface UserStore {
  readonly size: number;
  /** Adds a user, or notes what has changed about a known one. Answers their key. */
  put(user: ListedUser): number;
  /** Null for an ID that was never put. */
  keyOf(id: string): number | null;
  row(key: number): StoredRow;
  /** One text of a row, for those who need nothing else of it; empty where there is none. */
  text(key: number, column: 'displayName' | 'mail' | 'userPrincipalName'): string;
  aliases(key: number): string[];
  kind(key: number): UserKind;
  signs(key: number): Signs;
  /** Whether a user belongs to a choice of **Show**. */
  shows(key: number, show: UserFilter): boolean;
  setMailbox(key: number, facts: MailboxFacts): void;
  /** What `setMailbox` was told; null when it never was. */
  mailboxFacts(key: number): MailboxFacts | null;
  /** How many pieces `searchPiece` can be asked for. */
  readonly pieces: number;
  /** Calls `found` with the key of everybody in a piece whose folded texts hold `term`. */
  searchPiece(piece: number, term: string, found: (key: number) => void): void;
  /** Whether the folded display name begins with a folded prefix. */
  nameBegins(key: number, prefix: string): boolean;
  /** Gives back what growing had reserved. */
  trim(): void;
}

const guestBit = 1;
const blockedKnown = 2;
const blockedBit = 4;
const licenceKnown = 8;
const licensedBit = 16;
const addressBit = 32;

const kinds = ['unknown', 'user', 'shared', 'room', 'equipment'] as const;
const mailboxes = ['unknown', 'yes', 'no'] as const;

/** Parts the texts of one user; no text of a directory holds it. */
const separator = '\0';
/** Stands for an address that is the user principal name, which most are. */
const sameAddress = '=';

/** Makes an empty store. */
export function createUserStore(): UserStore {
  const ids = createPackedIds();
  const flags = createColumn(bytes);
  /** 0: never told. Otherwise 1 + kind (0: not said) * 3 + mailbox. */
  const exchange = createColumn(bytes);
  // The same number in both: what is shown, and the same folded for search.
  const texts = createPackedTexts();
  const folded = createPackedTexts();
  /** From a key to the number of its texts, and back. A changed user gets new texts. */
  const entryOf = createColumn(words);
  const keyOfEntry = createColumn(words);

  function fields(key: number): string[] {
    return texts.at(entryOf.get(key)).split(separator);
  }

  function facts(key: number): MailboxFacts | null {
    const told = exchange.get(key) - 1;
    if (told < 0) return null;
    const kind = kinds[Math.floor(told / 3) - 1];
    return {
      kind: kind === undefined ? null : { value: kind, source: 'purpose' },
      mailbox: mailboxes[told % 3] ?? 'unknown',
    };
  }

  function signs(key: number): Signs {
    const flag = flags.get(key);
    return {
      hasAddress: (flag & addressBit) !== 0,
      guest: (flag & guestBit) !== 0,
      signInBlocked: (flag & blockedKnown) === 0 ? null : (flag & blockedBit) !== 0,
      licensed: (flag & licenceKnown) === 0 ? null : (flag & licensedBit) !== 0,
    };
  }

  const kind = (key: number): UserKind => facts(key)?.kind ?? guessKind(signs(key));

  function row(key: number): StoredRow {
    const [displayName = '', address = '', userPrincipalName = ''] = fields(key);
    const { hasAddress, ...shown } = signs(key);
    return {
      id: ids.at(key),
      key,
      displayName,
      mail: hasAddress ? (address === sameAddress ? userPrincipalName : address) : null,
      userPrincipalName,
      ...shown,
      mailbox: hasAddress ? (facts(key)?.mailbox ?? 'unknown') : 'no',
      kind: kind(key),
    };
  }

  return {
    get size() {
      return ids.size;
    },
    get pieces() {
      return folded.pieces;
    },
    put: (user) => {
      const before = ids.size;
      const key = ids.add(user.id);
      const text = textOf(user);
      flags.set(key, flagsOf(user));
      if (key < before && texts.at(entryOf.get(key)) === text) return key;
      const entry = texts.add(text);
      folded.add(foldedTextOf(user));
      entryOf.set(key, entry);
      keyOfEntry.set(entry, key);
      return key;
    },
    keyOf: (id) => ids.find(id),
    row,
    text: (key, column) => {
      const [displayName = '', address = '', userPrincipalName = ''] = fields(key);
      if (column === 'displayName') return displayName;
      return column === 'mail' && address !== sameAddress ? address : userPrincipalName;
    },
    aliases: (key) => fields(key).slice(3),
    kind,
    signs,
    shows: (key, show) => {
      const flag = flags.get(key);
      switch (show) {
        case 'all':
          return true;
        case 'guests':
          return (flag & guestBit) !== 0;
        case 'blocked':
          return (flag & blockedBit) !== 0;
        case 'licensed':
          return (flag & licensedBit) !== 0;
        case 'likelyShared':
          return kind(key).value === 'shared';
      }
    },
    setMailbox: (key, told) => {
      const kindNumber = told.kind === null ? 0 : 1 + kinds.indexOf(told.kind.value);
      exchange.set(key, 1 + kindNumber * 3 + mailboxes.indexOf(told.mailbox));
    },
    mailboxFacts: facts,
    searchPiece: (piece, term, found) => {
      folded.searchPiece(piece, term, (entry) => {
        const key = keyOfEntry.get(entry);
        // Texts from before a change are still there.
        if (entryOf.get(key) === entry) found(key);
      });
    },
    nameBegins: (key, prefix) => folded.begins(entryOf.get(key), prefix),
    trim: () => {
      for (const part of [ids, texts, folded]) part.trim();
      flags.trim(ids.size);
      exchange.trim(ids.size);
      entryOf.trim(ids.size);
      keyOfEntry.trim(texts.size);
    },
  };
}

function flagsOf({ mail, guest, signInBlocked, licensed }: ListedUser): number {
  return (
    (mail === null ? 0 : addressBit) |
    (guest ? guestBit : 0) |
    (signInBlocked === null ? 0 : blockedKnown) |
    (signInBlocked === true ? blockedBit : 0) |
    (licensed === null ? 0 : licenceKnown) |
    (licensed === true ? licensedBit : 0)
  );
}

function textOf({ displayName, mail, userPrincipalName, aliases }: ListedUser): string {
  const address = mail === userPrincipalName ? sameAddress : (mail ?? '');
  const texts = [displayName, address, userPrincipalName, ...aliases];
  const isClean = texts.every((text) => !text.includes(separator));
  return (isClean ? texts : texts.map((text) => text.replaceAll(separator, '\ufffd'))).join(
    separator,
  );
}

/** Spaces between the texts: no word that is searched for holds one. */
function foldedTextOf({ displayName, mail, userPrincipalName, aliases }: ListedUser): string {
  const addresses = [userPrincipalName, ...aliases];
  if (mail !== null && mail !== userPrincipalName) addresses.push(mail);
  // Apart: one foreign letter in the name would have all of it normalised, which takes long.
  return `${fold(displayName)} ${fold(addresses.join(' '))}`;
}
