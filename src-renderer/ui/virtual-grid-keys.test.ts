import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commandFor,
  headerRow,
  type GridCommand,
  type GridPosition,
  type GridShape,
  type KeyPress,
} from './virtual-grid-keys';

const shape: GridShape = { rows: 100_000, columns: 6, page: 12 };

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrl: false, shift: false, alt: false, ...held };
}

function moved(
  key: string,
  from: GridPosition,
  held: Partial<KeyPress> = {},
  of: GridShape = shape,
): GridPosition | null {
  const command = commandFor(press(key, held), from, of);
  return command?.kind === 'move' ? command.to : null;
}

const row = (number: number): GridPosition => ({ row: number, column: null });

describe('moving', () => {
  test.each<[string, GridPosition, Partial<KeyPress>, GridPosition]>([
    ['ArrowDown', row(3), {}, row(4)],
    ['ArrowDown', row(99_999), {}, row(99_999)],
    ['ArrowUp', row(3), {}, row(2)],
    ['ArrowUp', row(0), {}, { row: headerRow, column: 0 }],
    ['ArrowUp', { row: 0, column: 4 }, {}, { row: headerRow, column: 4 }],
    ['ArrowDown', { row: headerRow, column: 4 }, {}, row(0)],
    ['ArrowRight', row(3), {}, { row: 3, column: 0 }],
    ['ArrowRight', { row: 3, column: 5 }, {}, { row: 3, column: 5 }],
    ['ArrowLeft', { row: 3, column: 0 }, {}, row(3)],
    ['ArrowLeft', { row: headerRow, column: 0 }, {}, { row: headerRow, column: 0 }],
    ['PageDown', row(3), {}, row(15)],
    ['PageDown', row(99_995), {}, row(99_999)],
    ['PageUp', row(3), {}, row(0)],
    ['End', row(3), {}, row(99_999)],
    ['Home', row(3), {}, row(0)],
    ['End', { row: 3, column: 1 }, {}, { row: 3, column: 5 }],
    ['Home', { row: 3, column: 1 }, {}, { row: 3, column: 0 }],
    ['End', { row: 3, column: 1 }, { ctrl: true }, { row: 99_999, column: 1 }],
    ['Home', { row: 3, column: 1 }, { ctrl: true }, { row: 0, column: 1 }],
  ])('%s from %o, with %o, goes to %o', (key, from, held, to) => {
    expect(moved(key, from, held)).toEqual(to);
  });

  test('never leaves the grid, whatever is pressed', () => {
    const keys = [
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    ];
    const held = fc.record({ ctrl: fc.boolean(), shift: fc.boolean() });
    fc.assert(
      fc.property(
        fc.nat({ max: 30 }),
        fc.array(fc.tuple(fc.constantFrom(...keys), held), { maxLength: 40 }),
        (rows, presses) => {
          const small: GridShape = { rows, columns: 4, page: 5 };
          let at: GridPosition = rows > 0 ? row(0) : { row: headerRow, column: 0 };
          for (const [key, modifiers] of presses) {
            const to = moved(key, at, modifiers, small);
            expect(to).not.toBeNull();
            if (to) at = to;
            expect(at.row).toBeGreaterThanOrEqual(headerRow);
            expect(at.row).toBeLessThan(Math.max(rows, 0));
            if (at.row === headerRow) expect(at.column).not.toBeNull();
            if (at.column !== null) {
              expect(at.column).toBeGreaterThanOrEqual(0);
              expect(at.column).toBeLessThan(small.columns);
            }
          }
        },
      ),
    );
  });
});

describe('everything else', () => {
  const inHeader: GridPosition = { row: headerRow, column: 2 };
  test.each<[KeyPress, GridPosition, GridCommand | null]>([
    [press(' '), row(3), { kind: 'toggle' }],
    [press(' ', { shift: true }), row(3), { kind: 'move', to: row(3), extend: true }],
    [press('ArrowDown', { shift: true }), row(3), { kind: 'move', to: row(4), extend: true }],
    [
      press('ArrowUp', { shift: true }),
      row(0),
      { kind: 'move', to: { row: headerRow, column: 0 }, extend: false },
    ],
    [press('a', { ctrl: true }), row(3), { kind: 'all' }],
    [press('A', { ctrl: true }), row(3), { kind: 'all' }],
    [press('Escape'), row(3), { kind: 'none' }],
    [press('Enter'), row(3), { kind: 'open' }],
    [press('Enter'), inHeader, { kind: 'press' }],
    [press(' '), inHeader, { kind: 'press' }],
    [press('ArrowRight', { alt: true }), inHeader, { kind: 'resize', by: 1 }],
    [press('ArrowLeft', { alt: true }), inHeader, { kind: 'resize', by: -1 }],
    [press('ArrowLeft', { alt: true }), row(3), null],
    [press('ContextMenu'), row(3), { kind: 'menu' }],
    [press('F10', { shift: true }), row(3), { kind: 'menu' }],
    [press('F10'), row(3), null],
    [press('b'), row(3), { kind: 'type', text: 'b' }],
    [press('王'), row(3), { kind: 'type', text: '王' }],
    [press('c', { ctrl: true }), row(3), null],
    [press('Tab'), row(3), null],
    [press('Shift', { shift: true }), row(3), null],
  ])('%o at %o means %o', (key, position, command) => {
    expect(commandFor(key, position, shape)).toEqual(command);
  });
});
