import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the focus in a dialog whose buttons change: the one that was pressed is gone, so the last
 * one has it, which changes nothing.
 *
 * @param shown what the buttons depend on
 * @returns for the element that holds the buttons
 */
export function useFocusKept(shown: unknown): RefObject<HTMLDivElement | null> {
  const buttons = useRef<HTMLDivElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    [...(buttons.current?.querySelectorAll('button') ?? [])].at(-1)?.focus();
  }, [shown]);
  return buttons;
}
