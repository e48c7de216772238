import { checkboxWidth } from './virtual-grid-sizes';

/** Widths a person has given to columns, by the column's id, in px. */
export type ColumnWidths = Readonly<Partial<Record<string, number>>>;

interface Column {
  id: string;
  grow: number;
  least: number;
}

/** CSS for `grid-template-columns`: given widths stay, the others share what is left. */
export function templateOf(
  columns: readonly Column[],
  widths: ColumnWidths,
  checkbox: boolean,
): string {
  const allGiven = columns.every(({ id }) => widths[id] !== undefined);
  const tracks = columns.map(({ id, grow, least }, index) => {
    const given = widths[id];
    if (given === undefined) return `minmax(${least}px, ${grow}fr)`;
    // The last one reaches the edge, so that no empty column seems to follow.
    return allGiven && index === columns.length - 1 ? `minmax(${given}px, 1fr)` : `${given}px`;
  });
  return [...(checkbox ? [`${checkboxWidth}px`] : []), ...tracks].join(' ');
}

/** The width below which the grid scrolls sideways, in px. */
export function leastWidth(
  columns: readonly Column[],
  widths: ColumnWidths,
  checkbox: boolean,
): number {
  return columns.reduce(
    (sum, { id, least }) => sum + (widths[id] ?? least),
    checkbox ? checkboxWidth : 0,
  );
}
