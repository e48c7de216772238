/** Graph's directory: organisation and users. */
import type { Context, Hono } from 'hono';
import type { DirectoryUser } from '../organisation/directory-user';
import { GraphError, insufficientPrivileges, unsupportedQuery, userNotFound } from './graph-errors';
import type { GraphEnv } from './graph-env';
import type { TenantState } from '../tenant-state';
import {
  createUsersQuery,
  pageAfter,
  parsePageSize,
  unknownProperty,
  type PageEnd,
} from './users-query';

const readUsers = [
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const readApplications = ['Application.Read.All', 'Application.ReadWrite.All'];
const readOrganisation = ['Organization.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

const defaultProperties = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
] as const;

const selectable: readonly (keyof DirectoryUser)[] = [
  ...defaultProperties,
  'accountEnabled',
  'assignedLicenses',
  'createdDateTime',
  'department',
  'mailNickname',
  'onPremisesSyncEnabled',
  'otherMails',
  'proxyAddresses',
  'showInAddressList',
  'userType',
];

/** Properties that exist on a user but not in a collection. */
const singleOnly = [
  'aboutMe',
  'birthday',
  'hireDate',
  'interests',
  'mySite',
  'pastProjects',
  'preferredName',
  'responsibilities',
  'schools',
  'skills',
];

/** Adds the routes below `/v1.0`. */
export function addDirectoryRoutes(app: Hono<GraphEnv>, state: TenantState): void {
  const queryUsers = createUsersQuery(state.directory);

  app.get('/v1.0/organization', (c) => {
    requireRole(c, readOrganisation);
    return c.json({
      '@odata.context': contextUrl(c, 'organization'),
      value: [organisation(state)],
    });
  });

  app.get('/v1.0/:application{applications\\(appId=.+\\)}', (c) => {
    requireRole(c, readApplications);
    const key = decodeURIComponent(c.req.param('application')).slice(
      "applications(appId='".length,
      -2,
    );
    const found = state.options.apps.find(({ clientId }) => clientId === key.toLowerCase());
    if (!found) {
      const message = `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`;
      throw new GraphError(404, 'Request_ResourceNotFound', message);
    }
    return c.json({
      '@odata.context': contextUrl(c, 'applications/$entity'),
      appId: found.clientId,
      passwordCredentials: found.secrets.map(({ id, value, expires }) => ({
        keyId: id,
        hint: value.slice(0, 3),
        secretText: null,
        endDateTime: expires.toISOString(),
      })),
    });
  });

  app.get('/v1.0/users/$count', (c) => {
    requireRole(c, readUsers);
    if (!isEventual(c)) {
      throw new GraphError(400, 'Request_BadRequest', '$count is not currently supported.');
    }
    const found = queryUsers({ ...readQuery(c), count: true });
    return c.text(String(found.indexes.length));
  });

  /** @see https://learn.microsoft.com/graph/api/user-list */
  app.get('/v1.0/users', (c) => {
    requireRole(c, readUsers);
    if (c.req.query('$skip') !== undefined) {
      throw new GraphError(400, 'Request_BadRequest', "'$skip' is not supported by the service.");
    }
    const select = parseSelect(c.req.query('$select'), true);
    const size = parsePageSize(c.req.query('$top'));
    const query = readQuery(c);
    const skipToken = c.req.query('$skiptoken');
    const result = queryUsers(query);
    const descending = /\sdesc\s*$/.test(query.orderBy ?? '');
    const after = skipToken === undefined ? null : readSkipToken(state, skipToken);
    const { page, end } = pageAfter(result, after, size, descending);
    return c.json({
      '@odata.context': contextUrl(c, 'users'),
      ...(query.eventual && query.count && skipToken === undefined
        ? { '@odata.count': result.indexes.length }
        : {}),
      ...(end ? { '@odata.nextLink': nextLink(state, c, end) } : {}),
      value: page.map((index) => project(state.directory.at(index), select)),
    });
  });

  /** @see https://learn.microsoft.com/graph/api/user-get */
  app.get('/v1.0/users/:id', (c) => {
    requireRole(c, readUsers);
    const select = parseSelect(c.req.query('$select'), false);
    const user = state.directory.find(c.req.param('id'));
    if (!user) throw userNotFound(c.req.param('id'));
    const context = contextUrl(c, 'users/$entity');
    return c.json({ '@odata.context': context, ...project(user, select) });
  });
}

function requireRole(c: Context<GraphEnv>, roles: string[]): void {
  if (!c.get('claims').roles.some((role) => roles.includes(role))) throw insufficientPrivileges();
}

function isEventual(c: Context<GraphEnv>): boolean {
  return c.req.header('ConsistencyLevel')?.toLowerCase() === 'eventual';
}

function readQuery(c: Context<GraphEnv>) {
  return {
    filter: c.req.query('$filter') ?? null,
    search: c.req.query('$search') ?? null,
    orderBy: c.req.query('$orderby') ?? c.req.query('$orderBy') ?? null,
    eventual: isEventual(c),
    count: c.req.query('$count')?.toLowerCase() === 'true',
  };
}

function parseSelect(select: string | undefined, collection: boolean): readonly string[] {
  if (select === undefined || select.trim() === '') return defaultProperties;
  const names = select.split(',').map((name) => name.trim());
  for (const name of names) {
    if (selectable.some((known) => known === name)) continue;
    if (name === 'mailboxSettings' && collection) {
      throw new GraphError(
        400,
        'ErrorInvalidRequest',
        'ExplicitTargetMailboxIdShouldNotBeNullOrWhiteSpace',
      );
    }
    if (singleOnly.includes(name)) {
      throw new GraphError(501, 'NotImplemented', `'${name}' is not supported in a collection.`);
    }
    throw unknownProperty(name, 'microsoft.graph.user');
  }
  return names;
}

function project(user: DirectoryUser, select: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(select.map((name) => [name, user[name as keyof DirectoryUser]]));
}

/** The link repeats the query as it was sent and adds the page token. */
function nextLink(state: TenantState, c: Context<GraphEnv>, end: PageEnd): string {
  const parameters = new URL(c.req.url).search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !/^(\$|%24)skiptoken=/i.test(parameter));
  const token = JSON.stringify([state.pageTokenGeneration, end.key, end.index]);
  parameters.push(`$skiptoken=${Buffer.from(token).toString('base64url')}`);
  return `${c.env.target.origin}/v1.0/users?${parameters.join('&')}`;
}

function readSkipToken(state: TenantState, token: string): PageEnd {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    parts = null;
  }
  if (!Array.isArray(parts) || typeof parts[1] !== 'string' || typeof parts[2] !== 'number') {
    throw unsupportedQuery('The specified page token is invalid.');
  }
  if (parts[0] !== state.pageTokenGeneration) {
    throw new GraphError(
      400,
      'Directory_ExpiredPageToken',
      'The specified page token value has expired and can no longer be included in your request.',
    );
  }
  return { key: parts[1], index: parts[2] };
}

function organisation(state: TenantState): Record<string, unknown> {
  const { tenantId, organisationName, domains } = state.options;
  return {
    id: tenantId,
    displayName: organisationName,
    tenantType: 'AAD',
    countryLetterCode: 'AU',
    preferredLanguage: 'en',
    verifiedDomains: domains.map((name, index) => ({
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: index === 0,
      isInitial: index === domains.length - 1,
      name,
      type: 'Managed',
    })),
  };
}

function contextUrl(c: Context<GraphEnv>, entity: string): string {
  return `${c.env.target.origin}/v1.0/$metadata#${entity}`;
}
