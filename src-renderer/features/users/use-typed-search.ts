import { useCallback, useEffect, useRef, useState } from 'react';

export interface TypedSearch {
  /** What stands in the search box. */
  text: string;
  /** What of it is asked: without blanks around it, once typing rests. */
  settled: string;
  type: (text: string) => void;
}

/**
 * Keeps what is typed into a search.
 *
 * @param restMs how long typing has to rest before it is asked; 0: every letter is
 * @param ask is told before anything is drawn, so that the answer is looked for meanwhile
 */
export function useTypedSearch(restMs: number, ask: (text: string) => void): TypedSearch {
  const [text, setText] = useState('');
  const [settled, setSettled] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  }, [ask]);
  const type = useCallback(
    (next: string) => {
      setText(next);
      clearTimeout(timer.current);
      const settle = () => {
        latestAsk.current(next.trim());
        setSettled(next.trim());
      };
      if (restMs === 0) settle();
      else timer.current = setTimeout(settle, restMs);
    },
    [restMs],
  );
  return { text, settled, type };
}
