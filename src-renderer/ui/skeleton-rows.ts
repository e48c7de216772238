/** How many skeletons stand for a list that is on its way. */
export const skeletonRows = 12;

/** For a list of skeletons. */
export function noRow(): undefined {
  return undefined;
}
