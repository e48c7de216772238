/** The live directory: computed people plus whatever was changed since, readable by column. */
import { guidOf, indexOfGuid } from './ids';
import { personAt, type Naming } from './people';
import type { DirectoryUser } from './directory-user';

export interface Directory {
  /** Goes up with every change, so that cached answers can be told to be stale. */
  readonly version: number;
  /** Numbers of the people that exist, ascending. */
  members(): readonly number[];
  at(index: number): DirectoryUser;
  indexOf(idOrPrincipalName: string): number | null;
  /** By object ID or user principal name, as Graph addresses users. */
  find(idOrPrincipalName: string): DirectoryUser | null;
  /**
   * One property of everybody, by number. Filters and sorting read columns: scanning 100,000 people
   * for each page of each partition would otherwise be the slowest part of the tenant.
   */
  column(property: keyof DirectoryUser): readonly unknown[];
  /** A column whose texts are in lower case, as filters compare them. */
  foldedColumn(property: keyof DirectoryUser): readonly unknown[];
  /** Changes a person; answers the changed one. Throws for an unknown person. */
  change(idOrPrincipalName: string, change: Partial<DirectoryUser>): DirectoryUser;
  remove(idOrPrincipalName: string): void;
  add(details: Partial<DirectoryUser> & { displayName: string }): DirectoryUser;
}

/** Creates the directory with `people` people; they are computed when they are asked for. */
export function createDirectory(people: number, naming: Naming): Directory {
  const changed = new Map<number, DirectoryUser>();
  const removed = new Set<number>();
  const columns = new Map<keyof DirectoryUser, unknown[]>();
  const foldedColumns = new Map<keyof DirectoryUser, unknown[]>();
  let existingMembers: readonly number[] | null = null;
  let principalNames: Map<string, number> | null = null;
  let total = people;
  let version = 0;

  const at = (index: number) => changed.get(index) ?? personAt(index, naming);

  function members(): readonly number[] {
    if (existingMembers) return existingMembers;
    const indexes = Array.from({ length: total }, (_, index) => index);
    existingMembers = indexes.filter((index) => !removed.has(index));
    return existingMembers;
  }

  function indexOf(key: string): number | null {
    const byId = indexOfGuid(naming.seed, key);
    if (byId !== null) return byId < total && !removed.has(byId) ? byId : null;
    principalNames ??= new Map(members().map((i) => [at(i).userPrincipalName.toLowerCase(), i]));
    return principalNames.get(key.toLowerCase()) ?? null;
  }

  function store(index: number, user: DirectoryUser): DirectoryUser {
    changed.set(index, user);
    for (const [property, values] of columns) values[index] = user[property];
    for (const [property, values] of foldedColumns) values[index] = folded(user[property]);
    principalNames = null;
    existingMembers = null;
    version++;
    return user;
  }

  function existing(key: string): number {
    const index = indexOf(key);
    if (index === null) throw new Error(`The demo tenant has no user '${key}'.`);
    return index;
  }

  function find(key: string): DirectoryUser | null {
    const index = indexOf(key);
    return index === null ? null : at(index);
  }

  function column(property: keyof DirectoryUser): readonly unknown[] {
    let values = columns.get(property);
    if (!values) {
      values = Array.from({ length: total }, (_, index) => at(index)[property]);
      columns.set(property, values);
    }
    return values;
  }

  function foldedColumn(property: keyof DirectoryUser): readonly unknown[] {
    let values = foldedColumns.get(property);
    if (!values) {
      values = column(property).map(folded);
      foldedColumns.set(property, values);
    }
    return values;
  }

  function change(key: string, difference: Partial<DirectoryUser>): DirectoryUser {
    const index = existing(key);
    return store(index, { ...at(index), ...difference });
  }

  function remove(key: string): void {
    removed.add(existing(key));
    principalNames = null;
    existingMembers = null;
    version++;
  }

  function add(details: Partial<DirectoryUser> & { displayName: string }): DirectoryUser {
    const index = total++;
    const id = guidOf(naming.seed, index);
    const userPrincipalName = `new${String(index)}@${naming.domain}`;
    return store(index, { ...personAt(index, naming), id, userPrincipalName, ...details });
  }

  return {
    get version() {
      return version;
    },
    members,
    at,
    indexOf,
    find,
    column,
    foldedColumn,
    change,
    remove,
    add,
  };
}

function folded(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
