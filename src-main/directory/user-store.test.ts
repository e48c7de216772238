import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPackedIds } from './packed-ids';
import { createPackedTexts } from './packed-texts';
import { listedUser, storeOf } from './test-support';
import { createUserStore } from './user-store';

describe('packed IDs', () => {
  it('give back what was put in, under one number each', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid(), { maxLength: 200 }), (ids) => {
        const packed = createPackedIds();
        const keys = ids.map((id) => packed.add(id));
        packed.trim();
        // Whoever comes after a trim finds room.
        expect(packed.at(packed.add('abcdef01-0000-4000-8000-000000000000'))).toMatch(/^abcdef01-/);
        expect(packed.size).toBe(new Set(ids).size + 1);
        expect(keys.map((key) => packed.at(key))).toEqual(ids);
        expect(ids.map((id) => packed.find(id.toUpperCase()))).toEqual(keys);
        expect(packed.find('00000000-0000-0000-0000-000000000000')).toBe(
          ids.includes('00000000-0000-0000-0000-000000000000') ? 0 : null,
        );
      }),
    );
  });
});

describe('packed texts', () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 1200 });

  it('give back what was put in, whatever it holds', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const packed = createPackedTexts();
        const numbers = all.map((text) => packed.add(text));
        packed.trim();
        // Half an emoji is no text of any encoding.
        const whole = all.map((text) => text.replace(/\p{Surrogate}/gu, '\ufffd'));
        expect(numbers.map((number) => packed.at(number))).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('are found by what they hold, each once, and by their beginning', () => {
    const word = fc.stringMatching(/^[abü]{1,2}$/);
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[abcü ]{0,6}$/), { maxLength: 1200 }),
        word,
        (all, term) => {
          const packed = createPackedTexts();
          for (const text of all) packed.add(text);
          const found: number[] = [];
          for (let piece = 0; piece < packed.pieces; piece += 1) {
            packed.searchPiece(piece, term, (number) => found.push(number));
          }
          const numbers = all.map((_, number) => number);
          expect(found).toEqual(numbers.filter((number) => all[number]?.includes(term)));
          expect(numbers.filter((number) => packed.begins(number, term))).toEqual(
            numbers.filter((number) => all[number]?.startsWith(term)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the store', () => {
  it('answers rows as they were put', () => {
    const store = storeOf(
      listedUser(1, { displayName: '<img src=x>\0 "A"\nB', aliases: ['a@b.cd', 'e@f.gh'] }),
      listedUser(2, { mail: null, userPrincipalName: '', signInBlocked: null, licensed: null }),
      listedUser(3, { mail: 'other@contoso.com', guest: true, signInBlocked: true }),
    );
    expect(store.row(0)).toEqual({
      id: '00000000-0000-4000-8000-000000000001',
      key: 0,
      displayName: '<img src=x>\ufffd "A"\nB',
      mail: 'user1@contoso.com',
      userPrincipalName: 'user1@contoso.com',
      guest: false,
      signInBlocked: false,
      licensed: true,
      mailbox: 'unknown',
      kind: { value: 'user', source: 'guess' },
    });
    expect(store.aliases(0)).toEqual(['a@b.cd', 'e@f.gh']);
    expect(store.row(1)).toMatchObject({
      mail: null,
      userPrincipalName: '',
      signInBlocked: null,
      licensed: null,
      mailbox: 'no',
      kind: { value: 'unknown', source: 'none' },
    });
    expect(store.row(2)).toMatchObject({
      mail: 'other@contoso.com',
      guest: true,
      signInBlocked: true,
    });
    expect(store.text(0, 'mail')).toBe('user1@contoso.com');
    expect(store.text(1, 'mail')).toBe('');
    expect(store.text(2, 'mail')).toBe('other@contoso.com');
  });

  it('keeps the key of a user who has changed, and finds only the new texts', () => {
    const store = storeOf(listedUser(1, { displayName: 'Anna Old' }), listedUser(2));
    expect(store.put(listedUser(1, { displayName: 'Anna New', signInBlocked: true }))).toBe(0);
    expect(store.size).toBe(2);
    expect(store.row(0)).toMatchObject({ displayName: 'Anna New', signInBlocked: true });
    const find = (term: string): number[] => {
      const keys: number[] = [];
      for (let piece = 0; piece < store.pieces; piece += 1) {
        store.searchPiece(piece, term, (key) => keys.push(key));
      }
      return keys;
    };
    expect([find('old'), find('new'), find('user2@')]).toEqual([[], [0], [1]]);
    expect(store.nameBegins(0, 'anna n')).toBe(true);
  });

  it('guesses the kind until Exchange has told it', () => {
    const store = storeOf(
      listedUser(1, { signInBlocked: true, licensed: false }),
      listedUser(2, { signInBlocked: true, licensed: false, guest: true }),
      listedUser(3, { signInBlocked: true, licensed: false, mail: null }),
      listedUser(4, { signInBlocked: true }),
    );
    const kinds = () => [0, 1, 2, 3].map((key) => store.kind(key));
    const unknown = { value: 'unknown', source: 'none' };
    expect(kinds()).toEqual([{ value: 'shared', source: 'guess' }, unknown, unknown, unknown]);
    expect(store.shows(0, 'likelyShared')).toBe(true);

    store.setMailbox(0, { kind: { value: 'room', source: 'purpose' }, mailbox: 'yes' });
    store.setMailbox(3, { kind: null, mailbox: 'no' });
    expect(store.row(0)).toMatchObject({
      kind: { value: 'room', source: 'purpose' },
      mailbox: 'yes',
    });
    expect(store.shows(0, 'likelyShared')).toBe(false);
    expect(store.row(3)).toMatchObject({ kind: unknown, mailbox: 'no' });
    expect(store.mailboxFacts(3)).toEqual({ kind: null, mailbox: 'no' });
    expect(store.mailboxFacts(1)).toBeNull();
  });

  it('knows nobody it was not given', () => {
    expect(createUserStore().keyOf(listedUser(1).id)).toBeNull();
  });
});
