import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/http';
import { useCall } from '../../api/queries';
import type { Tenant } from '../../api/types';
import { Answer } from '../../parts/Answer';
import { Failure } from '../../parts/Failure';
import { Panel } from '../../parts/Panel';
import { useFilters } from '../../shell/filters';
import { isOperator, useMe } from '../../shell/me';
import {
  RetentionFields,
  SensitivityFields,
  TenantQuotaFields,
  WatchingFields,
  type TenantDraft,
} from './tenantFields';

/** How readily alarms are raised, for how long a tenant's data is kept, and how much it may do. */
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

/** The fields of this form, whose faults stand at them. */
const FIELDS = /^\/(retention\/(raw|rollup)_days|quotas\/\w+|sensitivity\/\w+|watching\/\w+)$/;

function Form({ tenant }: { tenant: Tenant }) {
  const me = useMe();
  const queries = useQueryClient();
  const { settings } = tenant;
  const [draft, setDraft] = useState<TenantDraft>({
    retention: settings.retention ?? {},
    quotas: settings.quotas ?? {},
    sensitivity: settings.sensitivity ?? {},
    watching: settings.watching ?? {},
  });
  const save = useMutation({
    mutationFn: () =>
      call(`/v1/tenants/${encodeURIComponent(tenant.tenant_id)}`, { method: 'PUT', json: draft }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const mayChange = isOperator(me);
  const fields = {
    tenant,
    draft,
    error: save.error,
    isReadOnly: !mayChange,
    change: (part: Partial<TenantDraft>) => setDraft({ ...draft, ...part }),
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {!mayChange && (
        <p className="dim" style={{ margin: 0 }}>
          What is kept and watched takes room and time on the server, so its operator sets this.
        </p>
      )}
      <div className="two">
        <div className="stack">
          <Panel title="How readily alarms are raised">
            <SensitivityFields {...fields} />
          </Panel>
          <Panel title="How long data is kept">
            <RetentionFields {...fields} />
          </Panel>
        </div>
        <div className="stack">
          <Panel title="How much it may do">
            <TenantQuotaFields {...fields} />
          </Panel>
          <Panel title="What is watched beside each series">
            <WatchingFields {...fields} />
          </Panel>
        </div>
      </div>
      {save.isError && <Failure error={save.error} isAtFields={(pointer) => FIELDS.test(pointer)} />}
      {mayChange && (
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
      )}
    </form>
  );
}
