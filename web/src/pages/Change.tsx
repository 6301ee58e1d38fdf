import { useParams } from 'react-router';
import { spanOf, useChangePoint, useMarkers, useSeries } from '../api/queries';
import type { ChangePoint } from '../api/types';
import { tableOf } from '../charts/chart';
import { LazyChart } from '../charts/LazyChart';
import { count, measured } from '../format/numbers';
import { subjectOf } from '../format/sentences';
import { duration, lengthOf, RANGES, shortDate, since } from '../format/times';
import { metric, moved, shiftOf } from '../format/words';
import { Answer } from '../parts/Answer';
import { AttendedLine, useAttended } from '../parts/Attended';
import { Panel } from '../parts/Panel';
import { State } from '../parts/State';
import { Time } from '../parts/Time';
import { useFilters } from '../shell/filters';
import { may, useMe } from '../shell/me';
import { Causes } from './change/Causes';
import { Done } from './change/Done';
import { Examples } from './change/Examples';
import { FeedbackButtons } from './change/FeedbackButtons';
import { Growth } from './change/Growth';
import { Suspects } from './change/Suspects';
import { WhatIf } from './change/WhatIf';
import classes from './change/change.module.css';

/** One change, and everything about it. */
export default function Change() {
  const { id = '' } = useParams();
  const filters = useFilters();
  const change = useChangePoint(filters.tenant, id);
  return (
    <Answer of={change} height={480}>
      {(answer) => <Filled change={answer} />}
    </Answer>
  );
}

/** The shortest range that shows as much before the change as since. */
function rangeOf(change: ChangePoint): string {
  const age = Date.now() - Date.parse(change.start.earliest);
  return RANGES.find((range) => lengthOf(range) >= 3 * age) ?? '90d';
}

function Filled({ change }: { change: ChangePoint }) {
  const me = useMe();
  const filters = useFilters();
  const span = spanOf(rangeOf(change));
  const wish = {
    metric: change.metric_type,
    domain: change.domain,
    eventType: change.event_type ?? undefined,
    tenant: filters.tenant,
    ...span,
  };
  const series = useSeries(wish);
  const markers = useMarkers({ tenant_id: filters.tenant, domain: change.domain }, span.since).data ?? [];
  const format = (value: number) => measured(change.metric_type, value);
  const attended = useAttended();
  const isSeries = change.event_type != null && change.metadata == null;
  return (
    <>
      <div className="row between">
        <div className="stack" style={{ gap: 4 }}>
          <span className="dim small">
            {subjectOf(change)} / {change.event_type ?? 'all event types'} / {change.id}
          </span>
          <h1>
            {metric(change.metric_type).name} {moved(change.before.mean, change.after.mean)} from{' '}
            {format(change.before.mean)} to {format(change.after.mean)} since {since(change.start.at)}
          </h1>
          <AttendedLine of={attended('change_point', change.id)} />
        </div>
        <FeedbackButtons change={change} />
      </div>
      <Facts change={change} format={format} />
      <Panel
        title={`${metric(change.metric_type).name}, mean by ${stepWord(series.data?.step)}`}
        aside={
          <span className="dim small">
            band: when it may have begun; dashed: what was usual; flags: markers
          </span>
        }
      >
        <Answer of={series} height={280}>
          {(answer) => (
            <LazyChart
              table={tableOf(answer)}
              format={format}
              label={`${metric(change.metric_type).name} of ${subjectOf(change)} over ${rangeOf(change)}`}
              changes={[change]}
              markers={markers}
              baseline={change.before.mean}
            />
          )}
        </Answer>
      </Panel>
      <div className="two">
        <Causes change={change} />
        <div className="stack">
          {may(me, 'improvements:read') && <Done change={change} />}
          <Suspects change={change} />
          <Growth change={change} series={series.data} />
        </div>
      </div>
      {isSeries && <WhatIf change={change} eventType={change.event_type ?? ''} />}
      <Examples change={change} />
    </>
  );
}

function stepWord(step: string | undefined): string {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?/.exec(step ?? '');
  const [days, hours, minutes] = [1, 2, 3].map((at) => Number(parts?.[at] ?? 0));
  return duration(((days ?? 0) * 24 * 60 + (hours ?? 0) * 60 + (minutes ?? 0)) * 60_000);
}

function Facts({ change, format }: { change: ChangePoint; format: (value: number) => string }) {
  const { detail } = change;
  const level = (
    mean: { mean: number; samples: number },
    dated: NonNullable<typeof detail>['before'],
    when: string,
  ) => (
    <>
      {format(mean.mean)} <small>mean, n = {count(mean.samples)}</small>
      {dated != null && (
        <small>
          {when}: {dated.statistic} {format(dated.value)}
          {dated.low != null && dated.high != null && `, 95 %: ${format(dated.low)} to ${format(dated.high)}`}
          , n = {count(dated.samples)}
        </small>
      )}
    </>
  );
  return (
    <dl className={classes.facts}>
      <div>
        <dt>State</dt>
        <dd>
          <State shift={shiftOf(change.direction)}>
            {shiftOf(change.direction)}, {change.status}
          </State>
        </dd>
      </div>
      <div>
        <dt>Before</dt>
        <dd>{level(change.before, detail?.before, 'newest before it began')}</dd>
      </div>
      <div>
        <dt>After</dt>
        <dd>{level(change.after, detail?.after, 'newest since')}</dd>
      </div>
      <div>
        <dt>Began</dt>
        <dd>
          {shortDate(change.start.at)}{' '}
          <small>
            between {shortDate(change.start.earliest)} and {shortDate(change.start.latest)}
          </small>
        </dd>
      </div>
      <div>
        <dt>Seen</dt>
        <dd>
          <Time at={change.detected_at} />{' '}
          <small>
            {duration(Date.parse(change.detected_at) - Date.parse(change.start.at))} after it began
          </small>
        </dd>
      </div>
      <div>
        <dt>How sure</dt>
        <dd>
          {change.evidence.basis} <small>false alarms: {change.evidence.false_alarms}</small>
        </dd>
      </div>
    </dl>
  );
}
