import type { ChangePoint, Marker, Series } from '../api/types';

/** Lines over one time axis, as uPlot takes them: seconds, then a column for each line. */
export interface Table {
  times: number[];
  names: string[];
  columns: (number | null)[][];
  counts: number[][];
}

export function tableOf(series: Series): Table {
  const lines = series.series;
  const times = (lines[0]?.points ?? []).map((point) => Date.parse(point.at) / 1000);
  return {
    times,
    names: lines.map((line) => line.group ?? (series.group_by == null ? series.stat : 'none')),
    columns: lines.map((line) => line.points.map((point) => point.value ?? null)),
    counts: lines.map((line) => line.points.map((point) => point.count ?? 0)),
  };
}

/** The same numbers for a spreadsheet (RFC 4180). */
export function csvOf(series: Series): string {
  const table = tableOf(series);
  const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const head = ['at', ...table.names.flatMap((name) => [name, `${name} samples`])];
  const rows = table.times.map((time, row) => [
    new Date(time * 1000).toISOString(),
    ...table.columns.flatMap((column, line) => [
      column[row] == null ? '' : String(column[row]),
      String(table.counts[line]?.[row] ?? 0),
    ]),
  ]);
  return [head, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** What of a chart is told at a time: changes that may have begun then, and markers close by. */
export function notesAt(
  at: number,
  reach: number,
  changes: readonly ChangePoint[],
  markers: readonly Marker[],
): { changes: ChangePoint[]; markers: Marker[] } {
  return {
    changes: changes.filter(
      (change) =>
        Date.parse(change.start.earliest) - reach <= at && at <= Date.parse(change.start.latest) + reach,
    ),
    markers: markers.filter((marker) => Math.abs(Date.parse(marker.occurred_at) - at) <= reach),
  };
}

/** What lies beyond what was usual, added up: of successes the failures too many, of times the milliseconds. */
export function excessOf(series: Series, before: number, lessIsBetter: boolean, start: number): number[] {
  let sum = 0;
  return (series.series[0]?.points ?? []).map((point) => {
    if (point.value != null && Date.parse(point.at) >= start) {
      const worse = lessIsBetter ? point.value - before : before - point.value;
      sum += worse * (point.count ?? 0);
    }
    return sum;
  });
}
