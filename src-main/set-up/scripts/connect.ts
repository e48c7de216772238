import type { CloudId } from '../../contract/clouds';
import { oneLine, literal } from './quoting';
import { stopLines, type ScriptFacts, type ValueLines } from './script-values';

/**
 * How Exchange Online PowerShell is told the cloud. The first four are Microsoft's own names; the
 * addresses of Bleu and Delos are those that Microsoft's configuration tool uses, and are in none of
 * its documents yet.
 * @see https://learn.microsoft.com/powershell/module/exchangepowershell/connect-exchangeonline
 */
const exchangeClouds: Partial<Record<CloudId, { name: string } | { address: string }>> = {
  global: { name: 'O365Default' },
  gccHigh: { name: 'O365USGovGCCHigh' },
  dod: { name: 'O365USGovDoD' },
  china: { name: 'O365China' },
  bleu: { address: 'https://outlook.sovcloud.fr/PowerShell-LiveID' },
  delos: { address: 'https://outlook.sovcloud.de/PowerShell-LiveID' },
};

const exchangePlaceholder = '<address of Exchange Online PowerShell in your cloud>';

/**
 * Lines that sign an administrator in to Exchange Online PowerShell of the chosen cloud, and stop
 * where the session is not in the tenant of the connection.
 *
 * @param facts the cloud, the tenant and the administrator
 * @returns the lines, and `exchangeAddress` where the cloud's address is not known
 */
export function exchangeLines(facts: ScriptFacts): ValueLines {
  const { lines, missing } = connectLines(facts);
  return {
    lines: [
      '# --- Exchange Online PowerShell ---------------------------------------------',
      'if (-not (Get-Module -ListAvailable -Name ExchangeOnlineManagement)) {',
      '    Install-Module -Name ExchangeOnlineManagement -Scope CurrentUser',
      '}',
      'Import-Module -Name ExchangeOnlineManagement',
      ...lines,
      ...tenantCheck(facts),
    ],
    missing,
  };
}

function connectLines({ cloud, endpoints, tenantId, adminAccount }: ScriptFacts): ValueLines {
  const known = exchangeClouds[cloud];
  const admin = oneLine(adminAccount);
  const account = admin === '' ? [] : [`$connection.UserPrincipalName = ${literal(admin)}`];
  const begin = ['$connection = @{ ShowBanner = $false }', ...account];
  const end = 'Connect-ExchangeOnline @connection';
  if (known !== undefined && 'name' in known) {
    const isDefault = known.name === 'O365Default';
    const environment = `$connection.ExchangeEnvironmentName = ${literal(known.name)}`;
    return { lines: [...begin, ...(isDefault ? [] : [environment]), end], missing: [] };
  }
  const authority = endpoints?.authority ?? '<https://address-of-the-sign-in-service>';
  const address = known === undefined ? exchangePlaceholder : known.address;
  const isMissing = known === undefined;
  return {
    lines: [
      isMissing
        ? '# MISSING: ask the operator of your cloud for the address in the place of <...>.'
        : "# These addresses are in none of Microsoft's documents yet: compare them with your operator's.",
      `$exchangeAddress = ${literal(address)}`,
      `$signInAddress = ${literal(`${authority}/${tenantId ?? '<Directory (tenant) ID>'}`)}`,
      ...(isMissing || tenantId === null ? stopLines(['$exchangeAddress', '$signInAddress']) : []),
      ...begin,
      "$connection.ExchangeEnvironmentName = 'Custom'",
      '$connection.ConnectionUri = $exchangeAddress',
      '$connection.AzureADAuthorizationEndpointUri = $signInAddress',
      end,
    ],
    missing: [
      ...(isMissing ? (['exchangeAddress'] as const) : []),
      ...(tenantId === null ? (['tenantId'] as const) : []),
    ],
  };
}

function tenantCheck({ tenantId }: ScriptFacts): string[] {
  if (tenantId === null) return [];
  return [
    '# Another tenant than the one meant must not be changed.',
    "$session = Get-ConnectionInformation | Where-Object { $_.State -eq 'Connected' } | Select-Object -Last 1",
    `$expected = ${literal(tenantId)}`,
    'if (($expected -as [guid]) -and ([string]$session.TenantID -ne $expected)) {',
    '    throw "This session is signed in to tenant $($session.TenantID), not to $expected."',
    '}',
  ];
}

/**
 * Names of the clouds in Microsoft Graph PowerShell; the others have to be told to it.
 * @see https://learn.microsoft.com/powershell/microsoftgraph/authentication-commands
 */
const graphClouds: Partial<Record<CloudId, string>> = {
  global: 'Global',
  gccHigh: 'USGov',
  dod: 'USGovDoD',
  china: 'China',
};

const ownNames: Record<Exclude<CloudId, 'global' | 'gccHigh' | 'dod' | 'china'>, string> = {
  bleu: 'BleuCloud',
  delos: 'DelosCloud',
  govSg: 'GovSGCloud',
  custom: 'HelpMasterCustom',
};

/**
 * Lines that make Microsoft Graph PowerShell ready for the chosen cloud: `$environment` is its name
 * afterwards.
 *
 * @param facts the cloud and its endpoints
 * @param modules of Microsoft Graph PowerShell that the script uses
 * @returns the lines
 */
export function graphLines(
  { cloud, endpoints }: ScriptFacts,
  modules: readonly string[],
): string[] {
  const known = graphClouds[cloud];
  const own = ownNames[cloud as keyof typeof ownNames];
  return [
    '# --- Microsoft Graph PowerShell ---------------------------------------------',
    `foreach ($module in @(${modules.map(literal).join(', ')})) {`,
    '    if (-not (Get-Module -ListAvailable -Name $module)) {',
    '        Install-Module -Name $module -Scope CurrentUser',
    '    }',
    '    Import-Module -Name $module',
    '}',
    `$environment = ${literal(known ?? own)}`,
    ...(known !== undefined
      ? []
      : [
          'if (-not (Get-MgEnvironment | Where-Object { $_.Name -eq $environment })) {',
          `    $signInAddress = ${literal(endpoints?.authority ?? '<https://address-of-the-sign-in-service>')}`,
          `    $graphAddress = ${literal(endpoints?.graph ?? '<https://address-of-Microsoft-Graph>')}`,
          '    Add-MgEnvironment -Name $environment -AzureADEndpoint $signInAddress -GraphEndpoint $graphAddress',
          '}',
        ]),
    ...(cloud === 'global'
      ? []
      : [
          '# In a national cloud Connect-MgGraph may ask for an app registration of your own: add -ClientId then.',
        ]),
  ];
}

/** Lines that sign an administrator in to Graph. */
export function graphAdminLines(scopes: readonly string[]): string[] {
  return [
    `Connect-MgGraph -Environment $environment -TenantId $TenantId -Scopes ${scopes.map(literal).join(', ')} -NoWelcome`,
  ];
}
