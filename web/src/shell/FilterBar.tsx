import { Select, type SelectProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSummary, useTenants } from '../api/queries';
import { RANGES } from '../format/times';
import { DEFAULT_RANGE, DEFAULT_WINDOW, useAddress, useFilters } from './filters';
import { isOperator, useMe } from './me';
import classes from './shell.module.css';

const WINDOWS = ['20', '50', '100', '500', '2000'];

/** What all pages are filtered by. */
export default function FilterBar() {
  const me = useMe();
  const filters = useFilters();
  const [, change] = useAddress();
  const tenants = useTenants(isOperator(me));
  const isChosen = !isOperator(me) || filters.tenant !== undefined;
  const all = useSummary(filters.tenant, filters.environment, isChosen).data;
  const summary = all?.summary;
  const environments = all?.environments ?? [];
  const windows = WINDOWS.includes(String(filters.window)) ? WINDOWS : [...WINDOWS, String(filters.window)];
  return (
    <div className={classes.filters} role="search" aria-label="Filters">
      {isOperator(me) && (
        <Filter
          aria-label="Tenant"
          placeholder="All tenants"
          w={150}
          clearable
          searchable
          data={tenants.data?.map((tenant) => tenant.tenant_id) ?? keep(filters.tenant)}
          value={filters.tenant ?? null}
          onChange={(tenant) =>
            change({
              tenant: tenant ?? undefined,
              domain: undefined,
              environment: undefined,
              event_type: undefined,
            })
          }
        />
      )}
      {isChosen && (
        <>
          {(environments.length > 0 || filters.environment !== undefined) && (
            <Filter
              aria-label="Environment"
              placeholder="All environments"
              w={175}
              clearable
              data={environments.length > 0 ? environments : keep(filters.environment)}
              value={filters.environment ?? null}
              onChange={(environment) => change({ environment: environment ?? undefined, domain: undefined })}
            />
          )}
          <Filter
            aria-label="Domain"
            placeholder="All domains"
            w={160}
            clearable
            searchable
            data={summary?.domains ?? keep(filters.domain)}
            value={filters.domain ?? null}
            onChange={(domain) => change({ domain: domain ?? undefined })}
          />
          <Filter
            aria-label="Event type"
            placeholder="All event types"
            w={170}
            clearable
            searchable
            data={summary?.event_types ?? keep(filters.eventType)}
            value={filters.eventType ?? null}
            onChange={(eventType) => change({ event_type: eventType ?? undefined })}
          />
          <Filter
            aria-label="Samples compared"
            w={150}
            data={windows.map((value) => ({ value, label: `window ${value}` }))}
            value={String(filters.window)}
            allowDeselect={false}
            onChange={(window) =>
              change({ window: window === String(DEFAULT_WINDOW) ? undefined : (window ?? undefined) })
            }
          />
          <Filter
            aria-label="Time range"
            w={92}
            data={[...RANGES]}
            value={filters.range}
            allowDeselect={false}
            onChange={(range) =>
              change({
                range: range === DEFAULT_RANGE ? undefined : (range ?? undefined),
                since: undefined,
                until: undefined,
              })
            }
          />
        </>
      )}
    </div>
  );
}

const SOON = 1_000;

/** Its list comes once the page is there, or somebody is at it: to place all of them would hold up the first sight of it. */
function Filter(props: SelectProps) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const turn = setTimeout(() => setLate(true), SOON);
    return () => clearTimeout(turn);
  }, []);
  return <Select {...props} onFocus={() => setLate(true)} comboboxProps={{ keepMounted: isLate }} />;
}

function keep(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}
