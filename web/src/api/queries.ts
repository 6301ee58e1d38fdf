import { keepPreviousData, useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { whereOf, type Filters } from '../shell/filters';
import { isOperator } from '../shell/me';
import { lengthOf } from '../format/times';
import { takeAhead } from './ahead';
import { address, call, type Query } from './http';
import type {
  Alert,
  ChangePoint,
  Dashboard,
  Domain,
  Fleet,
  Hub,
  Marker,
  MetricType,
  Series,
  Session,
  Silence,
  Simulation,
  Tenant,
} from './types';

/** A call, and the path and query under which its answer is kept. */
function callOf<T>(path: string, query: Query) {
  return {
    queryKey: [path, query],
    queryFn: ({ signal }: { signal: AbortSignal }) => call<T>(path, { query, signal }),
  };
}

/** One call whose answer is kept, under its path and query. */
export function useCall<T>(
  path: string,
  query: Query,
  options: { every?: number | ((answer: T | undefined) => number | false); enabled?: boolean } = {},
): UseQueryResult<T> {
  const { every } = options;
  return useQuery<T>({
    ...callOf<T>(path, query),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    ...(every === undefined
      ? {}
      : { refetchInterval: typeof every === 'number' ? every : (query) => every(query.state.data) }),
  });
}

const OFTEN = 10_000;
const NOW_AND_THEN = 60_000;

const SESSION = {
  queryKey: ['/v1/session'],
  queryFn: () => call<Session>('/v1/session'),
  staleTime: Infinity,
};

export const useSession = () => useQuery(SESSION);

/** For a session that has ended: whoever signs in next sees nothing of what was shown until then. */
export function forgetWhoWasHere(queries: QueryClient): void {
  queries.setQueryData<Session>(SESSION.queryKey, { signed_in: false });
  // What is shown to whoever is not signed in begins the same, and may have been asked for already.
  queries.removeQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith('/v1/session') });
  queries.getMutationCache().clear();
}

export const dashboardOf = (filters: Filters): [string, Query] => [
  '/v1/outcomes/dashboard',
  { ...whereOf(filters), window: filters.window, recent_limit: 8 },
];

export const useDashboard = (filters: Filters) =>
  useCall<Dashboard>(...dashboardOf(filters), { every: OFTEN });

/** Asks who is there, and for what the overview will show, while the page is still being made. */
export async function askAhead(queries: QueryClient, overview: Filters | undefined): Promise<void> {
  const ahead = takeAhead();
  const { me } = await queries.query({
    ...SESSION,
    queryFn: async () => (await ahead?.session) ?? SESSION.queryFn(),
  });
  if (me && overview && !(isOperator(me) && overview.tenant === undefined)) {
    const [path, query] = dashboardOf(overview);
    const asked = callOf<Dashboard>(path, query);
    const isAhead = ahead?.address === address(path, query);
    await queries.query({
      ...asked,
      queryFn: async (context) => (isAhead ? await ahead.dashboard : undefined) ?? asked.queryFn(context),
    });
  }
}

/** Everything that there is to choose from. */
export const useSummary = (tenant: string | undefined, environment: string | undefined, enabled: boolean) =>
  useCall<Dashboard>(
    '/v1/outcomes/dashboard',
    { tenant_id: tenant, environment, window: 1, recent_limit: 0 },
    { every: NOW_AND_THEN, enabled },
  );

export const useTenants = (enabled: boolean) =>
  useCall<Tenant[]>('/v1/tenants', { limit: 1000 }, { every: NOW_AND_THEN, enabled });

export const useFleet = (enabled: boolean) =>
  useCall<Fleet>('/v1/fleet/change-points', {}, { every: OFTEN, enabled });

export interface Span {
  since: string;
  until?: string;
}

/** From where on, rounded so that asking again within a minute is the same question. */
export function spanOf(range: string, now: number = Date.now()): Span {
  const minute = 60_000;
  return { since: new Date(Math.floor((now - lengthOf(range)) / minute) * minute).toISOString() };
}

export interface SeriesWish extends Span {
  metric: MetricType;
  stat?: string;
  by?: string;
  step?: string;
  eventType?: string | undefined;
  domain?: string | undefined;
  environment?: string | undefined;
  tenant?: string | undefined;
}

export const useSeries = (wish: SeriesWish, enabled = true) =>
  useCall<Series>(
    '/v1/outcomes/series',
    {
      tenant_id: wish.tenant,
      metric_type: wish.metric,
      domain: wish.domain,
      environment: wish.environment,
      event_type: wish.eventType,
      since: wish.since,
      until: wish.until,
      stat: wish.stat,
      group_by: wish.by,
      step: wish.step,
      groups: wish.by ? 6 : undefined,
    },
    { every: NOW_AND_THEN, enabled },
  );

export const useMarkers = (where: Query, since: string) =>
  useCall<Marker[]>('/v1/outcomes/markers', { ...where, since, limit: 200 });

export const useChangePoints = (query: Query, every = NOW_AND_THEN, enabled = true) =>
  useCall<ChangePoint[]>('/v1/outcomes/change-points', { limit: 200, ...query }, { every, enabled });

export const useChangePoint = (tenant: string | undefined, id: string) =>
  useCall<ChangePoint>(`/v1/outcomes/change-points/${encodeURIComponent(id)}`, { tenant_id: tenant });

export const useDomains = (tenant: string | undefined, enabled = true) =>
  useCall<Domain[]>('/v1/domains', { tenant_id: tenant, limit: 1000 }, { enabled });

export const useHub = (tenant: string | undefined) =>
  useCall<Hub>('/v1/operations/hub', { tenant_id: tenant }, { every: 3_000 });

const MOST_ALERTS = 1000;

export const useAlerts = (tenant: string | undefined, enabled = true) =>
  useCall<Alert[]>(
    '/v1/operations/alerts',
    { tenant_id: tenant, limit: MOST_ALERTS },
    { every: OFTEN, enabled },
  );

export const useSilences = (tenant: string | undefined, status: Silence['status'], enabled = true) =>
  useCall<Silence[]>(
    '/v1/operations/silences',
    { tenant_id: tenant, status, limit: 500 },
    { every: OFTEN, enabled },
  );

export interface SimulationWish {
  tenant: string | undefined;
  domain: string;
  eventType: string;
  metric: MetricType;
  falseAlarms: number;
  smallest: number;
  since: string;
}

export const useSimulation = (wish: SimulationWish) =>
  useQuery({
    queryKey: ['simulate', wish],
    queryFn: ({ signal }) =>
      call<Simulation>('/v1/outcomes/change-points/simulate', {
        method: 'POST',
        query: { tenant_id: wish.tenant },
        json: {
          domain: wish.domain,
          event_type: wish.eventType,
          metric_type: wish.metric,
          since: wish.since,
          false_alarms_per_year: wish.falseAlarms,
          smallest_decline: wish.smallest,
        },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
