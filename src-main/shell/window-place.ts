import { z } from 'zod';

const rectangleSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});

export type Rectangle = z.infer<typeof rectangleSchema>;

const placeSchema = z.object({ bounds: rectangleSchema, maximised: z.boolean() });

/** Where the window was when it was closed. */
export type WindowPlace = z.infer<typeof placeSchema>;

export const smallest = { width: 960, height: 640 };
const usual = { width: 1280, height: 860 };

/** How much of the window must be on a screen for the person to be able to take hold of it. */
const grip = { width: 200, height: 80 };

function overlap(from: number, length: number, otherFrom: number, otherLength: number): number {
  return Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);
}

function isReachable(bounds: Rectangle, screen: Rectangle): boolean {
  return (
    overlap(bounds.x, bounds.width, screen.x, screen.width) >= grip.width &&
    overlap(bounds.y, bounds.height, screen.y, screen.height) >= grip.height &&
    // The title bar is what is dragged, so it must not be above the screen.
    bounds.y >= screen.y
  );
}

export interface OpeningPlace {
  /** Without x and y the system centres the window. */
  bounds: { width: number; height: number } | Rectangle;
  maximised: boolean;
}

/**
 * Where to open the window: where it was, as far as that is still on a screen.
 *
 * @param saved what the file of the last run holds, not yet trusted
 * @param screens work areas of the screens that are there now
 */
export function openingPlace(saved: unknown, screens: readonly Rectangle[]): OpeningPlace {
  const place = placeSchema.safeParse(saved);
  if (!place.success) return { bounds: usual, maximised: false };
  const { bounds, maximised } = place.data;
  const width = Math.max(bounds.width, smallest.width);
  const height = Math.max(bounds.height, smallest.height);
  const wanted = { x: bounds.x, y: bounds.y, width, height };
  const isThere = screens.some((screen) => isReachable(wanted, screen));
  return { bounds: isThere ? wanted : { width, height }, maximised };
}
