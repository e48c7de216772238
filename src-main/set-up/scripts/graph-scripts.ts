import { literal, literals } from './quoting';
import type { ScriptFacts } from './script-values';
import { mailPermissions } from './exchange-scripts';

/** App ID of Microsoft Graph, the same in every tenant of every cloud. */
const graphAppId = '00000003-0000-0000-c000-000000000000';

const findRoles = `$graph = Get-MgServicePrincipal -Filter "appId eq '${graphAppId}'"
$appRoles = @($graph.AppRoles | Where-Object { $Permissions -contains $_.Value -and $_.AllowedMemberTypes -contains 'Application' })`;

/** Registers the app, asks for the permissions, grants consent and makes a secret. */
export function registerBody({ permissions, clientId }: ScriptFacts): string {
  const find =
    clientId === null
      ? `# An app of this name is taken as the one meant.
$filterName = $AppName.Replace("'", "''")
$found = @(Get-MgApplication -Filter "displayName eq '$filterName'")
if ($found.Count -gt 1) { throw "There are $($found.Count) apps with the name $AppName. Give this one another name." }
if ($found.Count -eq 1) {
    $app = $found[0]
    Write-Host "The app is there already: $($app.AppId)"
} else {
    $app = New-MgApplication -DisplayName $AppName -SignInAudience 'AzureADMyOrg'
    Write-Host "Registered the app: $($app.AppId)"
}`
      : `$ClientId = ${literal(clientId)}
$found = @(Get-MgApplication -Filter "appId eq '$ClientId'")
if ($found.Count -ne 1) { throw "The app $ClientId is not registered in this tenant." }
$app = $found[0]`;
  return `# The application permissions of Microsoft Graph that the helpdesk needs. With RBAC for Applications
# those for mail and calendars belong to Exchange instead: take them out of the list then.
$Permissions = ${literals(permissions)}
# How long the secret is good for, in days.
$SecretDays = 180

# --- The app registration ----------------------------------------------------------
${find}

# --- The permissions it asks for ---------------------------------------------------
${findRoles}
if ($appRoles.Count -ne $Permissions.Count) { throw 'This cloud does not know one of the permissions.' }
$access = @($app.RequiredResourceAccess | Where-Object { $_.ResourceAppId -ne '${graphAppId}' })
$asked = @($app.RequiredResourceAccess | Where-Object { $_.ResourceAppId -eq '${graphAppId}' } | ForEach-Object { $_.ResourceAccess })
$askedIds = @($asked | ForEach-Object { [string]$_.Id })
foreach ($role in $appRoles) {
    if ($askedIds -notcontains [string]$role.Id) { $asked += @{ Id = $role.Id; Type = 'Role' } }
}
Update-MgApplication -ApplicationId $app.Id -RequiredResourceAccess @($access + @{ ResourceAppId = '${graphAppId}'; ResourceAccess = $asked })

# --- The enterprise application, and admin consent --------------------------------
$principal = Get-MgServicePrincipal -Filter "appId eq '$($app.AppId)'"
if ($null -eq $principal) { $principal = New-MgServicePrincipal -AppId $app.AppId }
$granted = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -All | ForEach-Object { [string]$_.AppRoleId })
foreach ($role in $appRoles) {
    if ($granted -contains [string]$role.Id) {
        Write-Host "Is granted already: $($role.Value)"
    } else {
        New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -PrincipalId $principal.Id -ResourceId $graph.Id -AppRoleId $role.Id | Out-Null
        Write-Host "Granted: $($role.Value)"
    }
}

# --- The client secret ---------------------------------------------------------------
# A second run makes no second secret while one of this name is still good.
$secretName = 'HelpMaster M365 Console'
$good = @($app.PasswordCredentials | Where-Object { $_.DisplayName -eq $secretName -and $_.EndDateTime -gt (Get-Date) })
if ($good.Count -eq 0) {
    $secret = Add-MgApplicationPassword -ApplicationId $app.Id -PasswordCredential @{ DisplayName = $secretName; EndDateTime = (Get-Date).AddDays($SecretDays) }
    # Never on the screen, where it would stay in the window and in transcripts.
    Set-Clipboard -Value $secret.SecretText
    Write-Host "The secret is on the clipboard, and nowhere else: paste it into the console now. It expires on $($secret.EndDateTime)."
} else {
    Write-Host 'A secret of this name is still good. Delete it in Entra to have a new one made.'
}

Write-Host "Application (client) ID:           $($app.AppId)"
Write-Host "Directory (tenant) ID:             $((Get-MgContext).TenantId)"
Write-Host "Object ID of the enterprise app:   $($principal.Id)"
Disconnect-MgGraph | Out-Null
`;
}

/** Takes the mail and calendar permissions away that RBAC for Applications grants instead. */
export function removeEntraBody({ permissions }: ScriptFacts): string {
  return `# Permissions for all mailboxes; Exchange grants them for the group instead.
$Permissions = ${literals(mailPermissions(permissions))}
${findRoles}
$roleIds = @($appRoles | ForEach-Object { [string]$_.Id })
$principal = Get-MgServicePrincipal -Filter "appId eq '$ClientId'"
if ($null -eq $principal) { throw "The app $ClientId has no enterprise application in this tenant." }
# What was granted.
foreach ($assignment in @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -All)) {
    if ($assignment.ResourceId -eq $graph.Id -and $roleIds -contains [string]$assignment.AppRoleId) {
        Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -AppRoleAssignmentId $assignment.Id -Confirm
    }
}
# What the registration asks for, so that the next consent does not grant it again.
$app = Get-MgApplication -Filter "appId eq '$ClientId'"
$access = @()
foreach ($resource in @($app.RequiredResourceAccess)) {
    $kept = @($resource.ResourceAccess | Where-Object { $resource.ResourceAppId -ne '${graphAppId}' -or $roleIds -notcontains [string]$_.Id })
    if ($kept.Count -gt 0) { $access += @{ ResourceAppId = $resource.ResourceAppId; ResourceAccess = $kept } }
}
Update-MgApplication -ApplicationId $app.Id -RequiredResourceAccess $access
$left = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -All | Where-Object { $roleIds -contains [string]$_.AppRoleId })
if ($left.Count -gt 0) { throw 'Entra still grants one of the permissions for all mailboxes.' }
Disconnect-MgGraph | Out-Null
`;
}

/** Creates one event with the app's own credential, which is asked for or read from a vault. */
export function calendarBody(): string {
  return `# --- The credential: from a vault, or asked for. It is never in this file. ---------
if ($CertificateThumbprint -ne '') {
    Connect-MgGraph -Environment $environment -TenantId $TenantId -ClientId $ClientId -CertificateThumbprint $CertificateThumbprint -NoWelcome
} else {
    if ($SecretName -ne '') {
        # Needs the modules Microsoft.PowerShell.SecretManagement and one of its vaults.
        $secret = Get-Secret -Name $SecretName
    } else {
        $secret = Read-Host -Prompt 'Client secret' -AsSecureString
    }
    $credential = New-Object -TypeName System.Management.Automation.PSCredential -ArgumentList $ClientId, $secret
    Connect-MgGraph -Environment $environment -TenantId $TenantId -ClientSecretCredential $credential -NoWelcome
}

# --- The event -----------------------------------------------------------------------
# The same mailbox, subject and start make the same number, by which Microsoft 365 knows an event it
# has created already: running this twice makes one event.
$hasher = [System.Security.Cryptography.SHA256]::Create()
$hash = $hasher.ComputeHash([System.Text.Encoding]::UTF8.GetBytes("$Mailbox|$Subject|$($Start.ToString('s'))"))
$transaction = [string](New-Object -TypeName System.Guid -ArgumentList (, [byte[]]$hash[0..15]))
$newEvent = @{
    subject = $Subject
    body = @{ contentType = 'text'; content = $Text }
    start = @{ dateTime = $Start.ToString('s'); timeZone = $TimeZone }
    end = @{ dateTime = $Start.AddMinutes($Minutes).ToString('s'); timeZone = $TimeZone }
    attendees = @($Attendees | ForEach-Object { @{ type = 'required'; emailAddress = @{ address = $_ } } })
    transactionId = $transaction
}
$created = New-MgUserEvent -UserId $Mailbox -BodyParameter $newEvent
Write-Host "Created: $($created.Subject), $($created.WebLink)"
Disconnect-MgGraph | Out-Null
`;
}

/** What the workflow passes to the script. */
export const calendarParameters = `param(
    # Mailbox whose calendar it is.
    [Parameter(Mandatory = $true)] [string] $Mailbox,
    [Parameter(Mandatory = $true)] [string] $Subject,
    # When it begins, for example 2027-01-31T09:00.
    [Parameter(Mandatory = $true)] [datetime] $Start,
    [int] $Minutes = 30,
    # Name of the time zone, for example UTC or Pacific Standard Time.
    [string] $TimeZone = 'UTC',
    [string] $Text = '',
    [string[]] $Attendees = @(),
    # Name of the secret in a vault of SecretManagement; empty: it is asked for.
    [string] $SecretName = '',
    # For an app with a certificate: thumbprint of one in this computer's certificate store.
    [string] $CertificateThumbprint = ''
)`;
