import { NumberInput, Select, TagsInput } from '@mantine/core';
import { faultAt } from '../../api/http';
import { useCall } from '../../api/queries';
import type { Tenant, TenantSettings } from '../../api/types';
import { count, number, share } from '../../format/numbers';
import { Bar } from '../../parts/Bar';
import { boundWord, QuotaFields } from './QuotaFields';

/** What a tenant's form holds until it is saved. */
export type TenantDraft = Required<TenantSettings>;

interface Fields {
  tenant: Tenant;
  draft: TenantDraft;
  error: unknown;
  isReadOnly: boolean;
  change: (part: Partial<TenantDraft>) => void;
}

function optional(value: string | number): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Days in words: "for ever", "90 days". */
export function daysWord(days: number | null | undefined): string {
  return days == null ? 'not said' : days === 0 ? 'for ever' : `${count(days)} days`;
}

export function RetentionFields({ tenant, draft, error, isReadOnly, change }: Fields) {
  const defaults = tenant.defaults?.retention;
  const { raw_days: raw, rollup_days: rollup } = draft.retention;
  const isShorter = raw != null && raw > 0 && raw !== tenant.settings.retention?.raw_days;
  const expiry = useCall<{ events: number }>(
    `/v1/tenants/${encodeURIComponent(tenant.tenant_id)}/expiry`,
    { raw_days: raw },
    { enabled: isShorter },
  );
  const days = { min: 0, max: 36_500, allowDecimal: false, suffix: ' days', readOnly: isReadOnly };
  return (
    <div className="stack">
      <NumberInput
        {...days}
        label="Events are kept"
        description={`each by itself, with its metadata; 0 is for ever; empty: ${daysWord(defaults?.raw_days)}`}
        placeholder={daysWord(defaults?.raw_days)}
        value={raw ?? ''}
        error={faultAt(error, '/retention/raw_days')}
        onChange={(value) => change({ retention: { ...draft.retention, raw_days: optional(value) } })}
      />
      <NumberInput
        {...days}
        label="Counts by hour and day are kept"
        description={`what charts of long ago are drawn of, not shorter than events; 0 is for ever; empty: ${daysWord(defaults?.rollup_days)}`}
        placeholder={daysWord(defaults?.rollup_days)}
        value={rollup ?? ''}
        error={faultAt(error, '/retention/rollup_days')}
        onChange={(value) => change({ retention: { ...draft.retention, rollup_days: optional(value) } })}
      />
      {isShorter && expiry.data !== undefined && (
        <span className="small" role="status">
          {count(expiry.data.events)} events are older than that and would be removed for good.
        </span>
      )}
    </div>
  );
}

const BASES = [
  { value: 'calibrated', label: 'calibrated: fast, by simulation' },
  { value: 'proven', label: 'proven: by a theorem, slower' },
];

export function SensitivityFields({ tenant, draft, error, isReadOnly, change }: Fields) {
  const defaults = tenant.defaults?.sensitivity;
  const { sensitivity } = draft;
  const set = (part: TenantDraft['sensitivity']) => change({ sensitivity: { ...sensitivity, ...part } });
  const alarms = `${number(defaults?.false_alarms_per_year ?? 0)} a year`;
  const smallest = share(defaults?.smallest_decline ?? 0);
  return (
    <div className="stack">
      <NumberInput
        label="False alarms that are acceptable"
        description={`in each series; more of them is sooner told; above 0, at most 1,000 a year; empty: ${alarms}`}
        placeholder={alarms}
        suffix=" a year"
        min={0}
        step={0.1}
        readOnly={isReadOnly}
        value={sensitivity.false_alarms_per_year ?? ''}
        error={faultAt(error, '/sensitivity/false_alarms_per_year')}
        onChange={(value) => set({ false_alarms_per_year: optional(value) })}
      />
      <NumberInput
        label="Smallest decline worth knowing"
        description={`of successes, or of a score's range: smaller ones are not told, however sure; below 100 %; empty: ${smallest}`}
        placeholder={smallest}
        suffix=" %"
        min={0}
        step={1}
        decimalScale={3}
        readOnly={isReadOnly}
        value={
          sensitivity.smallest_decline == null ? '' : Number((sensitivity.smallest_decline * 100).toFixed(3))
        }
        error={faultAt(error, '/sensitivity/smallest_decline')}
        onChange={(value) =>
          set({ smallest_decline: typeof value === 'number' ? Number((value / 100).toFixed(5)) : undefined })
        }
      />
      <Select
        label="What the rate of false alarms rests on"
        description={`empty: ${defaults?.basis ?? ''}`}
        placeholder={defaults?.basis ?? ''}
        clearable={!isReadOnly}
        data={BASES}
        readOnly={isReadOnly}
        value={sensitivity.basis ?? null}
        error={faultAt(error, '/sensitivity/basis')}
        onChange={(basis) => set({ basis: (basis ?? undefined) as TenantDraft['sensitivity']['basis'] })}
      />
    </div>
  );
}

const GRANULARITIES = [
  { value: 'series', label: 'each series by itself' },
  { value: 'domain', label: 'and all event types of a domain together' },
];

export function WatchingFields({ draft, error, isReadOnly, change }: Fields) {
  const { watching } = draft;
  return (
    <div className="stack">
      <Select
        label="Watched"
        description="together, small declines of many event types add up"
        data={GRANULARITIES}
        readOnly={isReadOnly}
        allowDeselect={false}
        value={watching.granularity ?? 'series'}
        error={faultAt(error, '/watching/granularity')}
        onChange={(next) =>
          change({ watching: { ...watching, granularity: (next ?? 'series') as 'series' | 'domain' } })
        }
      />
      <TagsInput
        label="Metadata keys whose values are watched too"
        description="at most three, such as region or agent, and of each the first 20 values"
        maxTags={3}
        readOnly={isReadOnly}
        value={watching.metadata_keys ?? []}
        error={faultAt(error, '/watching/metadata_keys')}
        onChange={(keys) => change({ watching: { ...watching, metadata_keys: keys } })}
      />
    </div>
  );
}

export function TenantQuotaFields({ tenant, draft, error, isReadOnly, change }: Fields) {
  const defaults = tenant.defaults?.quotas;
  const usual = defaults?.series ?? undefined;
  const most = draft.quotas.series ?? usual;
  return (
    <div className="stack">
      <QuotaFields
        quotas={draft.quotas}
        set={(quotas) => change({ quotas: { ...draft.quotas, ...quotas } })}
        otherwise={(name, unit) => boundWord(defaults?.[name], unit)}
        error={error}
        isReadOnly={isReadOnly}
      />
      <NumberInput
        label="Series, at most"
        description={`what differs in domain, event type or metric type; events that would open one more are refused (422); empty: ${count(usual ?? 0)}`}
        placeholder={count(usual ?? 0)}
        min={1}
        allowDecimal={false}
        thousandSeparator=" "
        readOnly={isReadOnly}
        value={draft.quotas.series ?? ''}
        error={faultAt(error, '/quotas/series')}
        onChange={(series) => change({ quotas: { ...draft.quotas, series: optional(series) } })}
      />
      {most !== undefined && (
        <Bar
          label={`${count(tenant.series)} of ${count(most)} series are open`}
          value=""
          share={tenant.series / most}
        />
      )}
    </div>
  );
}
