/** `GET /users`: which people a query finds, in which order, and where the next page begins. */
import type { Directory } from '../organisation/directory';
import type { DirectoryUser } from '../organisation/directory-user';
import { badRequest, GraphError, unsupportedQuery } from './graph-errors';
import { parseFilter, type FilterRules, type Read } from './odata-filter';
import { parseSearch } from './odata-search';

const equality = ['eq', 'ne', 'in'] as const;
const text = [...equality, 'ge', 'le', 'startswith'] as const;
const address = [...text, 'endswith'] as const;

/**
 * What each property of a user supports; none supports `gt` and `lt`.
 * @see https://learn.microsoft.com/graph/api/resources/user#properties
 */
const filterRules: FilterRules = {
  typeName: 'microsoft.graph.user',
  advanced: ['ne', 'not', 'endswith', 'count'],
  properties: {
    id: { type: 'string', operators: ['eq', 'in'] },
    displayName: { type: 'string', operators: text },
    givenName: { type: 'string', operators: text },
    surname: { type: 'string', operators: text },
    userPrincipalName: { type: 'string', operators: address },
    mail: { type: 'string', operators: address },
    mailNickname: { type: 'string', operators: text },
    department: { type: 'string', operators: text },
    jobTitle: { type: 'string', operators: text },
    officeLocation: { type: 'string', operators: text },
    userType: { type: 'string', operators: equality },
    accountEnabled: { type: 'boolean', operators: equality },
    onPremisesSyncEnabled: { type: 'boolean', operators: equality },
    createdDateTime: { type: 'date', operators: [...equality, 'ge', 'le'] },
    proxyAddresses: { type: 'strings', operators: [...address, 'count'] },
    otherMails: { type: 'strings', operators: [...address, 'count'] },
    assignedLicenses: { type: 'objects', operators: ['count'] },
  },
};

const sortable = ['displayName', 'userPrincipalName'] as const;
type Sortable = (typeof sortable)[number];

export interface UsersQuery {
  filter: string | null;
  search: string | null;
  orderBy: string | null;
  /** `ConsistencyLevel: eventual` was sent. */
  eventual: boolean;
  /** `$count=true` was sent. */
  count: boolean;
}

/** Where a page ended: the last person's number and, when sorted, their sort key. */
export interface PageEnd {
  key: string;
  index: number;
}

export interface UsersResult {
  /** Numbers of the people found, in the order of the answer. */
  indexes: number[];
  /** The sort key of the person at a position of `indexes`. */
  keyOf: (index: number) => string;
}

/**
 * Creates the query function. Results are kept until the directory changes, because every page of
 * a listing asks the same question again.
 */
export function createUsersQuery(directory: Directory): (query: UsersQuery) => UsersResult {
  let version = directory.version;
  const results = new Map<string, UsersResult>();

  return (query) => {
    checkAdvanced(query);
    if (version !== directory.version) results.clear();
    version = directory.version;
    const question = JSON.stringify([query.filter, query.search, query.orderBy]);
    const known = results.get(question);
    if (known) return known;
    const result = find(directory, query);
    // Searching as you type asks many questions once; the oldest goes first.
    const oldest = results.keys().next().value;
    if (results.size >= 64 && oldest !== undefined) results.delete(oldest);
    results.set(question, result);
    return result;
  };
}

/**
 * Refuses what Graph answers only to advanced queries.
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
function checkAdvanced({ filter, search, orderBy, eventual, count }: UsersQuery): void {
  if (search !== null && !eventual) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  if (eventual && (count || search !== null)) return;
  const operator = filter === null ? null : parseFilter(filter, filterRules).advancedOperators[0];
  if (operator) {
    throw unsupportedQuery(
      `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
    );
  }
  if (orderBy !== null && filter !== null) {
    throw unsupportedQuery('Sorting not supported for current query.');
  }
}

function find(directory: Directory, query: UsersQuery): UsersResult {
  const tests: ((read: Read) => boolean)[] = [];
  if (query.filter !== null) tests.push(parseFilter(query.filter, filterRules).matches);
  if (query.search !== null) tests.push(parseSearch(query.search));
  const order = query.orderBy === null ? null : parseOrder(query.orderBy);

  let current = 0;
  // Only properties named in the rules are ever read.
  const read: Read = (property) => directory.foldedColumn(property as keyof DirectoryUser)[current];
  const indexes = directory.members().filter((index) => {
    current = index;
    return tests.every((test) => test(read));
  });
  if (!order) return { indexes, keyOf: () => '' };

  const keys = directory.foldedColumn(order.property).map(String);
  const keyOf = (index: number) => keys[index] ?? '';
  indexes.sort((a, b) => compareKeys(keyOf(a), keyOf(b)) || a - b);
  if (order.descending) indexes.reverse();
  return { indexes, keyOf };
}

function compareKeys(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function parseOrder(orderBy: string): { property: Sortable; descending: boolean } {
  const [name, direction = 'asc'] = orderBy.trim().split(/\s+/);
  const property = sortable.find((candidate) => candidate === name);
  if (!property || !['asc', 'desc'].includes(direction)) {
    throw unsupportedQuery('Sorting not supported for current query.');
  }
  return { property, descending: direction === 'desc' };
}

/**
 * The people after `end`. A page token names the last person of its page, not an offset, so a
 * change between two pages moves only the people it concerns, as in the service.
 */
export function pageAfter(
  result: UsersResult,
  end: PageEnd | null,
  size: number,
  descending: boolean,
): { page: number[]; end: PageEnd | null } {
  const { indexes, keyOf } = result;
  let from = 0;
  if (end) {
    let to = indexes.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const index = indexes[middle] ?? 0;
      const order = compareKeys(keyOf(index), end.key) || index - end.index;
      if ((descending ? -order : order) <= 0) from = middle + 1;
      else to = middle;
    }
  }
  const page = indexes.slice(from, from + size);
  const last = page.at(-1);
  const more = from + size < indexes.length;
  return { page, end: more && last !== undefined ? { key: keyOf(last), index: last } : null };
}

/** `$top` of a listing of users. */
export function parsePageSize(top: string | undefined): number {
  if (top === undefined) return 100;
  const size = Number(top);
  if (Number.isInteger(size) && size >= 1 && size <= 999) return size;
  throw new GraphError(
    400,
    'Request_BadRequest',
    `Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`,
  );
}

export function unknownProperty(name: string, type: string): GraphError {
  return badRequest(
    `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type '${type}'.`,
  );
}
