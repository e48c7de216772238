import { expect, test } from 'vitest';
import { createDirectory, type Directory } from './directory';
import type { DirectoryUser } from './directory-user';
import { guidOf, indexOfGuid } from './ids';

const naming = { seed: 365, domain: 'contoso.com', initialDomain: 'contoso.onmicrosoft.com' };

function everybody(directory: Directory): DirectoryUser[] {
  return directory.members().map((index) => directory.at(index));
}

test('the organisation is the same every time', () => {
  const [first, second] = [createDirectory(500, naming), createDirectory(500, naming)];
  expect(everybody(first)).toEqual(everybody(second));
});

test('everybody has an ID and a user principal name of their own', () => {
  const directory = createDirectory(20_000, naming);
  const people = everybody(directory);
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  const names = people.map(({ userPrincipalName }) => userPrincipalName.toLowerCase());
  expect(new Set(names).size).toBe(people.length);
  // Names do repeat.
  expect(new Set(people.map(({ displayName }) => displayName)).size).toBeLessThan(people.length);
});

test('every kind of user is there', () => {
  const directory = createDirectory(2000, naming);
  const people = everybody(directory);
  const count = (test: (person: DirectoryUser) => boolean) => people.filter(test).length;
  expect(count(({ kind }) => kind === 'shared')).toBeGreaterThan(10);
  expect(count(({ kind }) => kind === 'room')).toBeGreaterThan(10);
  expect(count(({ kind }) => kind === 'equipment')).toBeGreaterThan(5);
  expect(count(({ userPrincipalName }) => userPrincipalName.includes('#EXT#'))).toBeGreaterThan(10);
  expect(count(({ mail }) => mail === null)).toBeGreaterThan(10);
  expect(count(({ mailbox }) => mailbox === 'onPremises')).toBe(1);
  expect(count((p) => !p.accountEnabled && p.assignedLicenses.length > 0)).toBeGreaterThan(10);
  expect(count(({ proxyAddresses }) => proxyAddresses.length > 1)).toBeGreaterThan(100);
});

test('an ID leads back to its number', () => {
  for (const index of [0, 1, 1999, 299_999]) {
    expect(indexOfGuid(7, guidOf(7, index))).toBe(index);
    expect(indexOfGuid(8, guidOf(7, index))).toBeNull();
  }
  expect(indexOfGuid(7, 'support@contoso.com')).toBeNull();
});

test('changes, leavers and newcomers are found, also in columns read before', () => {
  const directory = createDirectory(100, naming);
  const names = directory.column('displayName');
  const { id } = directory.change('support@contoso.com', {
    displayName: 'Renamed',
    userPrincipalName: 'renamed@contoso.com',
  });
  expect(directory.find('support@contoso.com')).toBeNull();
  expect(directory.find('RENAMED@contoso.com')?.id).toBe(id);
  expect(names[0]).toBe('Renamed');

  directory.remove(id);
  expect(directory.find(id)).toBeNull();
  expect(directory.members()).toHaveLength(99);

  const added = directory.add({ displayName: 'Newcomer' });
  expect(directory.find(added.id)?.displayName).toBe('Newcomer');
  expect(directory.members()).toHaveLength(100);
});

test('300,000 people cost nothing until they are asked for', () => {
  const directory = createDirectory(300_000, naming);
  expect(directory.find(guidOf(naming.seed, 299_999))?.userPrincipalName).toContain('@');
});
