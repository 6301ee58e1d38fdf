import { Slider } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useId, useState } from 'react';
import { spanOf, useSeries, useSimulation } from '../../api/queries';
import type { ChangePoint, Simulation } from '../../api/types';
import { tableOf } from '../../charts/chart';
import { LazyChart } from '../../charts/LazyChart';
import { count, measured, number, share } from '../../format/numbers';
import { shortDate } from '../../format/times';
import { moved, plural, shiftOf } from '../../format/words';
import { Answer } from '../../parts/Answer';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { useFilters } from '../../shell/filters';
import classes from './change.module.css';

const ALARMS = [0.01, 0.03, 0.1, 0.3, 1, 2, 4, 12, 52, 365];
const DECLINES = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3];
const RANGE = '30d';

/** Another sensitivity, run through what is stored: what would have been told. */
export function WhatIf({ change, eventType }: { change: ChangePoint; eventType: string }) {
  const filters = useFilters();
  const [alarms, setAlarms] = useState(2);
  const [decline, setDecline] = useState(1);
  const [settled] = useDebouncedValue({ alarms, decline }, 250);
  const span = spanOf(RANGE);
  const simulation = useSimulation({
    tenant: filters.tenant,
    domain: change.domain,
    eventType,
    metric: change.metric_type,
    falseAlarms: ALARMS[settled.alarms] ?? 0.1,
    smallest: DECLINES[settled.decline] ?? 0.01,
    since: span.since,
  });
  const series = useSeries({
    metric: change.metric_type,
    domain: change.domain,
    eventType,
    tenant: filters.tenant,
    ...span,
  });
  return (
    <Panel
      title="What if it were watched otherwise?"
      aside={<span className="dim small">the last {RANGE}</span>}
    >
      <div className={classes.sliders}>
        <Notches
          label="False alarms that are acceptable in a year"
          values={ALARMS}
          at={alarms}
          set={setAlarms}
          format={number}
        />
        <Notches
          label="Smallest decline worth knowing"
          values={DECLINES}
          at={decline}
          set={setDecline}
          format={share}
        />
      </div>
      <Answer of={simulation} height={40}>
        {(answer) => <Told simulation={answer} change={change} />}
      </Answer>
      <Answer of={series} height={180}>
        {(answer) => (
          <LazyChart
            height={180}
            table={tableOf(answer)}
            format={(value) => measured(change.metric_type, value)}
            label="The series, with a flag at each alarm"
            changes={[change]}
            fired={(simulation.data?.found ?? [])
              .filter((fired) => fired.kind === 'alarm')
              .map((fired) => Date.parse(fired.at))}
          />
        )}
      </Answer>
    </Panel>
  );
}

function Told({ simulation, change }: { simulation: Simulation; change: ChangePoint }) {
  const alarms = simulation.found.filter((fired) => fired.kind === 'alarm');
  const format = (value: number) => measured(change.metric_type, value);
  return (
    <div className="stack" style={{ gap: 6 }} aria-live="polite">
      <strong>
        {alarms.length === 0
          ? 'Nothing would have been told'
          : `${alarms.length} ${plural(alarms.length, 'change')} would have been told`}
        , of {count(simulation.samples)} samples.
      </strong>
      {alarms.map((fired) => (
        <span key={fired.at} className="num">
          <State shift={shiftOf(fired.direction)}>{shiftOf(fired.direction)}</State> {shortDate(fired.at)}:{' '}
          {moved(fired.before, fired.after)} from {format(fired.before)} to {format(fired.after)}, since{' '}
          {shortDate(fired.start)}
        </span>
      ))}
    </div>
  );
}

interface NotchesProps {
  label: string;
  values: readonly number[];
  at: number;
  set: (at: number) => void;
  format: (value: number) => string;
}

function Notches({ label, values, at, set, format }: NotchesProps) {
  const id = useId();
  return (
    <div>
      <label id={id}>
        {label}: <strong>{format(values[at] ?? 0)}</strong>
      </label>
      <Slider
        thumbProps={{ 'aria-labelledby': id }}
        thumbLabel={label}
        min={0}
        max={values.length - 1}
        step={1}
        value={at}
        onChange={set}
        label={(notch) => format(values[notch] ?? 0)}
        marks={values.map((value, notch) => ({
          value: notch,
          label: notch % 2 === 0 ? format(value) : undefined,
        }))}
      />
    </div>
  );
}
