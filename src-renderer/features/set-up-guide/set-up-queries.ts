import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../src-main/contract/problems';
import type { ScriptRequest, SetUpChoices, SetUpNeeds } from '../../../src-main/contract/set-up';
import { call, problemOf } from '../../ipc/client';

const openKey = ['setUp.open'];

/** Where the guide was left, read anew each time the page opens. */
export function useOpenedGuide() {
  return useQuery({
    queryKey: openKey,
    queryFn: ({ signal }) => call('setUp.open', {}, { signal }),
    gcTime: 0,
  });
}

/** How far the set-up is; signs in anew each time the page opens. */
export function useSetUpState(needs: SetUpNeeds) {
  return useQuery({
    queryKey: ['setUp.state', needs],
    queryFn: ({ signal }) => call('setUp.state', needs, { signal }),
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  });
}

/** The text of a script, written anew when something it is made of changes. */
export function useScript(request: ScriptRequest, checkedAt: string | undefined) {
  return useQuery({
    queryKey: ['setUp.script', request, checkedAt],
    queryFn: ({ signal }) => call('setUp.script', request, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** How long choosing and typing has to rest before it is written down. */
const restMs = 400;

/** What is chosen in the guide; main keeps it, so that the guide goes on there next time. */
export function useChoices(opened: SetUpChoices) {
  const queryClient = useQueryClient();
  const [choices, setChoices] = useState(opened);
  const latest = useRef(opened);
  const [problem, setProblem] = useState<Problem | null>(null);
  const unsaved = useRef<{ choices: SetUpChoices; timer: number } | null>(null);

  const keep = useCallback(async () => {
    const last = unsaved.current;
    if (last === null) return;
    unsaved.current = null;
    clearTimeout(last.timer);
    try {
      await call('setUp.keep', last.choices);
      setProblem(null);
    } catch (error) {
      setProblem(problemOf(error));
    }
    await queryClient.invalidateQueries({ queryKey: openKey, refetchType: 'none' });
  }, [queryClient]);

  useEffect(() => () => void keep(), [keep]);

  const choose = useCallback(
    (change: Partial<SetUpChoices>) => {
      const next = { ...latest.current, ...change };
      latest.current = next;
      setChoices(next);
      if (unsaved.current) clearTimeout(unsaved.current.timer);
      unsaved.current = { choices: next, timer: window.setTimeout(() => void keep(), restMs) };
    },
    [keep],
  );

  return { choices, choose, problem };
}
