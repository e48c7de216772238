import { literal, literals } from './quoting';
import { aliasOf, type ScriptFacts } from './script-values';

/** Application roles of Exchange for permissions of Graph; directory permissions have none. */
function exchangeRoles(permissions: readonly string[]): string[] {
  return permissions
    .filter((permission) => /^(?:Mail|MailboxSettings|Calendars)\./.test(permission))
    .map((permission) => `Application ${permission}`);
}

/** Mail permissions of Graph that RBAC for Applications takes the place of. */
export function mailPermissions(permissions: readonly string[]): string[] {
  return exchangeRoles(permissions).map((role) => role.replace('Application ', ''));
}

/** Name of a role assignment: the same each time, so that a second run finds the first's. */
const assignmentName = '"HelpMaster $role $($ClientId.Substring(0, 8))"';

const findGroup = `$group = Get-DistributionGroup -Identity $GroupAddress
if ($group.RecipientTypeDetails -ne 'MailUniversalSecurityGroup') {
    throw "$GroupAddress is not a mail-enabled security group."
}`;

export function groupBody({ groupAddress }: ScriptFacts): string {
  return `# --- The group ---------------------------------------------------------------
$group = Get-DistributionGroup -Identity $GroupAddress -ErrorAction SilentlyContinue
if ($null -eq $group) {
    # Nobody joins or leaves by themselves: that would change what the app may reach.
    $new = @{
        Name = $GroupName
        DisplayName = $GroupName
        Alias = ${literal(aliasOf(groupAddress))}
        PrimarySmtpAddress = $GroupAddress
        Type = 'Security'
        MemberJoinRestriction = 'Closed'
        MemberDepartRestriction = 'Closed'
    }
    $group = New-DistributionGroup @new
    Write-Host "Created the group $GroupAddress."
}
if ($group.RecipientTypeDetails -ne 'MailUniversalSecurityGroup') {
    throw "$GroupAddress is there already and is not a mail-enabled security group. Choose another address."
}
Set-DistributionGroup -Identity $GroupAddress -HiddenFromAddressListsEnabled $true -BypassSecurityGroupManagerCheck

# --- Its members ---------------------------------------------------------------
${addMembers}
Write-Host 'Done. A new group takes 20 to 60 minutes until everything in Microsoft 365 knows it.'
`;
}

const addMembers = `$present = @(Get-DistributionGroupMember -Identity $GroupAddress -ResultSize Unlimited | ForEach-Object { [string]$_.PrimarySmtpAddress })
foreach ($member in $Members) {
    if ($present -contains $member) {
        Write-Host "Is a member already: $member"
    } else {
        Add-DistributionGroupMember -Identity $GroupAddress -Member $member -BypassSecurityGroupManagerCheck
        Write-Host "Added: $member"
    }
}`;

export function membersBody(): string {
  return `# --- The members -----------------------------------------------------------------
${findGroup}
${addMembers}
# Whoever is a member and not in the list above is asked about, one by one.
foreach ($member in $present) {
    if ($Members -notcontains $member) {
        Remove-DistributionGroupMember -Identity $GroupAddress -Member $member -BypassSecurityGroupManagerCheck -Confirm
    }
}
Get-DistributionGroupMember -Identity $GroupAddress -ResultSize Unlimited | Format-Table -Property 'DisplayName', 'PrimarySmtpAddress'
Write-Host 'Exchange may need from 30 minutes to 2 hours until the app notices.'
`;
}

function rolesLine(facts: ScriptFacts): string {
  return `# What the app may do in the mailboxes of the group.
$Roles = ${literals(exchangeRoles(facts.permissions))}`;
}

/** Creates what RBAC for Applications consists of. */
function createRbac(facts: ScriptFacts): string {
  return `${rolesLine(facts)}

# --- The app, as Exchange knows it ---------------------------------------------
$principal = Get-ServicePrincipal -Identity $ObjectId -ErrorAction SilentlyContinue
if ($null -eq $principal) {
    New-ServicePrincipal -AppId $ClientId -ObjectId $ObjectId -DisplayName $AppName | Out-Null
    Write-Host "Exchange now knows the app $AppName."
}

# --- The scope: direct members of the group ------------------------------------
# Members of groups inside the group are not in it.
${findGroup}
$name = $group.DistinguishedName -replace "'", "''"
$filter = "MemberOfGroup -eq '$name'"
$scope = Get-ManagementScope -Identity $GroupName -ErrorAction SilentlyContinue
if ($null -eq $scope) {
    New-ManagementScope -Name $GroupName -RecipientRestrictionFilter $filter | Out-Null
    Write-Host "Created the management scope $GroupName."
} else {
    Set-ManagementScope -Identity $GroupName -RecipientRestrictionFilter $filter
}

# --- What the app may do within it -----------------------------------------------
foreach ($role in $Roles) {
    $assignment = ${assignmentName}
    if ($null -eq (Get-ManagementRoleAssignment -Identity $assignment -ErrorAction SilentlyContinue)) {
        New-ManagementRoleAssignment -Name $assignment -App $ObjectId -Role $role -CustomResourceScope $GroupName | Out-Null
        Write-Host "Assigned: $role"
    } else {
        Write-Host "Is assigned already: $role"
    }
}`;
}

export function rbacBody(facts: ScriptFacts): string {
  const permissions = mailPermissions(facts.permissions);
  return `${createRbac(facts)}

# --- What is left to do -----------------------------------------------------------
# Grants add up: as long as Entra grants one of these permissions too, the app reaches every mailbox.
$remove = ${literals(permissions)}
Write-Host 'Now remove these permissions from the app in Entra (API permissions), and keep User.Read.All:'
$remove | ForEach-Object { Write-Host "  $_" }
Write-Host 'It takes from 30 minutes to 2 hours until the app notices.'
`;
}

export function rbacVerifyBody(): string {
  return `# Mailboxes the app must not reach: add some addresses, a line each.
$Outside = @()

# --- What Exchange answers; it asks no cache, so this is what will be ------------
# Permissions that Entra grants are not in it: those count for every mailbox.
foreach ($mailbox in @($Members) + @($Outside)) {
    $expected = [string]($Members -contains $mailbox)
    Write-Host "$mailbox, meant to be in scope: $expected"
    foreach ($answer in @(Test-ServicePrincipalAuthorization -Identity $ObjectId -Resource $mailbox)) {
        $verdict = 'NOT AS INTENDED'
        if ([string]$answer.InScope -eq $expected) { $verdict = 'as intended' }
        Write-Host "  $($answer.RoleName): in scope $($answer.InScope), $verdict (scope $($answer.AllowedResourceScope), $($answer.ScopeType))"
    }
}
`;
}

export function rbacUndoBody(facts: ScriptFacts): string {
  return `${rolesLine(facts)}

# Without these the app does nothing in any mailbox, unless Entra grants the permissions again.
foreach ($role in $Roles) {
    $assignment = ${assignmentName}
    if ($null -ne (Get-ManagementRoleAssignment -Identity $assignment -ErrorAction SilentlyContinue)) {
        Remove-ManagementRoleAssignment -Identity $assignment -Confirm
    }
}
if ($null -ne (Get-ManagementScope -Identity $GroupName -ErrorAction SilentlyContinue)) {
    Remove-ManagementScope -Identity $GroupName -Confirm
}
# The app stays in Entra; only Exchange forgets it.
if ($null -ne (Get-ServicePrincipal -Identity $ObjectId -ErrorAction SilentlyContinue)) {
    Remove-ServicePrincipal -Identity $ObjectId -Confirm
}
`;
}

const findPolicies = `$policies = @(Get-ApplicationAccessPolicy -ErrorAction SilentlyContinue | Where-Object { [string]$_.AppId -eq $ClientId })`;

export function policyBody(): string {
  return `# --- The policy --------------------------------------------------------------------
${findGroup}
${findPolicies}
$same = @($policies | Where-Object { [string]$_.AccessRight -eq 'RestrictAccess' -and @([string]$group.Identity, [string]$group.Name) -contains [string]$_.ScopeIdentity })
if ($same.Count -eq 0) {
    New-ApplicationAccessPolicy -AppId $ClientId -PolicyScopeGroupId $GroupAddress -AccessRight RestrictAccess -Description "Restricts $AppName to the members of $GroupAddress" | Out-Null
    Write-Host "Restricted the app to the members of $GroupAddress."
} else {
    Write-Host 'The policy is there already.'
}
Get-ApplicationAccessPolicy | Where-Object { [string]$_.AppId -eq $ClientId } | Format-List
Write-Host 'It may take more than an hour until the app notices.'
`;
}

export function policyVerifyBody(): string {
  return `# Mailboxes the app must not reach: add some addresses, a line each.
$Outside = @()

# --- What Exchange answers: Granted or Denied ------------------------------------
foreach ($mailbox in @($Members) + @($Outside)) {
    $expected = 'Denied'
    if ($Members -contains $mailbox) { $expected = 'Granted' }
    $answer = Test-ApplicationAccessPolicy -Identity $mailbox -AppId $ClientId
    $verdict = 'NOT AS INTENDED'
    if ([string]$answer.AccessCheckResult -eq $expected) { $verdict = 'as intended' }
    Write-Host "$($mailbox): $($answer.AccessCheckResult), $verdict"
}
`;
}

export function policyUndoBody(): string {
  return `# Without a policy the app reaches every mailbox that Entra's permissions name.
${findPolicies}
if ($policies.Count -eq 0) { Write-Host 'There is no policy for this app.' }
foreach ($policy in $policies) {
    $policy | Format-List
    Remove-ApplicationAccessPolicy -Identity $policy.Identity -Confirm
}
`;
}

/** From the policy to RBAC; the policy goes last, so that the app never reaches more than before. */
export function migrateBody(facts: ScriptFacts, removeEntra: string): string {
  return `# --- 1. RBAC for Applications, beside the policy -----------------------------------
${createRbac(facts)}

# --- 2. Proof: every member is in the scope of every role --------------------------
foreach ($mailbox in $Members) {
    foreach ($role in $Roles) {
        $answer = @(Test-ServicePrincipalAuthorization -Identity $ObjectId -Resource $mailbox | Where-Object { $_.RoleName -eq $role -and [string]$_.InScope -eq 'True' })
        if ($answer.Count -eq 0) { throw "$mailbox is not in the scope of $role. Nothing was taken away; add it to the group and run this again." }
    }
}
Write-Host 'Every mailbox is in the scope of every role.'

# --- 3. Away with the permissions for all mailboxes, in Entra ----------------------
${removeEntra}
# --- 4. Away with the policy, last --------------------------------------------------
# Before step 3 this would open every mailbox to the app.
${findPolicies}
foreach ($policy in $policies) {
    $policy | Format-List
    Remove-ApplicationAccessPolicy -Identity $policy.Identity -Confirm
}
# It takes up to 2 hours until the app notices; mail may be refused meanwhile.
Write-Host 'Done. Prove the result under Access scope in the console.'
`;
}
