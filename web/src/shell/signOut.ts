import type { QueryClient } from '@tanstack/react-query';
import { call } from '../api/http';

/** Ends the session of this browser, and forgets what it has shown. */
export async function signOut(queries: QueryClient): Promise<void> {
  await call('/v1/session', { method: 'DELETE' });
  queries.clear();
  location.assign(document.baseURI);
}
