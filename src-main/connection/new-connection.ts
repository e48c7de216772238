import type { Settings } from './settings';

/**
 * Gives a new connection the accounts that were kept when one to the same tenant was deleted.
 *
 * @param settings with the new connection in them
 * @param id of the new connection
 */
export function adoptAccounts(settings: Settings, id: string): Settings {
  const connection = settings.connections.find((each) => each.id === id);
  if (connection === undefined) return settings;
  const owners = new Set(settings.connections.map((each) => each.id));
  const tenant = connection.tenantId.toLowerCase();
  const accounts = settings.emailAccounts.accounts.map((account) => {
    const { cloud, name, id: tenantId } = account.tenant;
    const isOfTenant = name.toLowerCase() === tenant || tenantId?.toLowerCase() === tenant;
    return !owners.has(account.connectionId) && cloud === connection.cloud && isOfTenant
      ? { ...account, connectionId: id }
      : account;
  });
  return { ...settings, emailAccounts: { ...settings.emailAccounts, accounts } };
}

/** A name that no connection has yet. */
export function freeName({ connections }: Settings): string {
  const names = new Set(connections.map(({ name }) => name));
  const usual = 'Microsoft 365';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? usual : `${usual} ${String(number)}`;
    if (!names.has(name)) return name;
  }
}
