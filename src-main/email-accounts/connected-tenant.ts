import type { SettingsStore } from '../connection/settings-store';
import { activeOf } from '../connection/connection-service';
import type { CloudId } from '../contract/clouds';
import type { SavedAccount } from './saved-accounts';

/** Where the saved connection leads. */
export interface ConnectedTenant {
  connectionId: string;
  tenant: SavedAccount['tenant'];
  /** Whether an account belongs here. An account of another tenant is kept, and never used. */
  owns(account: SavedAccount): boolean;
  /** Whether a file from this cloud and tenant (ID or domain name) is about the same one. */
  isAt(cloud: CloudId, tenantId: string): boolean;
}

/** Knows which tenant the saved connection leads to. */
export interface TenantWatch {
  /** Null before a connection is saved. */
  current(): ConnectedTenant | null;
  /**
   * Tells a tenant's ID as a token said it, so that a domain name and an ID can be the same.
   *
   * @param tenant where the token is from; another connection may be in use by now
   */
  learn(tenant: Pick<SavedAccount['tenant'], 'cloud' | 'name'>, tenantId: string | null): void;
}

/** Makes the watch over the settings; IDs are learned anew in each run. */
export function createTenantWatch(settings: SettingsStore): TenantWatch {
  const ids = new Map<string, string>();

  function current(): ConnectedTenant | null {
    const active = activeOf(settings.current());
    if (active === null) return null;
    const name = active.tenantId;
    const id = ids.get(keyOf({ cloud: active.cloud, name })) ?? null;
    return {
      connectionId: active.id,
      tenant: { cloud: active.cloud, name, id },
      owns: ({ connectionId, tenant }) => {
        if (connectionId !== active.id || tenant.cloud !== active.cloud) return false;
        if (id !== null && tenant.id !== null) return isSame(id, tenant.id);
        return isSame(name, tenant.name) || (tenant.id !== null && isSame(name, tenant.id));
      },
      isAt: (cloud, tenantId) =>
        cloud === active.cloud && (isSame(tenantId, name) || (id !== null && isSame(tenantId, id))),
    };
  }

  return {
    current,
    learn: (tenant, tenantId) => {
      if (tenantId !== null) ids.set(keyOf(tenant), tenantId);
    },
  };
}

function keyOf({ cloud, name }: { cloud: string; name: string }): string {
  return `${cloud} ${name.toLowerCase()}`;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
