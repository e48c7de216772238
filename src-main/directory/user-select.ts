import type { User } from '@microsoft/microsoft-graph-types';

/**
 * The value of `$select` for properties of a user, so that a name Graph does not have is a compile
 * error here rather than a refusal there.
 * @see https://learn.microsoft.com/graph/query-parameters#select-parameter
 */
export function selectOfUser(...properties: readonly (keyof User)[]): string {
  return properties.join(',');
}
