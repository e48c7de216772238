import { describe, expect, it } from 'vitest';
import { demoConnection } from '../demo-tenant';
import { defaultChoices, holdsSecret, setUpChoicesSchema } from './set-up';

describe('the values of the scripts', () => {
  const { values } = defaultChoices;
  const fits = (change: object) =>
    setUpChoicesSchema.safeParse({ ...defaultChoices, values: { ...values, ...change } }).success;

  it('hold no client secret, in whichever box it was pasted', () => {
    const secret = demoConnection.clientSecret;
    expect(fits({})).toBe(true);
    for (const field of ['appName', 'groupName', 'groupAddress', 'adminAccount']) {
      expect(fits({ [field]: 'a name' }), field).toBe(true);
      expect(fits({ [field]: secret }), field).toBe(false);
    }
    expect(fits({ members: ['support@contoso.com'] })).toBe(true);
    expect(fits({ members: [`${secret}@contoso.com`] })).toBe(false);
    expect(fits({ members: ['no address'] })).toBe(false);
  });

  it('takes what only reminds of one', () => {
    for (const text of ['Q~', 'Abc8Q~short', "O'Brien’s 8Q desk", 'helpdesk-mailboxes']) {
      expect(holdsSecret(text), text).toBe(false);
    }
  });
});
