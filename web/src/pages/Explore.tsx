import { Button, SegmentedControl, Select } from '@mantine/core';
import { useMemo } from 'react';
import { spanOf, useChangePoints, useMarkers, useSeries, type Span } from '../api/queries';
import { METRIC_TYPES, type ChangePoint, type MetricType, type Series } from '../api/types';
import { csvOf, tableOf } from '../charts/chart';
import { LazyChart } from '../charts/LazyChart';
import { count, measured } from '../format/numbers';
import { shortDate } from '../format/times';
import { metric, plural } from '../format/words';
import { Answer } from '../parts/Answer';
import { Empty } from '../parts/Empty';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { save } from '../parts/save';
import { useAddress, useFilters, whereOf } from '../shell/filters';
import { isOperator, useMe } from '../shell/me';
import { DataTable } from './explore/DataTable';
import { GroupBy } from './explore/GroupBy';

const STATS = ['mean', 'p50', 'p90', 'p99', 'min', 'max', 'sum', 'count'];
const NO_PERCENTILES: readonly MetricType[] = ['success_rate', 'failure_class'];
const STEPS = ['auto', 'fine', '1m', '5m', '15m', '1h', '6h', '1d', '1w'];

function metricOf(text: string | null): MetricType {
  return METRIC_TYPES.find((type) => type === text) ?? 'success_rate';
}

/** One metric type over time, large. */
export default function Explore() {
  const me = useMe();
  const filters = useFilters();
  if (isOperator(me) && filters.tenant === undefined) {
    return <Empty title="Choose a tenant above.">A chart is of one tenant.</Empty>;
  }
  return <Filled />;
}

function Filled() {
  const filters = useFilters();
  const [params, change] = useAddress();
  const type = metricOf(params.get('metric'));
  const stats = NO_PERCENTILES.includes(type) ? STATS.filter((each) => !each.startsWith('p')) : STATS;
  const asked = params.get('stat') ?? (type === 'failure_class' ? 'count' : 'mean');
  const stat = stats.includes(asked) ? asked : 'mean';
  const by = params.get('by') ?? undefined;
  const step = params.get('step') ?? 'auto';
  const span = zoomed(params) ?? spanOf(filters.range);
  const series = useSeries({
    metric: type,
    stat,
    domain: filters.domain,
    environment: filters.environment,
    eventType: filters.eventType,
    tenant: filters.tenant,
    step,
    ...span,
    ...(by === undefined ? {} : { by }),
  });
  const format = (value: number) => (stat === 'count' ? count(value) : measured(type, value));
  return (
    <>
      <div className="row between">
        <h1>{titleOf(type, stat, filters.domain ?? filters.environment, by)}</h1>
        {params.has('since') && (
          <Button variant="default" onClick={() => change({ since: undefined, until: undefined })}>
            Zoom out
          </Button>
        )}
      </div>
      <div className="row" role="group" aria-label="What is drawn">
        <SegmentedControl
          aria-label="Metric"
          data={METRIC_TYPES.map((each) => ({ value: each, label: metric(each).name }))}
          value={type}
          onChange={(next) => change({ metric: next, stat: undefined })}
        />
        <Select
          aria-label="Statistic"
          w={110}
          data={stats}
          value={stat}
          allowDeselect={false}
          onChange={(next) => change({ stat: next ?? undefined })}
        />
        <GroupBy by={by} set={(next) => change({ by: next })} />
        <Select
          aria-label="Step"
          w={128}
          data={STEPS.map((each) => ({ value: each, label: `step ${each}` }))}
          value={step}
          allowDeselect={false}
          onChange={(next) => change({ step: next === 'auto' ? undefined : (next ?? undefined) })}
        />
      </div>
      <Answer of={series} height={420}>
        {(answer) => (
          <Drawn
            series={answer}
            type={type}
            span={span}
            format={format}
            zoom={(since, until) => change({ since: since.toISOString(), until: until.toISOString() })}
          />
        )}
      </Answer>
    </>
  );
}

function zoomed(params: URLSearchParams): Span | undefined {
  const since = params.get('since');
  const until = params.get('until');
  return since !== null && until !== null ? { since, until } : undefined;
}

function titleOf(type: MetricType, stat: string, where: string | undefined, by: string | undefined): string {
  const of = where ?? 'all domains';
  const what = stat === 'count' && type === 'failure_class' ? 'Failures' : `${metric(type).name}, ${stat}`;
  return `${what} of ${of}${by === undefined ? '' : ` by ${by.replace('metadata.', '')}`}`;
}

interface DrawnProps {
  series: Series;
  type: MetricType;
  span: Span;
  format: (value: number) => string;
  zoom: (since: Date, until: Date) => void;
}

const NONE: ChangePoint[] = [];

function Drawn({ series, type, span, format, zoom }: DrawnProps) {
  const filters = useFilters();
  const markers = useMarkers(whereOf(filters), span.since).data ?? [];
  const found = useChangePoints({
    ...whereOf(filters),
    event_type: filters.eventType,
    metric_type: type,
  }).data;
  const changes = (found ?? NONE).filter(
    (change) => Date.parse(change.start.latest) >= Date.parse(span.since),
  );
  const table = useMemo(() => tableOf(series), [series]);
  const samples = series.series.reduce((sum, line) => sum + line.count, 0);
  const only = changes.length === 1 ? changes[0]?.before.mean : undefined;
  const isMean = series.stat === 'mean' && series.group_by == null;
  return (
    <>
      <Panel
        title={`${shortDate(series.since)} to ${shortDate(series.until)}`}
        aside={
          <span className="dim small num">
            n = {count(samples)}; {changes.length} {plural(changes.length, 'change')}, {markers.length}{' '}
            {plural(markers.length, 'marker')}; drag to zoom
          </span>
        }
      >
        {samples === 0 ? (
          <Empty title="There are no samples of it in this time.">
            Take a longer range, or fewer filters.
          </Empty>
        ) : (
          <LazyChart
            height={380}
            table={table}
            format={format}
            label={`${metric(type).name} over time; the same numbers are in the table below`}
            changes={changes}
            markers={markers}
            zoom={zoom}
            baseline={isMean && filters.domain !== undefined ? only : undefined}
          />
        )}
        {series.truncated && (
          <p className="dim small">
            {series.other.groups > 0 &&
              `${series.other.groups} more groups with ${count(series.other.count)} samples are left out. `}
            {series.complete_since != null &&
              `Before ${shortDate(series.complete_since)} not everything is known.`}
          </p>
        )}
      </Panel>
      <Panel
        title="The same as numbers"
        aside={
          <Button
            size="xs"
            variant="default"
            leftSection={<Icon name="download" />}
            onClick={() => save(`${type}.csv`, 'text/csv', csvOf(series))}
          >
            CSV
          </Button>
        }
      >
        <DataTable table={table} format={format} />
      </Panel>
    </>
  );
}
