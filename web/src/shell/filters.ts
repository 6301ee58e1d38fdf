import { useCallback, useMemo } from 'react';
import { useSearchParams, type SetURLSearchParams } from 'react-router';
import { RANGES } from '../format/times';

/** What is looked at. It is in the address, so that it can be shared, and goes along from page to page. */
export interface Filters {
  tenant: string | undefined;
  domain: string | undefined;
  /** Of the settings of domains: all domains that run there. */
  environment: string | undefined;
  eventType: string | undefined;
  range: string;
  window: number;
}

export const DEFAULT_RANGE = '7d';
export const DEFAULT_WINDOW = 100;

/** Those that go along; others belong to one page. */
const TRAVELLING = ['tenant', 'domain', 'environment', 'event_type', 'range', 'window'];

export function readFilters(params: URLSearchParams): Filters {
  const range = params.get('range') ?? DEFAULT_RANGE;
  const window = Number(params.get('window') ?? DEFAULT_WINDOW);
  return {
    tenant: params.get('tenant') ?? undefined,
    domain: params.get('domain') ?? undefined,
    environment: params.get('environment') ?? undefined,
    eventType: params.get('event_type') ?? undefined,
    range: (RANGES as readonly string[]).includes(range) ? range : DEFAULT_RANGE,
    window: Number.isInteger(window) && window >= 1 && window <= 10_000 ? window : DEFAULT_WINDOW,
  };
}

/**
 * An address with the filters that go along, and with more; what is empty is left out. A domain that is named may run
 * somewhere else than what was looked at.
 */
export function withFilters(
  path: string,
  params: URLSearchParams,
  more: Record<string, string | undefined> = {},
): string {
  const next = new URLSearchParams();
  for (const name of TRAVELLING) {
    const value = params.get(name);
    if (value) {
      next.set(name, value);
    }
  }
  if (more['domain'] !== undefined && more['domain'] !== params.get('domain')) {
    next.delete('environment');
  }
  for (const [name, value] of Object.entries(more)) {
    if (value) {
      next.set(name, value);
    } else {
      next.delete(name);
    }
  }
  const query = next.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Whose samples are looked at, as parameters of a call. */
export function whereOf(
  filters: Filters,
): Record<'tenant_id' | 'domain' | 'environment', string | undefined> {
  return { tenant_id: filters.tenant, domain: filters.domain, environment: filters.environment };
}

export function useFilters(): Filters {
  const [params] = useSearchParams();
  return useMemo(() => readFilters(params), [params]);
}

/** Makes addresses that keep the filters. */
export function useLink(): (path: string, more?: Record<string, string | undefined>) => string {
  const [params] = useSearchParams();
  return useCallback((path, more) => withFilters(path, params, more), [params]);
}

/** Changes parts of the address, and keeps the others. */
export function useAddress(): [URLSearchParams, (changes: Record<string, string | undefined>) => void] {
  const [params, setParams]: [URLSearchParams, SetURLSearchParams] = useSearchParams();
  const change = useCallback(
    (changes: Record<string, string | undefined>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) {
              next.set(name, value);
            } else {
              next.delete(name);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [params, change];
}
