import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudIds } from '../contract/clouds';
import { linkFor, linkIds } from '../contract/links';
import { isAllowedAddress, linkAddress } from './links';

const clientId = 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5';

describe('the link table', () => {
  it('has an address that may be opened for every link in every cloud', () => {
    for (const link of linkIds) {
      for (const cloud of cloudIds) {
        expect(isAllowedAddress(linkAddress(link, cloud, clientId)), `${link} ${cloud}`).toBe(true);
      }
    }
  });

  it("leads to the app's own page in the chosen cloud's portal", () => {
    expect(linkAddress('portal-app-credentials', 'gccHigh', clientId)).toBe(
      `https://portal.azure.us/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/${clientId}`,
    );
    expect(linkAddress('portal-app-credentials', 'china', null)).toBe(
      'https://portal.azure.cn/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    );
  });

  it('leads where the label says', () => {
    const national = linkAddress('docs-national-clouds', 'global', null);
    for (const link of linkIds) {
      for (const cloud of cloudIds) {
        const opened = linkFor(link, cloud);
        const isNational = linkAddress(link, cloud, clientId) === national;
        expect(opened, `${link} ${cloud}`).toBe(isNational ? 'docs-national-clouds' : link);
      }
    }
    expect(linkFor('portal-app-overview', 'bleu')).toBe('docs-national-clouds');
    expect(linkFor('docs-throttling', 'bleu')).toBe('docs-throttling');
    expect(linkFor('service-health', 'china')).toBe('service-health');
  });

  it('leads to the page about national clouds where no portal is known', () => {
    for (const cloud of ['bleu', 'delos', 'govSg', 'custom'] as const) {
      expect(linkAddress('portal-app-overview', cloud, clientId)).toContain('national-cloud');
      expect(linkAddress('admin-licences', cloud, clientId)).toContain('national-cloud');
    }
  });

  it('puts nothing but a GUID into an address', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(linkAddress('portal-app-overview', 'global', text)).toBe(
          linkAddress('portal-app-overview', 'global', null),
        );
      }),
    );
  });
});

describe('the allow-list', () => {
  it.each([
    'http://portal.azure.com/',
    'https://portal.azure.com.evil.test/',
    'https://evil.test/?https://portal.azure.com',
    'https://portal.azure.com@evil.test/',
    'https://user:word@portal.azure.com/',
    'https://portal.azure.com:8443/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:',
    'smb://portal.azure.com/share',
    '',
    '//portal.azure.com',
  ])('refuses %s', (address) => {
    expect(isAllowedAddress(address)).toBe(false);
  });
});
