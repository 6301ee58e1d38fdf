/** Where a request may go from where it is, each with the key that takes it there. */
export const TRANSITIONS: Record<string, readonly { to: string; act: string; key: string }[]> = {
  submitted: [{ to: 'triaged', act: 'Triage', key: 't' }],
  triaged: [{ to: 'analyzing', act: 'Analyze', key: 'a' }],
  analyzing: [
    { to: 'accepted', act: 'Accept', key: 'y' },
    { to: 'deferred', act: 'Defer', key: 'd' },
    { to: 'rejected', act: 'Reject', key: 'x' },
  ],
  deferred: [{ to: 'triaged', act: 'Triage again', key: 't' }],
  accepted: [{ to: 'tracked', act: 'Track', key: 'w' }],
};

/** Where a key takes requests that stand so: those that may go there, and where; undefined where none may. */
export function movesOf(
  key: string,
  statuses: readonly string[],
): { to: string; act: string; count: number } | undefined {
  const moves = statuses.flatMap((status) => TRANSITIONS[status]?.filter((each) => each.key === key) ?? []);
  const [first] = moves;
  return first === undefined ? undefined : { to: first.to, act: first.act, count: moves.length };
}

/** All moves that some of them may make, in the order of their life. */
export function allMoves(
  statuses: readonly string[],
): { to: string; act: string; key: string; count: number }[] {
  const all = Object.values(TRANSITIONS).flat();
  return all
    .filter((each, at) => all.findIndex((other) => other.to === each.to) === at)
    .map((each) => ({
      ...each,
      count: statuses.filter((status) => TRANSITIONS[status]?.some(({ to }) => to === each.to)).length,
    }))
    .filter(({ count }) => count > 0);
}
