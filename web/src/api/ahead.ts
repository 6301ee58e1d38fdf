import type { Dashboard, Session } from './types';

/** What index.html asks for while the program is on its way. Each is undefined where there was no good answer. */
export interface Ahead {
  session: Promise<Session | undefined>;
  /** Of the dashboard that is asked for. */
  address: string;
  dashboard: Promise<Dashboard | undefined>;
}

declare global {
  interface Window {
    ahead?: Ahead;
  }
}

/** Takes the answers, once: later they are no news. */
export function takeAhead(): Ahead | undefined {
  const { ahead } = window;
  delete window.ahead;
  return ahead;
}
