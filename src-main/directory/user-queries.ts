import type { UserColumn, UserFilter, UserSort, UsersQuery } from '../contract/directory';
import { odataString, searchClause } from '../graph/odata';

/** One way to ask the service a question. */
export interface ServerQuery {
  /** Query options with plain values, without `$select` and `$top`. */
  options: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  /** The order of the answer; null for the service's own. */
  sort: UserSort | null;
  /** What the service could not be asked to leave out. */
  leavesOut: UserFilter | null;
}

/** What advanced queries need. @see https://learn.microsoft.com/graph/aad-advanced-queries */
export const eventual = { ConsistencyLevel: 'eventual' } as const;

const searched = ['displayName', 'mail', 'userPrincipalName'] as const;

/** Columns that the service can sort by. */
export const serverSortable: readonly UserColumn[] = ['displayName', 'userPrincipalName'];

const filters: Record<UserFilter, string | null> = {
  all: null,
  likelyShared:
    "accountEnabled eq false and assignedLicenses/$count eq 0 and userType eq 'Member' and mail ne null",
  licensed: 'assignedLicenses/$count ne 0',
  guests: "userType eq 'Guest'",
  blocked: 'accountEnabled eq false',
};

/** The same for services without advanced queries; what is missing is left out by ourselves. */
const simpleFilters: Record<UserFilter, string | null> = {
  ...filters,
  likelyShared: 'accountEnabled eq false',
  licensed: null,
};

/**
 * How to ask the service for users: `$search`, filter, order and count together. Whatever the text
 * is, it stays a value in the query.
 * @see https://learn.microsoft.com/graph/search-query-parameter
 *
 * @param query what is wanted; a column the service can't sort by becomes the name
 * @returns the query, which needs a service that takes advanced queries
 */
export function advancedQuery({ text, show, sort }: UsersQuery): ServerQuery {
  const wanted = text.trim();
  const possible: UserSort = serverSortable.includes(sort.column)
    ? sort
    : { column: 'displayName', descending: false };
  const filter = filters[show];
  return {
    options: {
      ...(wanted !== '' && {
        $search: searched.map((property) => searchClause(property, wanted)).join(' OR '),
      }),
      ...(filter !== null && { $filter: filter }),
      $orderby: `${possible.column}${possible.descending ? ' desc' : ''}`,
      $count: 'true',
    },
    headers: eventual,
    sort: possible,
    leavesOut: null,
  };
}

/**
 * How to ask a service that refuses advanced queries: texts by their beginning, an order only
 * without a filter, no count.
 *
 * @param query what is wanted
 * @returns the query
 */
export function simpleQuery({ text, show, sort }: UsersQuery): ServerQuery {
  const wanted = text.trim();
  const beginnings = searched
    .map((property) => `startswith(${property},${odataString(wanted)})`)
    .join(' or ');
  const filter = simpleFilters[show];
  const clauses = [wanted === '' ? null : `(${beginnings})`, filter].filter((one) => one !== null);
  const isSorted = clauses.length === 0 && serverSortable.includes(sort.column);
  return {
    options: {
      ...(clauses.length > 0 && { $filter: clauses.join(' and ') }),
      ...(isSorted && { $orderby: `${sort.column}${sort.descending ? ' desc' : ''}` }),
    },
    headers: {},
    sort: isSorted ? sort : null,
    leavesOut: simpleFilters[show] === filters[show] ? null : show,
  };
}
