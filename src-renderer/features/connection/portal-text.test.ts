import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPortalText } from './portal-text';

const clientId = 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5';
const tenantId = '7b7a5b1e-3f0d-4c55-9e6f-0d2c1a9b4e10';
const objectId = 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb';

const overview = `Display name
: HelpMaster
Application (client) ID
: ${clientId}
Object ID
: ${objectId}
Directory (tenant) ID
: ${tenantId}
Supported account types
: My organization only`;

describe('readPortalText', () => {
  it('finds both IDs in the Overview block and leaves the object ID alone', () => {
    expect(readPortalText(overview)).toEqual({ clientId, tenantId });
  });

  it('finds them after a text box has dropped the line breaks', () => {
    expect(readPortalText(overview.replaceAll('\n', ''))).toEqual({ clientId, tenantId });
  });

  it('finds them in whatever order, with Windows line ends', () => {
    const text = `Directory (tenant) ID\r\n${tenantId}\r\nApplication (client) ID\r\n${clientId}`;
    expect(readPortalText(text)).toEqual({ clientId, tenantId });
  });

  it('reads the German portal', () => {
    const text = `Anwendungs-ID (Client)\n${clientId}\nObjekt-ID\n${objectId}\nVerzeichnis-ID (Mandant)\n${tenantId}`;
    expect(readPortalText(text)).toEqual({ clientId, tenantId });
  });

  it('leaves a single ID, half a block and other text alone', () => {
    expect(readPortalText(clientId)).toBeNull();
    expect(readPortalText(`Application (client) ID: ${clientId}`)).toBeNull();
    expect(
      readPortalText(`Application (client) ID: none Directory (tenant) ID: ${tenantId}`),
    ).toBeNull();
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readPortalText(text)));
  });
});
