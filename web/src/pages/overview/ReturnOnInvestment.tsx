import { NumberInput, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/http';
import type { Roi } from '../../api/types';
import { count, dollars, number, share } from '../../format/numbers';
import { Answer } from '../../parts/Answer';
import { Empty } from '../../parts/Empty';
import { Panel } from '../../parts/Panel';
import { useFilters } from '../../shell/filters';
import classes from './overview.module.css';

/** What the work of a domain is worth, under assumptions that anybody can change. */
export default function ReturnOnInvestment({ domains }: { domains: readonly string[] }) {
  const filters = useFilters();
  const [chosen, setChosen] = useState<string | null>(null);
  // What was chosen may not run in the environment that is looked at now.
  const domain = filters.domain ?? domains.find((each) => each === chosen) ?? domains[0];
  const [assumed, setAssumed] = useState({ hours: 0.25, wage: 60, days: 30 });
  const [settled] = useDebouncedValue(assumed, 300);
  const roi = useQuery({
    queryKey: ['roi', filters.tenant, domain, filters.eventType, settled],
    queryFn: ({ signal }) =>
      call<Roi>('/v1/outcomes/roi', {
        method: 'POST',
        query: { tenant_id: filters.tenant },
        json: {
          domain,
          event_type: filters.eventType,
          hours_saved_per_success: settled.hours,
          cost_per_hour_usd: settled.wage,
          window_days: settled.days,
        },
        signal,
      }),
    enabled: domain !== undefined,
    placeholderData: keepPreviousData,
  });
  const assume = (part: Partial<typeof assumed>) => setAssumed({ ...assumed, ...part });
  if (domain === undefined) {
    return (
      <Panel title="Return on investment">
        <Empty title="No domain has outcomes yet." />
      </Panel>
    );
  }
  return (
    <Panel title="Return on investment" aside={<span className="dim small">assumptions are yours</span>}>
      <div className="stack">
        <div className="row" style={{ alignItems: 'flex-end' }}>
          {filters.domain === undefined && (
            <Select
              label="Domain"
              w={150}
              data={[...domains]}
              value={domain}
              allowDeselect={false}
              onChange={setChosen}
            />
          )}
          <Assumption
            label="Hours per success"
            value={assumed.hours}
            step={0.05}
            set={(hours) => assume({ hours })}
          />
          <Assumption label="USD per hour" value={assumed.wage} step={5} set={(wage) => assume({ wage })} />
          <Assumption label="Days" value={assumed.days} step={1} least={1} set={(days) => assume({ days })} />
        </div>
        <Answer of={roi} height={88}>
          {(answer) => (
            <dl className={classes.facts} style={{ opacity: roi.isPlaceholderData ? 0.5 : 1 }}>
              <Fact name="Net value" value={dollars(answer.net_value_usd)} />
              <Fact name="Hours saved" value={`${number(answer.estimated_hours_saved)} h`} />
              <Fact name="Spent" value={dollars(answer.total_cost_usd)} />
              <Fact
                name="Success"
                value={`${share(answer.success_rate)}, n = ${count(answer.total_invocations)}`}
              />
            </dl>
          )}
        </Answer>
      </div>
    </Panel>
  );
}

function Assumption(props: {
  label: string;
  value: number;
  step: number;
  least?: number;
  set: (value: number) => void;
}) {
  return (
    <NumberInput
      label={props.label}
      size="sm"
      w={128}
      min={props.least ?? 0}
      step={props.step}
      decimalScale={2}
      value={props.value}
      onChange={(value) => {
        if (typeof value === 'number' && value >= (props.least ?? 0)) {
          props.set(value);
        }
      }}
    />
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
