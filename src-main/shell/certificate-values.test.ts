import fc from 'fast-check';
import { expect, it } from 'vitest';
import { certificateValues } from './certificate-values';

const certificate = {
  issuerName: 'Fabrikam TLS Inspection CA',
  subjectName: 'graph.microsoft.com',
  validStart: Date.parse('2026-11-23T00:00:00Z') / 1000,
  validExpiry: Date.parse('2027-01-31T23:59:59Z') / 1000,
};

it('names who made a certificate that was refused, for whom and for when', () => {
  expect(certificateValues('certificate-untrusted', certificate)).toEqual({
    issuer: 'Fabrikam TLS Inspection CA',
    subject: 'graph.microsoft.com',
    starts: '2026-11-23',
    expires: '2027-01-31',
  });
});

it('names none where there is none, or where it is not its fault', () => {
  expect(certificateValues('certificate-untrusted', undefined)).toEqual({});
  expect(certificateValues('reset', certificate)).toEqual({});
});

it('reads times that are none', () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), (validStart, validExpiry) => {
      const odd = { ...certificate, validStart, validExpiry };
      const { starts, expires } = certificateValues('certificate-expired', odd);
      for (const day of [starts, expires]) expect(day).toMatch(/^([+-]?\d{4,}.*)?$/);
    }),
  );
});
