import type { QueryClient } from '@tanstack/react-query';
import { call } from '../api/http';
import type { Me } from '../api/types';

/** Says in the address that somebody of an identity provider has just signed out here. */
export const SIGNED_OUT = 'signed_out';

/** Ends the session of this browser, and forgets what it has shown. */
export async function signOut(queries: QueryClient, me: Me): Promise<void> {
  await call('/v1/session', { method: 'DELETE' });
  queries.clear();
  location.assign(me.person == null ? document.baseURI : `${document.baseURI}?${SIGNED_OUT}`);
}

/** The query of an address without that word. */
export function withoutSignedOut(search: string): string {
  const query = new URLSearchParams(search);
  query.delete(SIGNED_OUT);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
