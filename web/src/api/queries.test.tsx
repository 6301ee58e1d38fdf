import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { address } from './http';
import { readFilters } from '../shell/filters';
import { askAhead, dashboardOf, forgetWhoWasHere, useDashboard, useSession } from './queries';

const OVERVIEW = readFilters(new URLSearchParams());
const OF_ACME = readFilters(new URLSearchParams('tenant=acme&window=50'));
const TENANTS_KEY = { tenant_id: 'acme', name: 'reader', scopes: ['outcomes:read'] };
const OPERATOR = { tenant_id: '*', name: 'admin', scopes: ['admin'] };

afterEach(() => {
  vi.unstubAllGlobals();
  delete window.ahead;
});

/** A server at which that one is signed in; tells which calls have come. */
function server(me: object | undefined): string[] {
  const calls: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    const { pathname, search } = new URL(url);
    calls.push(pathname + search);
    const answer = pathname === '/v1/session' ? { signed_in: me !== undefined, me } : { trends: [] };
    return Promise.resolve(new Response(JSON.stringify(answer)));
  });
  return calls;
}

const client = () => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000 } } });

test('what was asked ahead is what the overview shows, and is not asked again', async () => {
  const calls = server(TENANTS_KEY);
  const queries = client();
  await askAhead(queries, OVERVIEW);
  const shown = renderHook(() => ({ session: useSession(), dashboard: useDashboard(OVERVIEW) }), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    ),
  });
  await waitFor(() => expect(shown.result.current.dashboard.data).toEqual({ trends: [] }));
  expect(shown.result.current.session.data?.me).toEqual(TENANTS_KEY);
  expect(calls).toEqual(['/v1/session', '/v1/outcomes/dashboard?window=100&recent_limit=8']);
  shown.unmount();
});

test.each([
  ['somebody who is not signed in', undefined, OVERVIEW, []],
  ['the operator of all tenants', OPERATOR, OVERVIEW, []],
  [
    'the operator at one tenant',
    OPERATOR,
    OF_ACME,
    ['/v1/outcomes/dashboard?tenant_id=acme&window=50&recent_limit=8'],
  ],
  ['somebody at another page', TENANTS_KEY, undefined, []],
])('for %s nothing is asked that would be refused or not be shown', async (_, me, overview, more) => {
  const calls = server(me);
  await askAhead(client(), overview);
  expect(calls).toEqual(['/v1/session', ...more]);
});

/** What index.html has asked for, with its answers. */
function pageAsked(session: object | undefined, where: string, dashboard: object | undefined): void {
  Object.assign(window, {
    ahead: { session: Promise.resolve(session), address: where, dashboard: Promise.resolve(dashboard) },
  });
}

const shown = (queries: QueryClient, overview = OVERVIEW) => queries.getQueryData(dashboardOf(overview));
const HERE = { signed_in: true, me: TENANTS_KEY };
const ADDRESS = address(...dashboardOf(OVERVIEW));
const OF_PAGE = { trends: ['asked for by the page'] };

test('what the page has asked for is taken, once', async () => {
  const calls = server(TENANTS_KEY);
  pageAsked(HERE, ADDRESS, OF_PAGE);
  const queries = client();
  await askAhead(queries, OVERVIEW);
  expect(calls).toEqual([]);
  expect(shown(queries)).toEqual(OF_PAGE);
  const later = client();
  await askAhead(later, OVERVIEW);
  expect(shown(later)).toEqual({ trends: [] });
});

test('what the page got no answer to is asked again', async () => {
  const calls = server(TENANTS_KEY);
  pageAsked(undefined, ADDRESS, undefined);
  const queries = client();
  await askAhead(queries, OVERVIEW);
  expect(calls).toEqual(['/v1/session', '/v1/outcomes/dashboard?window=100&recent_limit=8']);
  expect(shown(queries)).toEqual({ trends: [] });
});

test('a dashboard of something else is not taken', async () => {
  server(OPERATOR);
  pageAsked({ signed_in: true, me: OPERATOR }, ADDRESS, OF_PAGE);
  const queries = client();
  await askAhead(queries, OF_ACME);
  expect(shown(queries, OF_ACME)).toEqual({ trends: [] });
});

test('nothing of a session that has ended is left', async () => {
  server(TENANTS_KEY);
  const queries = client();
  await askAhead(queries, OVERVIEW);
  forgetWhoWasHere(queries);
  expect(queries.getQueryCache().getAll()).toHaveLength(1);
  expect(queries.getQueryData(['/v1/session'])).toEqual({ signed_in: false });
});
