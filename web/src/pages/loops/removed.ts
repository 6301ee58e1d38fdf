/** A template that was just deleted, so that it can be brought back. */
export interface Removed {
  name: string;
  document: string;
  wasEnabled: boolean;
}

/** What the page before has handed over; undefined where it is nothing of the kind. */
export function removedOf(state: unknown): Removed | undefined {
  return typeof state === 'object' && state !== null && 'removed' in state
    ? (state.removed as Removed)
    : undefined;
}
