import { describe, expect, it } from 'vitest';
import { problemCodeOfAadsts } from './aadsts-codes';

// Every code of the table "AADSTS codes (client credentials)" in the project's facts page.
const table: [codes: number[], problem: string][] = [
  [[7000215], 'secret-wrong'],
  [[7000222], 'secret-expired'],
  [[7000216, 7000218], 'secret-not-received'],
  [[700016], 'client-unknown'],
  [[7000229], 'service-principal-missing'],
  [[7000112], 'app-disabled'],
  [[1000031], 'app-blocked'],
  [[90002], 'tenant-unknown'],
  [[900023], 'tenant-malformed'],
  [[90038, 900382, 900432], 'cloud-mismatch'],
  [[50128, 50059, 90019], 'tenant-not-named'],
  [[500011], 'graph-not-in-tenant'],
  [[500014], 'graph-disabled-in-tenant'],
  [[650052], 'service-not-subscribed'],
  [[70011], 'scope-refused'],
  [[1002012], 'scope-without-default'],
  [[700022, 700023], 'scope-mixed'],
  [[900144], 'request-altered'],
  [[90013, 90014, 90100], 'request-field-refused'],
  [[90023, 9002313], 'request-malformed'],
  [[700027], 'certificate-not-registered'],
  [[50012, 50027, 700030], 'certificate-refused'],
  [[700024], 'clock-refused'],
  [[53003], 'conditional-access'],
  [[530032, 530035], 'security-policy'],
  [[50034], 'user-flow-code'],
  [[65001], 'consent-missing'],
  [[50194, 9001023], 'single-tenant-endpoint'],
  [[700025], 'app-is-public-client'],
  [[50196], 'sign-in-loop'],
  [[90055, 50033, 90006, 90024, 90033, 90012], 'sign-in-busy'],
];

describe('problemCodeOfAadsts', () => {
  it.each(table)('knows %j as %s', (codes, problem) => {
    expect(codes.map((code) => problemCodeOfAadsts([code]))).toEqual(codes.map(() => problem));
  });

  it('takes the first code that is known', () => {
    expect(problemCodeOfAadsts([1, 7000222, 7000215])).toBe('secret-expired');
  });

  it('knows no others', () => {
    expect(problemCodeOfAadsts([])).toBeNull();
    expect(problemCodeOfAadsts([123456])).toBeNull();
  });
});
