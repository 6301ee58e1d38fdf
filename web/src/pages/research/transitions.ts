/** Where a request may go from where it is, each with the key that takes it there. */
export const TRANSITIONS: Record<string, readonly { to: string; act: string; key: string }[]> = {
  submitted: [{ to: 'triaged', act: 'Triage', key: 't' }],
  triaged: [{ to: 'analyzing', act: 'Analyze', key: 'a' }],
  analyzing: [
    { to: 'accepted', act: 'Accept', key: 'y' },
    { to: 'deferred', act: 'Defer', key: 'd' },
    { to: 'rejected', act: 'Reject', key: 'n' },
  ],
  deferred: [{ to: 'triaged', act: 'Triage again', key: 't' }],
  accepted: [{ to: 'tracked', act: 'Track', key: 'x' }],
};
