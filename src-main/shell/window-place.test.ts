import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingPlace } from './window-place';

const screens = [
  { x: 0, y: 0, width: 1920, height: 1040 },
  { x: 1920, y: 0, width: 1280, height: 1000 },
];
const bounds = { x: 100, y: 50, width: 1400, height: 900 };

describe('openingPlace', () => {
  it.each([undefined, null, {}, { bounds: { x: 'a' } }, { bounds, maximised: 'yes' }])(
    'opens at the usual size when %j was saved',
    (saved) => {
      expect(openingPlace(saved, screens)).toEqual({
        bounds: { width: 1280, height: 860 },
        maximised: false,
      });
    },
  );

  it('opens where the window was, on any screen', () => {
    expect(openingPlace({ bounds, maximised: true }, screens)).toEqual({ bounds, maximised: true });
    const second = { ...bounds, x: 2000 };
    expect(openingPlace({ bounds: second, maximised: false }, screens).bounds).toEqual(second);
  });

  it.each([
    ['a screen that is gone', { x: 5000 }],
    ['below the screen', { y: 1030 }],
    ['above the screen', { y: -300 }],
    ['almost all left of it', { x: -1350 }],
  ])('centres a window that was on %s, with its size', (_name, change) => {
    const saved = { bounds: { ...bounds, ...change }, maximised: false };
    expect(openingPlace(saved, screens).bounds).toEqual({ width: 1400, height: 900 });
  });

  it('is never smaller than the page can be', () => {
    const anyBounds = fc.record({
      x: fc.integer(),
      y: fc.integer(),
      width: fc.integer(),
      height: fc.integer(),
    });
    fc.assert(
      fc.property(anyBounds, (saved) => {
        const place = openingPlace({ bounds: saved, maximised: false }, screens);
        expect(place.bounds.width).toBeGreaterThanOrEqual(960);
        expect(place.bounds.height).toBeGreaterThanOrEqual(640);
      }),
    );
  });
});
