import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionDraftSchema, type ConnectionView } from '../../../src-main/contract/connection';
import { freePolicy } from '../../../src-main/contract/policy';
import {
  cleanValue,
  findErrors,
  findWarnings,
  initialValues,
  savedSecretFits,
  toDraft,
  withPolicy,
  type ConnectionFormValues,
} from './connection-form';

const complete: ConnectionFormValues = {
  cloud: 'global',
  authorityUrl: '',
  graphUrl: '',
  clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
  tenantId: '7b7a5b1e-3f0d-4c55-9e6f-0d2c1a9b4e10',
  credentialKind: 'clientSecret',
  clientSecret: 'Xk48Q~a-value-of-forty-characters-or-so.',
  certificate: '',
  secretExpires: '',
  testMailbox: '',
};

const saved: ConnectionView = {
  id: '3b241101-e2bb-4255-8caf-4136c566a962',
  cloud: 'global',
  customEndpoints: null,
  clientId: complete.clientId,
  tenantId: complete.tenantId,
  secretExpires: '2027-01-31',
  testMailbox: null,
  hasClientSecret: true,
  certificate: null,
  previous: null,
};

describe('findErrors', () => {
  it('accepts a complete form, also with a verified domain name as tenant', () => {
    expect(findErrors(complete, null)).toEqual({});
    expect(findErrors({ ...complete, tenantId: 'contoso.onmicrosoft.com' }, null)).toEqual({});
  });

  it('names every field that is missing', () => {
    expect(findErrors({ ...initialValues(null, null), cloud: 'custom' }, null)).toEqual({
      authorityUrl: 'required.authorityUrl',
      graphUrl: 'required.graphUrl',
      clientId: 'required.clientId',
      tenantId: 'required.tenantId',
      clientSecret: 'required.clientSecret',
    });
  });

  it.each([
    ['clientId', 'not-a-guid', 'invalid.clientId'],
    ['tenantId', 'contoso', 'invalid.tenantId'],
    ['tenantId', 'common', 'invalid.tenantShared'],
    ['secretExpires', '2027-02-30', 'invalid.secretExpires'],
    ['testMailbox', 'support', 'invalid.testMailbox'],
  ] as const)('says what is wrong with %s "%s"', (field, value, error) => {
    expect(findErrors({ ...complete, [field]: value }, null)).toEqual({ [field]: error });
  });

  it.each([
    'http://login.example.com',
    'https://login.example.com/path',
    'https://a:b@example.com',
  ])('refuses %s as an endpoint', (url) => {
    const values = { ...complete, cloud: 'custom' as const, authorityUrl: url, graphUrl: url };
    expect(findErrors(values, null)).toEqual({
      authorityUrl: 'invalid.authorityUrl',
      graphUrl: 'invalid.graphUrl',
    });
  });

  it('takes the saved secret only for the connection it was saved for', () => {
    const untouched = { ...complete, clientSecret: '' };
    expect(findErrors(untouched, saved)).toEqual({});
    for (const change of [
      { tenantId: 'fabrikam.com' },
      { clientId: '00000000-0000-4000-8000-000000000000' },
      { cloud: 'gccHigh' as const },
    ]) {
      expect(findErrors({ ...untouched, ...change }, saved)).toEqual({
        clientSecret: 'required.clientSecretAgain',
      });
    }
  });

  it('says so when a value is too long, at the field', () => {
    const custom = { ...complete, cloud: 'custom' as const, graphUrl: 'https://graph.example.com' };
    const long = 'x'.repeat(5000);
    expect(findErrors({ ...complete, clientSecret: long }, null)).toEqual({
      clientSecret: 'invalid.tooLong',
    });
    expect(findErrors({ ...complete, testMailbox: `${long}@contoso.com` }, null)).toEqual({
      testMailbox: 'invalid.tooLong',
    });
    expect(findErrors({ ...custom, authorityUrl: `https://${long}.com` }, null)).toEqual({
      authorityUrl: 'invalid.tooLong',
    });
  });

  it('passes exactly what main will accept', () => {
    fc.assert(
      fc.property(
        fc.record({
          clientId: fc.oneof(fc.uuid(), fc.string()),
          tenantId: fc.oneof(fc.uuid(), fc.domain(), fc.string()),
          testMailbox: fc.oneof(fc.emailAddress(), fc.string()),
          secretExpires: fc.oneof(fc.constant('2027-01-31'), fc.string()),
          clientSecret: fc.oneof(
            fc.string({ minLength: 1 }),
            fc.constantFrom('s'.repeat(4096), 's'.repeat(4097)),
          ),
        }),
        (values) => {
          const form = { ...complete, ...values };
          const accepted = connectionDraftSchema.safeParse(toDraft(form)).success;
          expect(Object.keys(findErrors(form, null)).length === 0).toBe(
            accepted && !['common', 'organizations', 'consumers'].includes(form.tenantId),
          );
        },
      ),
    );
  });
});

describe('findWarnings', () => {
  const warn = (values: Partial<ConnectionFormValues>) =>
    findWarnings({ ...complete, ...values }, '2026-11-23');

  it('has nothing to say about ordinary values', () => {
    expect(warn({ secretExpires: '2027-01-31' })).toEqual({});
  });

  it('recognises a Secret ID, a space inside, a stub, equal IDs and a passed date', () => {
    expect(warn({ clientSecret: '2f9d4c7e-8a16-4b3d-9c50-e7f1a2b3c4d5' }).clientSecret).toBe(
      'warnings.secretLooksLikeId',
    );
    expect(warn({ clientSecret: 'Xk48Q~ two words of a secret' }).clientSecret).toBe(
      'warnings.secretHasSpaces',
    );
    expect(warn({ clientSecret: 'abc' }).clientSecret).toBe('warnings.secretShort');
    expect(warn({ clientId: complete.tenantId.toUpperCase() }).clientId).toBe('warnings.sameIds');
    expect(warn({ secretExpires: '2026-11-22' }).secretExpires).toBe('warnings.secretExpired');
    expect(warn({ secretExpires: '2026-11-23' })).toEqual({});
  });
});

describe('cleanValue', () => {
  it('removes white space and invisible characters that copying brings along', () => {
    expect(cleanValue('clientId', ' \u200b{c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5}\r\n')).toBe(
      complete.clientId,
    );
    expect(cleanValue('clientSecret', '\r\n  Xk48Q~secret \n')).toBe('Xk48Q~secret');
    expect(cleanValue('testMailbox', ' support@contoso.com\t')).toBe('support@contoso.com');
    expect(cleanValue('authorityUrl', 'https://login.example.com/ ')).toBe(
      'https://login.example.com',
    );
  });

  it('takes the ID out of what was copied with it', () => {
    const labelled = `Application (client) ID : ${complete.clientId}`;
    expect(cleanValue('clientId', labelled)).toBe(complete.clientId);
    expect(cleanValue('tenantId', 'contoso.onmicrosoft.com')).toBe('contoso.onmicrosoft.com');
  });

  it('removes from a secret what nobody sees', () => {
    expect(cleanValue('clientSecret', 'Xk\u00ad48\u202eQ~\u200bsecret')).toBe('Xk48Q~secret');
  });

  it('keeps what may be part of a secret', () => {
    expect(cleanValue('clientSecret', 'a{b}"c\' d')).toBe('a{b}"c\' d');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('clientId', 'tenantId', 'clientSecret', 'testMailbox', 'graphUrl' as const),
        fc.string({ unit: 'grapheme' }),
        (field, text) => {
          const once = cleanValue(field, text);
          expect(cleanValue(field, once)).toBe(once);
        },
      ),
    );
  });
});

describe('initialValues and toDraft', () => {
  it('never brings a saved secret back, and keeps it when the box stays empty', () => {
    const values = initialValues(saved, null);
    expect(values.clientSecret).toBe('');
    expect(toDraft(values).clientSecret).toEqual({ keep: true });
    expect(savedSecretFits(values, saved)).toBe(true);
  });

  it('fills in the demo tenant only where nothing is saved', () => {
    const demo = {
      clientId: complete.clientId,
      tenantId: complete.tenantId,
      clientSecret: complete.clientSecret,
      testMailbox: 'support@contoso.com',
    };
    expect(initialValues(null, demo)).toMatchObject(demo);
    expect(initialValues(saved, demo).clientSecret).toBe('');
  });

  it('sends custom endpoints only for the cloud that has them', () => {
    const endpoints = { authorityUrl: 'https://a.example.com', graphUrl: 'https://b.example.com' };
    expect(toDraft({ ...complete, ...endpoints }).customEndpoints).toBeNull();
    expect(toDraft({ ...complete, ...endpoints, cloud: 'custom' }).customEndpoints).toEqual({
      authority: 'https://a.example.com',
      graph: 'https://b.example.com',
    });
  });
});

describe('withPolicy', () => {
  it('fills in what is given, over what is saved', () => {
    const endpoints = { authority: 'https://a.example.com', graph: 'https://b.example.com' };
    const lockedSettings = {
      cloud: 'custom' as const,
      customEndpoints: endpoints,
      tenantId: 'x.test',
    };
    expect(withPolicy(complete, saved, { ...freePolicy, lockedSettings })).toEqual({
      ...complete,
      cloud: 'custom',
      authorityUrl: 'https://a.example.com',
      graphUrl: 'https://b.example.com',
      tenantId: 'x.test',
    });
  });

  it('begins with a cloud that is allowed, and shows the saved one whatever it is', () => {
    const policy = { ...freePolicy, allowedClouds: ['dod' as const, 'gccHigh' as const] };
    expect(withPolicy(complete, null, policy).cloud).toBe('dod');
    expect(withPolicy({ ...complete, cloud: 'gccHigh' }, null, policy).cloud).toBe('gccHigh');
    expect(withPolicy(complete, saved, policy).cloud).toBe('global');
    expect(withPolicy(complete, null, freePolicy)).toEqual(complete);
  });
});
