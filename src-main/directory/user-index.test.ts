import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UsersQuery } from '../contract/directory';
import type { ListedUser } from './listed-user';
import { sortInSlices } from './sliced-sort';
import { listedUser, never, storeOf } from './test-support';
import { createUserIndex } from './user-index';

const breathe = () => undefined;
const locale = () => 'en';

async function find(users: ListedUser[], query: Partial<UsersQuery>): Promise<number[]> {
  const store = storeOf(...users);
  const members = Uint32Array.from(users, (_, key) => key);
  const index = createUserIndex(store, members, breathe, locale);
  const sort = { column: 'displayName', descending: false } as const;
  return Array.from(await index.find({ text: '', show: 'all', sort, ...query }, never));
}

describe('sortInSlices', () => {
  it('sorts like Array.sort, equal ones in their order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(50), { maxLength: 9000 }), async (values) => {
        const compare = (a: number, b: number): number => (values[a] ?? 0) - (values[b] ?? 0);
        const keys = Uint32Array.from(values, (_, key) => key);
        const expected = Array.from(keys).sort(compare);
        expect(Array.from(await sortInSlices(keys, compare, breathe))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the index', () => {
  const people = [
    listedUser(0, { displayName: 'Zoë Müller', aliases: ['boss@contoso.com'] }),
    listedUser(1, { displayName: 'anna Lee 10', guest: true }),
    listedUser(2, { displayName: 'Anna Lee 9', signInBlocked: true, licensed: false }),
    listedUser(3, { displayName: 'Émile', mail: null, userPrincipalName: 'zz@contoso.com' }),
    listedUser(4, { displayName: 'Émile', mail: 'aa@contoso.com', licensed: false }),
  ];

  it('finds all words, in whatever text and without regard to case and marks', async () => {
    expect(await find(people, { text: 'muller ZOE' })).toEqual([0]);
    expect(await find(people, { text: 'Boss@' })).toEqual([0]);
    expect(await find(people, { text: 'anna user1' })).toEqual([1]);
    expect(await find(people, { text: 'zz@contoso.com' })).toEqual([3]);
    expect(await find(people, { text: 'anna zoe' })).toEqual([]);
    expect(await find(people, { text: 'l' })).toEqual([2, 1, 3, 4, 0]);
  });

  it('sorts by every column, both ways, empty ones last', async () => {
    const by = (column: UsersQuery['sort']['column'], descending = false) =>
      find(people, { sort: { column, descending } });
    // By the rules of a language: case and marks come after letters, numbers by their value.
    expect(await by('displayName')).toEqual([2, 1, 3, 4, 0]);
    expect(await by('displayName', true)).toEqual([0, 4, 3, 1, 2]);
    expect(await by('mail')).toEqual([4, 0, 1, 2, 3]);
    expect(await by('mail', true)).toEqual([2, 1, 0, 4, 3]);
    expect(await by('userPrincipalName', true)).toEqual([3, 4, 2, 1, 0]);
    expect(await by('kind')).toEqual([0, 2, 1, 3, 4]);
    expect(await by('status')).toEqual([3, 0, 4, 1, 2]);
  });

  it('sorts as the language in force does, also when that changes', async () => {
    const names = ['Zoll', 'Ähre', 'Apfel'].map((displayName, at) =>
      listedUser(at, { displayName }),
    );
    let spoken = 'de';
    const index = createUserIndex(
      storeOf(...names),
      Uint32Array.of(0, 1, 2),
      breathe,
      () => spoken,
    );
    const query = { text: '', show: 'all', sort: { column: 'displayName', descending: false } };
    const inOrder = async () => Array.from(await index.find(query as UsersQuery, never));
    expect(await inOrder()).toEqual([1, 2, 0]);
    // Swedish has Ä after Z.
    spoken = 'sv';
    expect(await inOrder()).toEqual([2, 0, 1]);
  });

  it('shows what is chosen under Show', async () => {
    expect(await find(people, { show: 'guests' })).toEqual([1]);
    expect(await find(people, { show: 'blocked' })).toEqual([2]);
    expect(await find(people, { show: 'likelyShared' })).toEqual([2]);
    expect(await find(people, { show: 'licensed', text: 'emile' })).toEqual([3]);
  });

  it('stops when aborted', async () => {
    const store = storeOf(...people);
    const index = createUserIndex(store, Uint32Array.of(0, 1), breathe, locale);
    const sort = { column: 'displayName', descending: false } as const;
    await expect(
      index.find({ text: 'a', show: 'all', sort }, AbortSignal.abort()),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
