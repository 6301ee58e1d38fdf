import type { ChangePoint, Marker, Series } from '../api/types';
import { shiftOf } from '../format/words';
import classes from './charts.module.css';
import { pathOf, scaleOf, smoothed } from './spark';

const BOX = { width: 240, height: 44, pad: 4 };

/** A word-sized line, with where it changed and what was done. */
export function Sparkline({
  series,
  changes,
  markers,
  label,
}: {
  series: Series;
  changes: readonly ChangePoint[];
  markers: readonly Marker[];
  label: string;
}) {
  const spots = smoothed(series.series[0]?.points ?? [], 48, series.stat === 'count');
  const drawn = spots.filter((spot) => spot.value !== null);
  const last = drawn[drawn.length - 1];
  if (last?.value == null) {
    return <div className={classes.noLine}>no samples in this time</div>;
  }
  const since = Date.parse(series.since);
  const until = Date.parse(series.until);
  const scale = scaleOf(drawn, BOX, since, until);
  const inside = (at: number) => Math.max(BOX.pad, Math.min(BOX.width - BOX.pad, scale.x(at)));
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {changes.map((change) => {
        const left = inside(Date.parse(change.start.earliest));
        const width = Math.max(3, inside(Date.parse(change.start.latest)) - left);
        return (
          <rect
            key={change.id}
            className={classes.band}
            data-shift={shiftOf(change.direction)}
            x={left}
            y={0}
            width={width}
            height={BOX.height}
          />
        );
      })}
      {markers.map((marker) => {
        const at = inside(Date.parse(marker.occurred_at));
        return <path key={marker.id} className={classes.flag} d={`M${at} ${BOX.height}v-8`} />;
      })}
      <path className={classes.line} d={pathOf(spots, scale)} />
      <path className={classes.last} d={`M${scale.x(last.at)} ${scale.y(last.value)}h0`} />
    </svg>
  );
}
