/** What a demo tenant is made of, with the defaults of the demonstration. */
import type { CloudId } from './clouds';
import { helpdeskMailboxes } from './organisation/notable-people';

interface ClientSecret {
  /** The Secret ID, which people paste by mistake. */
  id: string;
  value: string;
  expires: Date;
}

/** An app registration together with its enterprise application in this tenant. */
export interface AppRegistration {
  clientId: string;
  displayName: string;
  /** "Enabled for users to sign-in" is No on the enterprise application. */
  disabled: boolean;
  /** False: registered, but without an enterprise application in this tenant. */
  servicePrincipal: boolean;
  secrets: ClientSecret[];
  /** Uploaded certificates, PEM. */
  certificates: string[];
  /** Granted application permissions, as in the token's `roles`. */
  roles: string[];
}

/** @see https://learn.microsoft.com/powershell/module/exchange/new-applicationaccesspolicy */
export type AccessPolicy =
  | { kind: 'none' }
  /** `mailboxes`: user principal names or object IDs of the members of the policy's group. */
  | { kind: 'restrictAccess' | 'denyAccess'; mailboxes: string[] };

/**
 * A management role assignment of RBAC for Applications, for example
 * `{ role: 'Application Mail.Send', mailboxes: ['support@contoso.com'] }`.
 * @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac
 */
export interface RbacAssignment {
  role: string;
  mailboxes: string[];
}

export interface DemoTenantOptions {
  tenantId: string;
  organisationName: string;
  /** Verified domains, the primary one first, the `….onmicrosoft.com` one last. */
  domains: string[];
  people: number;
  seed: number;
  /** Origins that stand for the global cloud; set them when served on loopback. */
  authorityOrigin: string;
  graphOrigin: string;
  /** The cloud this tenant lives in. In any other, tokens are refused. */
  homeCloud: CloudId;
  apps: AppRegistration[];
  accessPolicy: AccessPolicy;
  rbac: RbacAssignment[];
  /** Milliseconds each Graph and sign-in request takes. */
  latencyMs: number;
  tokenLifetimeSeconds: number;
  /** Milliseconds since 1970. */
  now: () => number;
}

const domain = 'contoso.com';

/** The values that `npm run demo` fills in. The secret opens nothing but the demo tenant. */
export const demoConnection = {
  cloud: 'global',
  tenantId: '7b7a5b1e-3f0d-4c55-9e6f-0d2c1a9b4e10',
  clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
  clientSecret: 'Xk48Q~demo-tenant-only.not-a-real-secret',
  secretId: '2f9d4c7e-8a16-4b3d-9c50-e7f1a2b3c4d5',
  domain,
  testMailbox: `support@${domain}`,
} as const;

/** Options with the demonstration's defaults for everything that is not given. */
export function withDefaults(options: Partial<DemoTenantOptions>): DemoTenantOptions {
  const primaryDomain = options.domains?.[0] ?? domain;
  return {
    tenantId: demoConnection.tenantId,
    organisationName: 'Contoso Support Ltd',
    domains: [domain, 'contoso.onmicrosoft.com'],
    people: 2000,
    seed: 365,
    authorityOrigin: 'https://login.microsoftonline.com',
    graphOrigin: 'https://graph.microsoft.com',
    homeCloud: 'global',
    apps: [demoApp()],
    accessPolicy: {
      kind: 'restrictAccess',
      mailboxes: helpdeskMailboxes.map((local) => `${local}@${primaryDomain}`),
    },
    rbac: [],
    latencyMs: 0,
    tokenLifetimeSeconds: 3599,
    now: Date.now,
    ...options,
  };
}

/** The app registration that `demoConnection` names, with everything the console can use granted. */
function demoApp(): AppRegistration {
  return {
    clientId: demoConnection.clientId,
    displayName: 'HelpMaster M365 Console',
    disabled: false,
    servicePrincipal: true,
    secrets: [
      {
        id: demoConnection.secretId,
        value: demoConnection.clientSecret,
        expires: new Date('2099-12-31T00:00:00Z'),
      },
    ],
    certificates: [],
    roles: [
      'User.Read.All',
      'Organization.Read.All',
      'Mail.Send',
      'Mail.ReadWrite',
      'Calendars.ReadWrite',
      'MailboxSettings.Read',
    ],
  };
}
