import { Button, NumberInput, Select, TagsInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/http';
import { useCall } from '../../api/queries';
import type { Tenant, TenantSettings } from '../../api/types';
import { count } from '../../format/numbers';
import { Answer } from '../../parts/Answer';
import { Failure } from '../../parts/Failure';
import { Panel } from '../../parts/Panel';
import { useFilters } from '../../shell/filters';
import { useMe } from '../../shell/me';

/** For how long a tenant's data is kept, and how readily alarms are raised in its series. */
export function TenantForm() {
  const me = useMe();
  const filters = useFilters();
  const name = filters.tenant ?? me.tenant_id;
  const tenant = useCall<Tenant>(`/v1/tenants/${encodeURIComponent(name)}`, {});
  return (
    <Answer of={tenant} height={320}>
      {(answer) => <Form key={answer.tenant_id} tenant={answer} />}
    </Answer>
  );
}

type Draft = Required<Pick<TenantSettings, 'retention' | 'sensitivity' | 'watching'>>;

const BASES = [
  { value: 'calibrated', label: 'calibrated: fast, by simulation' },
  { value: 'proven', label: 'proven: by a theorem, slower' },
];

function optional(value: string | number): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function Form({ tenant }: { tenant: Tenant }) {
  const queries = useQueryClient();
  const { settings } = tenant;
  const [draft, setDraft] = useState<Draft>({
    retention: settings.retention ?? {},
    sensitivity: settings.sensitivity ?? {},
    watching: settings.watching ?? {},
  });
  const rawDays = draft.retention.raw_days ?? undefined;
  const isShorter = rawDays !== undefined && rawDays > 0 && rawDays !== settings.retention?.raw_days;
  const expiry = useCall<{ events: number }>(
    `/v1/tenants/${encodeURIComponent(tenant.tenant_id)}/expiry`,
    { raw_days: rawDays },
    { enabled: isShorter },
  );
  const save = useMutation({
    mutationFn: () =>
      call(`/v1/tenants/${encodeURIComponent(tenant.tenant_id)}`, {
        method: 'PUT',
        json: { ...draft, quotas: settings.quotas },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="two">
        <Panel title="How readily alarms are raised">
          <Sensitivity draft={draft} set={setDraft} />
        </Panel>
        <Panel title="How long data is kept">
          <div className="stack">
            <NumberInput
              label="Days that events are kept"
              description="0 for ever; empty for the server's default"
              min={0}
              max={36_500}
              allowDecimal={false}
              value={draft.retention.raw_days ?? ''}
              onChange={(value) =>
                setDraft({ ...draft, retention: { ...draft.retention, raw_days: optional(value) } })
              }
            />
            <NumberInput
              label="Days that counts by hour and day are kept"
              description="0 for ever; empty for the server's default"
              min={0}
              max={36_500}
              allowDecimal={false}
              value={draft.retention.rollup_days ?? ''}
              onChange={(value) =>
                setDraft({ ...draft, retention: { ...draft.retention, rollup_days: optional(value) } })
              }
            />
            {isShorter && expiry.data !== undefined && (
              <span className="small" role="status">
                {count(expiry.data.events)} events are older than that and would be removed for good.
              </span>
            )}
          </div>
        </Panel>
      </div>
      {save.isError && <Failure error={save.error} />}
      <div className="row">
        <Button type="submit" loading={save.isPending}>
          Save the settings of {tenant.tenant_id}
        </Button>
        {save.isSuccess && (
          <span role="status" className="dim small">
            Saved; it holds from the next event on.
          </span>
        )}
      </div>
    </form>
  );
}

function Sensitivity({ draft, set }: { draft: Draft; set: (draft: Draft) => void }) {
  const change = (part: Draft['sensitivity']) =>
    set({ ...draft, sensitivity: { ...draft.sensitivity, ...part } });
  return (
    <div className="stack">
      <NumberInput
        label="False alarms that are acceptable, in a series and year"
        description="empty for the server's default"
        min={0.001}
        max={1000}
        step={0.1}
        value={draft.sensitivity.false_alarms_per_year ?? ''}
        onChange={(value) => change({ false_alarms_per_year: optional(value) })}
      />
      <NumberInput
        label="Smallest decline worth knowing, as a share"
        description="0.05 is five in a hundred; empty for the server's default"
        min={0}
        max={0.99}
        step={0.01}
        value={draft.sensitivity.smallest_decline ?? ''}
        onChange={(value) => change({ smallest_decline: optional(value) })}
      />
      <Select
        label="What the rate of false alarms rests on"
        placeholder="the server's default"
        clearable
        data={BASES}
        value={draft.sensitivity.basis ?? null}
        onChange={(basis) => change({ basis: (basis ?? undefined) as Draft['sensitivity']['basis'] })}
      />
      <TagsInput
        label="Metadata keys whose values are watched too"
        description="at most three, such as region or agent"
        maxTags={3}
        value={draft.watching.metadata_keys ?? []}
        onChange={(keys) => set({ ...draft, watching: { ...draft.watching, metadata_keys: keys } })}
      />
    </div>
  );
}
