import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChangePoint, Marker } from '../api/types';
import { exact, shortDate, ticks } from '../format/times';
import { moved, shiftOf } from '../format/words';
import type { Table } from './chart';
import { notesAt } from './chart';
import classes from './charts.module.css';

export interface TimeChartProps {
  table: Table;
  format: (value: number) => string;
  label: string;
  height?: number;
  changes?: readonly ChangePoint[];
  markers?: readonly Marker[];
  /** What was usual: a dashed line. */
  baseline?: number | undefined;
  /** Times to mark, as of alarms that would have been raised. */
  fired?: readonly number[];
  zoom?: (since: Date, until: Date) => void;
}

const SERIES = ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6'];

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Changes as bands with their range, markers as flags, the baseline as a dashed line. */
function drawContext(plot: uPlot, props: TimeChartProps): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const x = (time: number) => plot.valToPos(time / 1000, 'x', true);
  const within = (at: number) => Math.max(bbox.left, Math.min(bbox.left + bbox.width, at));
  ctx.save();
  for (const change of props.changes ?? []) {
    const left = within(x(Date.parse(change.start.earliest)));
    const right = within(x(Date.parse(change.start.latest)));
    ctx.fillStyle = colour(shiftOf(change.direction) === 'worse' ? '--worse-line' : '--better-line');
    ctx.globalAlpha = 0.22;
    ctx.fillRect(left, bbox.top, Math.max(2 * ratio, right - left), bbox.height);
    ctx.globalAlpha = 1;
    ctx.fillRect(within(x(Date.parse(change.start.at))), bbox.top, ratio, bbox.height);
  }
  if (props.baseline !== undefined) {
    const y = plot.valToPos(props.baseline, 'y', true);
    ctx.strokeStyle = colour('--ink-3');
    ctx.setLineDash([4 * ratio, 4 * ratio]);
    ctx.lineWidth = ratio;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  const flag = (time: number, fill: string) => {
    const at = x(time);
    if (at < bbox.left || at > bbox.left + bbox.width) {
      return;
    }
    ctx.fillStyle = fill;
    ctx.fillRect(at, bbox.top, ratio, bbox.height);
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at + 9 * ratio, bbox.top + 4 * ratio);
    ctx.lineTo(at, bbox.top + 8 * ratio);
    ctx.fill();
  };
  (props.markers ?? []).forEach((marker) => flag(Date.parse(marker.occurred_at), colour('--line-strong')));
  (props.fired ?? []).forEach((time) => flag(time, colour('--worse-line')));
  ctx.restore();
}

function optionsOf(props: TimeChartProps, width: number, hover: (row: number | null) => void): uPlot.Options {
  const axis = (): uPlot.Axis => ({
    stroke: colour('--ink-2'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    font: '12px ' + getComputedStyle(document.body).fontFamily,
  });
  return {
    width,
    height: props.height ?? 280,
    padding: [8, 8, 0, 0],
    cursor: { y: false, drag: { x: props.zoom !== undefined, y: false, setScale: false } },
    legend: { show: false },
    scales: { x: { time: true }, y: { range: (_, low, high) => rangeOf(low, high, props.baseline) } },
    axes: [
      {
        ...axis(),
        size: 40,
        grid: { show: false },
        values: (_, splits, _axis, _space, step) => ticks(splits, step),
      },
      { ...axis(), size: 64, values: (_, splits) => splits.map(props.format) },
    ],
    series: [
      {},
      ...props.table.names.map((name, line) => ({
        label: name,
        stroke: colour(SERIES[line % SERIES.length] ?? '--ink'),
        width: 1.4,
        spanGaps: true,
        points: { show: props.table.times.length < 60, size: 4 },
      })),
    ],
    hooks: {
      drawAxes: [(plot) => drawContext(plot, props)],
      setCursor: [(plot) => hover(plot.cursor.idx ?? null)],
      setSelect: [
        (plot) => {
          if (plot.select.width > 4 && props.zoom) {
            const at = (place: number) => new Date(plot.posToVal(place, 'x') * 1000);
            props.zoom(at(plot.select.left), at(plot.select.left + plot.select.width));
            plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          }
        },
      ],
    },
  };
}

/** With room above and below; the baseline is seen. */
function rangeOf(low: number, high: number, baseline: number | undefined): [number, number] {
  const least = Math.min(low, baseline ?? low);
  const most = Math.max(high, baseline ?? high);
  const room = most === least ? Math.abs(most) * 0.1 || 1 : (most - least) * 0.08;
  return [least >= 0 ? Math.max(0, least - room) : least - room, most + room];
}

/** A chart over time. Loaded when the first one is shown. */
export default function TimeChart(props: TimeChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [row, setRow] = useState<number | null>(null);
  const [width, setWidth] = useState(0);
  const [scheme, setScheme] = useState('');

  useEffect(() => {
    const element = place.current;
    if (element === null) {
      return undefined;
    }
    const sizes = new ResizeObserver(() => setWidth(element.clientWidth));
    sizes.observe(element);
    const root = document.documentElement;
    const schemes = new MutationObserver(() => setScheme(root.dataset.mantineColorScheme ?? ''));
    schemes.observe(root, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] });
    return () => {
      sizes.disconnect();
      schemes.disconnect();
    };
  }, []);

  useEffect(() => {
    if (place.current === null || width === 0) {
      return undefined;
    }
    const data: uPlot.AlignedData = [props.table.times, ...props.table.columns];
    const plot = new uPlot(optionsOf(props, width, setRow), data, place.current);
    return () => plot.destroy();
  }, [props, width, scheme]);

  return (
    <div className={classes.chart} style={{ minHeight: props.height ?? 280 }}>
      {props.table.names.length > 1 && (
        <div className={classes.legend}>
          {props.table.names.map((name, line) => (
            <span className={classes.key} key={name}>
              <i style={{ borderColor: `var(${SERIES[line % SERIES.length] ?? '--ink'})` }} />
              <span className={classes.keyName}>{name}</span>
            </span>
          ))}
        </div>
      )}
      <div ref={place} role="img" aria-label={props.label} />
      {row !== null && <Tip props={props} row={row} />}
    </div>
  );
}

function Tip({ props, row }: { props: TimeChartProps; row: number }) {
  const { times, names, columns, counts } = props.table;
  const at = (times[row] ?? 0) * 1000;
  const step = times.length > 1 ? ((times[1] ?? 0) - (times[0] ?? 0)) * 1000 : 60_000;
  const notes = notesAt(at, step, props.changes ?? [], props.markers ?? []);
  const side = row > times.length / 2 ? { left: 72 } : { right: 8 };
  return (
    <div className={classes.tip} style={side}>
      <b title={exact(at)}>{shortDate(at)}</b>
      {names.map((name, line) => {
        const value = columns[line]?.[row];
        return (
          <span key={name}>
            {names.length > 1 ? `${name}: ` : ''}
            {value == null ? 'no samples' : `${props.format(value)}, n = ${counts[line]?.[row] ?? 0}`}
          </span>
        );
      })}
      {notes.changes.map((change) => (
        <span key={change.id}>
          May have begun here: {change.domain} {moved(change.before.mean, change.after.mean)} to{' '}
          {props.format(change.after.mean)}
        </span>
      ))}
      {notes.markers.map((marker) => (
        <span key={marker.id}>
          {marker.kind}: {marker.label} ({marker.domain})
        </span>
      ))}
    </div>
  );
}
