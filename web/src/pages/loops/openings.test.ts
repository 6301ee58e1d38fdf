import { expect, test } from 'vitest';
import type { TemplateSimulation } from '../../api/types';
import { bySeries, falseSentence, openedSentence, positionOf } from './openings';

const opening = (domain: string, at: string) => ({
  at,
  since: at,
  domain,
  event_type: 'run',
  metric_type: 'success_rate',
  seen: 0.2,
  event: '1',
});

const simulation: TemplateSimulation = {
  since: '2026-03-01T00:00:00Z',
  until: '2026-03-31T00:00:00Z',
  series: 3,
  complete: true,
  loops: [
    opening('bot', '2026-03-11T00:00:00Z'),
    opening('shop', '2026-03-12T00:00:00Z'),
    opening('shop', '2026-03-16T00:00:00Z'),
  ],
  false_loops: 0.25,
};

test('the busiest series comes first', () => {
  expect(bySeries(simulation.loops).map(({ name, openings }) => [name, openings.length])).toEqual([
    ['shop run, success', 2],
    ['bot run, success', 1],
  ]);
});

test('a time has its place on the axis', () => {
  expect(positionOf('2026-03-16T00:00:00Z', simulation)).toBeCloseTo(0.5);
  expect(positionOf('2026-02-01T00:00:00Z', simulation)).toBe(0);
});

test('what would have been is told with what chance explains', () => {
  expect(openedSentence(simulation)).toBe('3 loops would have opened, in 3 series that it is for.');
  expect(falseSentence(simulation)).toContain('at most 0.25');
  const untold = { ...simulation };
  delete untold.false_loops;
  expect(falseSentence(untold)).toContain('cannot be told');
  expect(openedSentence({ ...simulation, loops: [], series: 1 })).toBe(
    'No loop would have opened, in 1 series that it is for.',
  );
});
