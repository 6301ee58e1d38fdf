import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useCall, useChangePoints, useSummary, useTenants } from '../api/queries';
import { METRIC_TYPES, type Intake, type Loop, type MetricType, type Template } from '../api/types';
import { metric, moved } from '../format/words';
import { useFilters, useLink } from './filters';
import { isOperator, may, settingsOf, useMe } from './me';
import { PAGES } from './pages';
import { signOut } from './signOut';

export interface Found {
  name: string;
  kind: string;
  go: () => void;
}

/** Every word of the search must be somewhere in the name or the kind. */
export function matches(search: string, found: { name: string; kind: string }): boolean {
  const text = `${found.name} ${found.kind}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What a search finds; what begins with it comes first. */
export function found<T extends { name: string; kind: string }>(search: string, all: readonly T[]): T[] {
  const begin = search.trim().toLowerCase();
  const those = all.filter((each) => matches(search, each));
  const isFirst = (each: T) => begin !== '' && each.name.toLowerCase().startsWith(begin);
  return [...those.filter(isFirst), ...those.filter((each) => !isFirst(each))];
}

type Go = (path: string, more?: Record<string, string | undefined>) => () => void;

/** What one tenant has: domains, event types, changes, loops, templates, research requests. */
function useOfTenant(isOpen: boolean, to: Go): Found[] {
  const me = useMe();
  const { tenant } = useFilters();
  const isAsked = isOpen && (!isOperator(me) || tenant !== undefined);
  const query = { tenant_id: tenant, limit: 200 };
  const improves = { enabled: isAsked && may(me, 'improvements:read') };
  const all = useSummary(tenant, undefined, isAsked && may(me, 'outcomes:read')).data;
  const summary = all?.summary;
  const changes =
    useChangePoints({ tenant_id: tenant }, undefined, isAsked && may(me, 'outcomes:read')).data ?? [];
  const loops = useCall<Loop[]>('/v1/improvements/loops', query, improves).data ?? [];
  const templates =
    useCall<Template[]>('/v1/improvements/templates', { tenant_id: tenant }, improves).data ?? [];
  const intakes = useCall<Intake[]>('/v1/improvements/intakes', query, improves).data ?? [];
  return [
    ...(summary?.domains ?? []).map((domain) => ({ name: domain, kind: 'domain', go: to('/', { domain }) })),
    ...(all?.environments ?? []).map((environment) => ({
      name: environment,
      kind: 'environment',
      go: to('/', { environment, domain: undefined }),
    })),
    ...changes.map((change) => ({
      name: `${change.domain} ${metric(change.metric_type).noun} ${moved(change.before.mean, change.after.mean)}`,
      kind: `change ${change.id}, ${change.status}`,
      go: to(`/changes/${change.id}`),
    })),
    ...loops.map((loop) => ({
      name: `${loop.domain} ${metric(loop.metric_type as MetricType).noun}, ${loop.template}`,
      kind: `loop, ${loop.state.replaceAll('_', ' ')}`,
      go: to(`/loops/${loop.id}`),
    })),
    ...templates.map(({ name }) => ({
      name,
      kind: 'template',
      go: to(`/loops/templates/${encodeURIComponent(name)}`),
    })),
    ...intakes.map(({ id, content }) => ({
      name: content.title,
      kind: 'research request',
      go: to(`/research/${id}`),
    })),
    ...(summary?.event_types ?? []).map((name) => ({
      name,
      kind: 'event type',
      go: to('/explore', { event_type: name }),
    })),
  ];
}

/** Everything that the palette finds. */
export function useEverything(isOpen: boolean): Found[] {
  const me = useMe();
  const link = useLink();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const tenants = useTenants(isOpen && isOperator(me)).data ?? [];
  const to: Go = (path, more) => () => void navigate(link(path, more));
  return [
    ...PAGES.filter((page) => may(me, page.scope)).map((page) => ({
      name: page.name,
      kind: 'page',
      go: to(page.path),
    })),
    ...(may(me, 'improvements:read')
      ? [
          { name: 'Templates', kind: 'page', go: to('/loops/templates') },
          { name: 'Lessons', kind: 'page', go: to('/research', { set: 'lessons' }) },
        ]
      : []),
    ...settingsOf(me).map(({ name, path }) => ({ name, kind: 'settings', go: to(`/settings/${path}`) })),
    ...useOfTenant(isOpen, to),
    ...METRIC_TYPES.map((type) => ({
      name: metric(type).name,
      kind: 'explore',
      go: to('/explore', { metric: type }),
    })),
    ...tenants.map(({ tenant_id: tenant }) => ({
      name: tenant,
      kind: 'tenant',
      go: to('/', { tenant, domain: undefined, environment: undefined, event_type: undefined }),
    })),
    { name: 'Sign out', kind: 'session', go: () => void signOut(queries, me) },
    { name: 'Light theme', kind: 'look', go: () => setColorScheme('light') },
    { name: 'Dark theme', kind: 'look', go: () => setColorScheme('dark') },
    { name: 'Theme of the system', kind: 'look', go: () => setColorScheme('auto') },
  ];
}
