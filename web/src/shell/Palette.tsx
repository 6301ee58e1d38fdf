import { Modal, TextInput, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useChangePoints, useSummary, useTenants } from '../api/queries';
import { METRIC_TYPES } from '../api/types';
import { metric, moved } from '../format/words';
import { useFilters, useLink } from './filters';
import { isOperator, may, useMe } from './me';
import { PAGES } from './pages';
import { signOut } from './signOut';
import classes from './shell.module.css';

interface Found {
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

function useEverything(isOpen: boolean): Found[] {
  const me = useMe();
  const link = useLink();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const filters = useFilters();
  const isChosen = !isOperator(me) || filters.tenant !== undefined;
  const all = useSummary(filters.tenant, undefined, isOpen && isChosen).data;
  const summary = all?.summary;
  const tenants = useTenants(isOpen && isOperator(me)).data ?? [];
  const changes = useChangePoints({ tenant_id: filters.tenant }).data ?? [];
  const to =
    (path: string, more: Record<string, string | undefined> = {}) =>
    () =>
      void navigate(link(path, more));
  return [
    ...PAGES.filter((page) => may(me, page.scope)).map((page) => ({
      name: page.name,
      kind: 'page',
      go: to(page.path),
    })),
    ...changes.map((change) => ({
      name: `${change.domain} ${metric(change.metric_type).noun} ${moved(change.before.mean, change.after.mean)}`,
      kind: `${change.id}, ${change.status}`,
      go: to(`/changes/${change.id}`),
    })),
    ...(summary?.domains ?? []).map((domain) => ({
      name: domain,
      kind: 'domain',
      go: to('/', { domain }),
    })),
    ...(all?.environments ?? []).map((environment) => ({
      name: environment,
      kind: 'environment',
      go: to('/', { environment, domain: undefined }),
    })),
    ...(summary?.event_types ?? []).map((name) => ({
      name,
      kind: 'event type',
      go: to('/explore', { event_type: name }),
    })),
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

const MOST = 50;

/** Finds anything, on Ctrl-K. */
export function Palette({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  return (
    <Modal.Root opened={isOpen} onClose={close}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label="Find anything">
        <Modal.Body p="sm">
          <Search isOpen={isOpen} close={close} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Search({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const list = useId();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = useEverything(isOpen)
    .filter((each) => matches(search, each))
    .slice(0, MOST);
  const open = (each: Found | undefined) => {
    if (each !== undefined) {
      close();
      each.go();
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((at) => Math.max(0, Math.min(found.length - 1, at + step)));
    } else if (event.key === 'Enter') {
      open(found[chosen]);
    }
  };
  return (
    <>
      <TextInput
        data-autofocus
        size="md"
        placeholder="A page, domain, change, tenant ..."
        aria-label="Find anything"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={found.length === 0 ? undefined : `${list}-${chosen}`}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={press}
        mb="xs"
      />
      <ul className={classes.results} id={list} role="listbox" aria-label="Found">
        {found.map((each, at) => (
          <li
            key={`${each.kind} ${each.name} ${at}`}
            id={`${list}-${at}`}
            role="option"
            aria-selected={at === chosen}
            className={classes.result}
            onMouseMove={() => setChosen(at)}
            onClick={() => open(each)}
          >
            {each.name}
            <span>{each.kind}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="dim">Nothing is called so.</p>}
    </>
  );
}
