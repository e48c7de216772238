import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../src-main/contract/problems';
import type { DownloadProgress, UpdateState } from '../../../src-main/contract/updates';
import { call, listen, problemOf } from '../../ipc/client';

const updatesKey = ['updates.get'];

/** Where the console's own update has got to, always as main knows it. */
export function useUpdateState(): UpdateState | undefined {
  const client = useQueryClient();
  useEffect(
    () =>
      listen((event) => {
        if (event.kind === 'updatesChanged')
          void client.invalidateQueries({ queryKey: updatesKey });
      }),
    [client],
  );
  return useQuery({ queryKey: updatesKey, queryFn: () => call('updates.get', {}) }).data;
}

/** What can be done about updates, and how far a download has got. */
export function useUpdateActions() {
  const client = useQueryClient();
  const running = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<DownloadProgress | null>(null);
  const take = (state: UpdateState) => {
    client.setQueryData(updatesKey, state);
  };
  const check = useMutation({ mutationFn: () => call('updates.check', {}), onSuccess: take });
  const install = useMutation({ mutationFn: () => call('updates.install', {}), onSuccess: take });
  const download = useMutation({
    mutationFn: () => {
      running.current = new AbortController();
      setProgress(null);
      const { signal } = running.current;
      return call('updates.download', {}, { signal, onProgress: setProgress });
    },
    onSuccess: take,
    onSettled: () => client.invalidateQueries({ queryKey: updatesKey }),
  });
  const failed = [check, download, install].find(({ error }) => error !== null)?.error;
  const problem = failed ? problemOf(failed) : null;
  return {
    check: () => check.mutate(),
    download: () => download.mutate(),
    cancel: () => running.current?.abort(),
    install: () => install.mutate(),
    installing: install.isPending,
    progress,
    /** That the call itself failed; what is wrong with an update is in the state. */
    problem: problem?.code === 'cancelled' ? null : (problem satisfies Problem | null),
  };
}
