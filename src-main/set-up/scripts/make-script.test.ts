import { describe, expect, it } from 'vitest';
import { cloudIds, clouds } from '../../contract/clouds';
import { scriptIds, type ScriptId } from '../../contract/set-up';
import { demoConnection } from '../../demo-tenant';
import { hostileValues } from './hostile-values';
import { makeScript } from './make-script';
import { oneLine } from './quoting';
import type { ScriptFacts } from './script-values';
import { asPowerShellReads, facts, noFacts, parse } from './test-support';

const typed = hostileValues.filter((value) => oneLine(value) !== '');
const places = [
  'tenantId',
  'clientId',
  'objectId',
  'appName',
  'groupName',
  'adminAccount',
] as const;

/** The facts with other texts where one is typed or read from a directory. */
function withTexts(texts: readonly string[], members: readonly string[]): ScriptFacts {
  const values = places.map((place, index) => [place, texts[index % texts.length]]);
  return { ...facts, ...(Object.fromEntries(values) as Partial<ScriptFacts>), members };
}

describe('the corpus', () => {
  it('has at least 200 different hostile values', () => {
    expect(new Set(hostileValues).size).toBeGreaterThanOrEqual(200);
  });
});

describe.each(scriptIds)('the script %s', (id: ScriptId) => {
  it('is PowerShell with real values, and before there are any, in every cloud', async () => {
    for (const cloud of cloudIds) {
      const endpoints = cloud === 'custom' ? null : clouds[cloud];
      for (const each of [facts, noFacts]) {
        const { text } = makeScript(id, { ...each, cloud, endpoints });
        expect((await parse(text)).faults, cloud).toEqual([]);
      }
    }
  });

  it('is the same code whatever is typed', async () => {
    const harmless = await parse(makeScript(id, withTexts(['a'], ['a', 'b'])).text);
    const perScript = places.length;
    // Parsing takes time, so that each script has several; where each one is differs by script.
    const offset = scriptIds.indexOf(id);
    for (let at = 0; at < typed.length; at += perScript) {
      const texts = Array.from(
        { length: perScript },
        (_, index) => typed[(at + ((index + offset) % perScript)) % typed.length] ?? '',
      );
      const { text } = makeScript(id, withTexts(texts, texts.slice(0, 2)));
      const read = asPowerShellReads(text);
      for (const each of read === text ? [text] : [text, read]) {
        const { faults, shape } = await parse(each);
        expect(faults, JSON.stringify(texts)).toEqual([]);
        expect(shape === harmless.shape, JSON.stringify(texts)).toBe(true);
      }
    }
  });

  it('takes what can’t be seen for nothing', async () => {
    const empty = makeScript(id, withTexts([''], ['']));
    for (const value of hostileValues.filter((each) => !typed.includes(each))) {
      expect(makeScript(id, withTexts([value], [value]))).toEqual(empty);
    }
    expect((await parse(empty.text)).faults).toEqual([]);
  });

  it('says what is missing, marks it, and stops before it changes anything', () => {
    const { text, missing } = makeScript(id, noFacts);
    expect(missing.length).toBeGreaterThan(0);
    expect(text.match(/# MISSING: /g)).toHaveLength(missing.length);
    const placeholder = text.indexOf("= '<");
    if (placeholder < 0) expect(missing).toEqual(['members']);
    else expect(text.indexOf('throw "A value is missing')).toBeGreaterThan(placeholder);
    expect(makeScript(id, facts)).toMatchObject({ missing: [] });
    expect(makeScript(id, facts).text).not.toMatch(/MISSING|'</);
  });

  it('holds no credential, and says so', () => {
    const { text } = makeScript(id, facts);
    expect(text).toContain('Holds no credential.');
    expect(text).not.toContain(demoConnection.clientSecret);
    expect(text).not.toMatch(/ConvertTo-SecureString|-AsPlainText|client_secret/i);
    // The one that makes a secret keeps it off the screen.
    expect(text).not.toMatch(/Write-(?:Host|Output)[^\n]*SecretText/);
  });

  it('asks whether a thing is there before it makes it', () => {
    const lines = makeScript(id, facts).text.split('\r\n');
    const makes = lines.filter((line) =>
      /\bNew-(?:DistributionGroup|ServicePrincipal|ManagementScope|ManagementRoleAssignment|ApplicationAccessPolicy|MgApplication|MgServicePrincipal)\b/.test(
        line,
      ),
    );
    for (const line of makes) {
      expect(line, line).toMatch(/^ {4}|^if \(\$null -eq/);
    }
  });

  it('asks before it removes anything', () => {
    const removes = makeScript(id, facts)
      .text.split('\r\n')
      .filter((line) => /\bRemove-/.test(line));
    for (const line of removes) expect(line).toMatch(/ -Confirm$/);
  });

  it('has a name for Windows and its line ends', () => {
    const { fileName, text } = makeScript(id, facts);
    expect(fileName).toMatch(/^[a-z-]+\.ps1$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toMatch(/\r\n$/);
  });
});

describe('the cloud', () => {
  it.each([
    ['global', null, 'Global'],
    ['gccHigh', 'O365USGovGCCHigh', 'USGov'],
    ['dod', 'O365USGovDoD', 'USGovDoD'],
    ['china', 'O365China', 'China'],
  ] as const)('%s has its name in both', (cloud, exchange, graph) => {
    const group = makeScript('group', { ...facts, cloud, endpoints: clouds[cloud] }).text;
    if (exchange === null) expect(group).not.toContain('ExchangeEnvironmentName');
    else expect(group).toContain(`$connection.ExchangeEnvironmentName = '${exchange}'`);
    const register = makeScript('register', { ...facts, cloud, endpoints: clouds[cloud] }).text;
    expect(register).toContain(`$environment = '${graph}'`);
    expect(register).not.toContain('Add-MgEnvironment');
  });

  it.each([
    ['bleu', 'fr', 'BleuCloud'],
    ['delos', 'de', 'DelosCloud'],
  ] as const)('%s is told by its addresses', (cloud, end, name) => {
    const group = makeScript('group', { ...facts, cloud, endpoints: clouds[cloud] });
    expect(group.missing).toEqual([]);
    expect(group.text).toContain(`'https://outlook.sovcloud.${end}/PowerShell-LiveID'`);
    expect(group.text).toContain(
      `'https://login.sovcloud-identity.${end}/${demoConnection.tenantId}'`,
    );
    const register = makeScript('register', { ...facts, cloud, endpoints: clouds[cloud] }).text;
    expect(register).toContain(`$environment = '${name}'`);
    expect(register).toContain(`$graphAddress = 'https://graph.svc.sovcloud.${end}'`);
  });

  it.each(['govSg', 'custom'] as const)('%s says that an address is missing', (cloud) => {
    const { text, missing } = makeScript('group', { ...facts, cloud, endpoints: null });
    expect(missing).toEqual(['exchangeAddress']);
    expect(text).toContain("$exchangeAddress = '<address of Exchange Online PowerShell");
  });
});

describe('what the scripts do', () => {
  const text = (id: ScriptId, change: Partial<ScriptFacts> = {}) =>
    makeScript(id, { ...facts, ...change }).text;

  it('gives roles of Exchange for mail and calendars only, and names what Entra then loses', () => {
    const rbac = text('rbac');
    expect(rbac).toContain("    'Application Mail.Send'\r\n    'Application Mail.ReadWrite'\r\n");
    expect(rbac).not.toContain('Application User.Read.All');
    expect(rbac).toMatch(/\$remove = @\(\r\n {4}'Mail.Send'\r\n {4}'Mail.ReadWrite'\r\n/);
    expect(rbac).toContain('-RecipientRestrictionFilter $filter');
    expect(rbac).toContain(`$ObjectId = '${facts.objectId ?? ''}'`);
  });

  it('verifies each way with its own test', () => {
    expect(text('rbacVerify')).toContain('Test-ServicePrincipalAuthorization');
    expect(text('policyVerify')).toContain('Test-ApplicationAccessPolicy');
  });

  it('marks the access policy as legacy', () => {
    for (const id of ['policy', 'policyVerify', 'policyUndo'] as const) {
      expect(text(id)).toContain('# LEGACY: ');
    }
    expect(text('rbac')).not.toContain('LEGACY');
  });

  it('removes the policy last when it goes over to RBAC', () => {
    const migrate = text('migrate');
    const order = [
      'New-ManagementRoleAssignment',
      'Test-ServicePrincipalAuthorization',
      'Remove-MgServicePrincipalAppRoleAssignment',
      'Remove-ApplicationAccessPolicy',
    ].map((cmdlet) => migrate.indexOf(cmdlet));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order[0]).toBeGreaterThan(0);
  });

  it('registers a new app, or takes the one that is connected', () => {
    expect(text('register', { clientId: null })).toContain('New-MgApplication');
    const known = text('register');
    expect(known).not.toContain('New-MgApplication -');
    expect(known).toContain(`$ClientId = '${demoConnection.clientId}'`);
    for (const permission of facts.permissions) expect(known).toContain(`    '${permission}'`);
  });

  it('makes an alias of ASCII for the group', () => {
    expect(text('group', { groupAddress: "bür'o$x@contoso.com" })).toContain("Alias = 'b-r-o-x'");
    expect(text('group', { groupAddress: '..@contoso.com' })).toContain(
      "Alias = 'helpdesk-mailboxes'",
    );
  });

  it('asks for the credential of the calendar, or reads it from a vault', () => {
    const calendar = text('calendar');
    expect(calendar).toContain('Read-Host');
    expect(calendar).toContain('-AsSecureString');
    expect(calendar).toContain('Get-Secret -Name $SecretName');
    expect(calendar).toContain('transactionId');
  });
});
