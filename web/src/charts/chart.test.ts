import { expect, test } from 'vitest';
import type { Series } from '../api/types';
import { csvOf, excessOf, notesAt, tableOf } from './chart';
import { pathOf, scaleOf, smoothed } from './spark';

const at = (minute: number) => `2026-03-01T00:${String(minute).padStart(2, '0')}:00Z`;

const series: Series = {
  metric_type: 'success_rate',
  domain: 'all',
  event_type: 'all',
  stat: 'mean',
  group_by: 'domain',
  since: at(0),
  until: at(3),
  step: 'PT1M',
  relative_accuracy: 0,
  truncated: false,
  other: { groups: 0, count: 0 },
  series: [
    {
      group: 'a, "b"',
      count: 14,
      points: [
        { at: at(0), count: 10, value: 0.9 },
        { at: at(1), count: 0 },
        { at: at(2), count: 4, value: 0.5 },
      ],
    },
  ],
};

test('a table has nulls where there is nothing', () => {
  const table = tableOf(series);
  expect(table.columns).toEqual([[0.9, null, 0.5]]);
  expect(table.counts).toEqual([[10, 0, 4]]);
  expect(table.times[1]).toBe(Date.parse(at(1)) / 1000);
});

test('CSV quotes what has to be quoted', () => {
  expect(csvOf(series).split('\r\n')).toEqual([
    'at,"a, ""b""","a, ""b"" samples"',
    '2026-03-01T00:00:00.000Z,0.9,10',
    '2026-03-01T00:01:00.000Z,,0',
    '2026-03-01T00:02:00.000Z,0.5,4',
    '',
  ]);
});

test('what lies beyond the usual is added up from its beginning on', () => {
  expect(excessOf(series, 0.9, false, Date.parse(at(1))).map((sum) => Number(sum.toFixed(6)))).toEqual([
    0, 0, 1.6,
  ]);
});

test('means are weighted and gaps stay gaps', () => {
  const points = series.series[0]?.points ?? [];
  expect(smoothed(points, 1)[0]?.value).toBeCloseTo((0.9 * 10 + 0.5 * 4) / 14);
  expect(smoothed(points, 1, true)[0]?.value).toBe(14);
  const spots = smoothed(points, 3);
  const path = pathOf(spots, scaleOf(spots, { width: 100, height: 40, pad: 4 }));
  expect(path.match(/M/g), 'two strokes').toHaveLength(2);
});

test('markers are told close to where they are', () => {
  const marker = {
    id: 'm',
    tenant_id: 't',
    domain: 'd',
    kind: 'deploy' as const,
    label: 'x',
    occurred_at: at(1),
    recorded_at: at(1),
  };
  expect(notesAt(Date.parse(at(1)), 30_000, [], [marker]).markers).toHaveLength(1);
  expect(notesAt(Date.parse(at(2)), 30_000, [], [marker]).markers).toHaveLength(0);
});
