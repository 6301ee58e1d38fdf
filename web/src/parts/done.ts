import { useSyncExternalStore } from 'react';

/** Something that was done, and the way back. */
export interface Done {
  id: number;
  text: string;
  undo: () => Promise<unknown>;
}

let count = 0;
let last: Done | undefined;
const listeners = new Set<() => void>();

function set(done: Done | undefined): void {
  last = done;
  listeners.forEach((listener) => listener());
}

/** Says what was done, and offers to take it back: the newest only, as it is the one on somebody's mind. */
export function offerUndo(text: string, undo: Done['undo']): void {
  count += 1;
  set({ id: count, text, undo });
}

/** Offers nothing any more: what was done belongs to who did it. */
export function forgetUndo(): void {
  set(undefined);
}

export function useDone(): Done | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => last,
  );
}
