import { Skeleton } from '@mantine/core';
import { Link } from 'react-router';
import { spanOf, useCall, useSeries } from '../../api/queries';
import type { ChangePoint, Dashboard, Marker, MetricType, Trend, WeekOverWeek } from '../../api/types';
import { Sparkline } from '../../charts/Sparkline';
import { count, measured, signedPercent } from '../../format/numbers';
import { readingOf } from '../../format/sentences';
import { rangeWord } from '../../format/times';
import { metric } from '../../format/words';
import { Failure } from '../../parts/Failure';
import { Arrow, State } from '../../parts/State';
import parts from '../../parts/parts.module.css';
import { useFilters, useLink, whereOf } from '../../shell/filters';
import classes from './overview.module.css';

/** One metric type: where it is, which way it goes, and whether that is real. */
export function MetricCard({
  type,
  dashboard,
  changes,
  markers,
}: {
  type: MetricType;
  dashboard: Dashboard;
  changes: readonly ChangePoint[];
  markers: readonly Marker[];
}) {
  const link = useLink();
  const filters = useFilters();
  const series = useSeries({
    metric: type,
    stat: type === 'failure_class' ? 'count' : 'mean',
    domain: filters.domain,
    environment: filters.environment,
    eventType: filters.eventType,
    tenant: filters.tenant,
    ...spanOf(filters.range),
  });
  const narrowed = useCall<Trend>(
    `/v1/outcomes/trends/${type}`,
    {
      ...whereOf(filters),
      event_type: filters.eventType,
      window: filters.window,
    },
    { every: 10_000, enabled: filters.eventType !== undefined },
  );
  const overall = dashboard.trends.find((each) => each.metric_type === type);
  const trend = filters.eventType === undefined ? overall : narrowed.data;
  const { name } = metric(type);
  if (trend === undefined) {
    return <Skeleton height={190} />;
  }
  const change = changes.find((each) => each.id === trend.evidence?.change_point_id);
  const week = dashboard.week_over_week.find((each) => each.metric_type === type);
  const failures = series.data?.series[0]?.count ?? 0;
  const isCount = type === 'failure_class';
  const isEmpty = !isCount && trend.sample_size === 0;
  const value = isCount ? count(failures) : isEmpty ? '–' : measured(type, trend.current_avg);
  return (
    <Link className={classes.card ?? ''} to={link('/explore', { metric: type })}>
      <h2 className={classes.cardHead}>{name}</h2>
      <div className={classes.value}>
        <strong>{value}</strong>
        {isCount ? (
          <span>in {rangeWord(filters.range)}</span>
        ) : (
          !isEmpty && (
            <span>
              <Arrow by={trend.change_pct} /> {signedPercent(trend.change_pct)}, n ={' '}
              {count(trend.current_count)}
            </span>
          )
        )}
      </div>
      {!isCount && <Evidence trend={trend} change={change} />}
      {series.data === undefined ? (
        series.isError ? (
          <Failure error={series.error} />
        ) : (
          <Skeleton height={44} />
        )
      ) : (
        <Sparkline
          series={series.data}
          changes={changes}
          markers={markers}
          label={`${name} over ${filters.range}, now ${value}`}
        />
      )}
      {week !== undefined && !isEmpty && filters.eventType === undefined && <Week type={type} week={week} />}
      {isCount && <div className={classes.week}>counted by time; their classes are below</div>}
    </Link>
  );
}

function Evidence({ trend, change }: { trend: Trend; change: ChangePoint | undefined }) {
  const reading = readingOf(trend, change);
  return reading.filling === undefined ? (
    <div className={classes.evidence}>
      <State shift={reading.shift}>{reading.word}</State>
      {reading.because}
    </div>
  ) : (
    <div className={parts.filling}>
      <meter min={0} max={1} value={reading.filling} aria-hidden="true" />
      {reading.word}
    </div>
  );
}

function Week({ type, week }: { type: MetricType; week: WeekOverWeek }) {
  if (week.previous_week_avg === 0) {
    return (
      <div className={classes.week}>
        7 days {measured(type, week.current_week_avg)}; nothing to compare with in the 7 before
      </div>
    );
  }
  return (
    <div className={classes.week}>
      7 days {measured(type, week.current_week_avg)}, before {measured(type, week.previous_week_avg)}:{' '}
      {signedPercent(week.pct_change)}
    </div>
  );
}
