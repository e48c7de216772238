import { useSyncExternalStore } from 'react';
import { wideWindow } from './layout';

const wide = window.matchMedia(wideWindow.replace('@media ', ''));

function subscribe(onChange: () => void): () => void {
  wide.addEventListener('change', onChange);
  return () => wide.removeEventListener('change', onChange);
}

/** Whether the window is wide enough for two columns. */
export function useWideWindow(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}
