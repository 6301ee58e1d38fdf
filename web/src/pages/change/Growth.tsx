import type { ChangePoint, Series } from '../../api/types';
import { excessOf, tableOf } from '../../charts/chart';
import { LazyChart } from '../../charts/LazyChart';
import { measured, number } from '../../format/numbers';
import { metric } from '../../format/words';
import { Panel } from '../../parts/Panel';

/** How much has come together beyond what was usual. */
export function Growth({ change, series }: { change: ChangePoint; series: Series | undefined }) {
  if (series === undefined) {
    return null;
  }
  const type = change.metric_type;
  const table = tableOf(series);
  const excess = excessOf(
    series,
    change.before.mean,
    metric(type).lessIsBetter,
    Date.parse(change.start.earliest),
  );
  const first = table.times.findIndex((time) => time * 1000 >= Date.parse(change.start.earliest));
  const from = Math.max(0, first - 1);
  const total = excess[excess.length - 1] ?? 0;
  const format = (value: number) =>
    type === 'success_rate' || type === 'quality_score' ? number(value) : measured(type, value);
  const what = type === 'success_rate' ? 'failures' : type === 'quality_score' ? 'points' : 'in all';
  return (
    <Panel
      title="How the evidence grew"
      aside={
        <span className="dim small num">
          {format(Math.abs(total))} {what} {total >= 0 ? 'beyond' : 'below'} the usual
        </span>
      }
    >
      <LazyChart
        height={150}
        table={{
          times: table.times.slice(from),
          names: ['beyond the usual'],
          columns: [excess.slice(from)],
          counts: [(table.counts[0] ?? []).slice(from)],
        }}
        format={format}
        label="What lies beyond the usual, added up since it began"
        baseline={0}
        fired={[Date.parse(change.detected_at)]}
      />
      <span className="dim small">Added up since its earliest beginning; the flag is when it was told.</span>
    </Panel>
  );
}
