import { expect, test } from 'vitest';
import type { ChangePoint, Trend } from '../api/types';
import { changeSentence, headline, isQuiet, readingOf, regressions } from './sentences';

const NOW = new Date(2026, 10, 30, 12, 0).getTime();

function changeOf(more: Partial<ChangePoint> = {}): ChangePoint {
  return {
    id: 'cp_1',
    tenant_id: 'acme',
    domain: 'support-bot',
    event_type: 'answer',
    metric_type: 'success_rate',
    direction: 'decline',
    status: 'open',
    detected_at: new Date(NOW).toISOString(),
    start: {
      at: new Date(2026, 10, 29, 0, 3).toISOString(),
      earliest: new Date(2026, 10, 28, 23).toISOString(),
      latest: new Date(2026, 10, 29, 2).toISOString(),
    },
    before: { mean: 0.9175, samples: 800 },
    after: { mean: 0.726, samples: 95 },
    baseline: { kind: 'flat' },
    evidence: { basis: 'calibrated', false_alarms: 'at most one in 10 series-years', excess: 0.19 },
    ...more,
  };
}

function trendOf(more: Partial<Trend> = {}): Trend {
  return {
    metric_type: 'success_rate',
    domain: 'all',
    window: 20,
    direction: 'declining',
    sample_size: 20,
    values: [],
    previous_avg: 0.9,
    current_avg: 0.8,
    change_pct: -11,
    previous_count: 10,
    current_count: 10,
    evidence: { status: 'inconclusive' },
    ...more,
  };
}

test('a change is told with its values and since when', () => {
  expect(changeSentence(changeOf(), NOW)).toMatch(
    /^support-bot success fell from 0\.92 to 0\.73 since Sunday.*12:03 AM$/,
  );
  expect(changeSentence(changeOf({ metadata: { region: 'eu' } }), NOW)).toMatch(
    /^support-bot region=eu success/,
  );
});

test('only open declines are regressions, the gravest first', () => {
  const small = changeOf({ id: 'small', after: { mean: 0.9, samples: 95 } });
  const grave = changeOf({ id: 'grave', after: { mean: 0.4, samples: 95 } });
  const better = changeOf({ id: 'better', direction: 'improvement' });
  const over = changeOf({ id: 'over', status: 'recovered' });
  expect(regressions([small, better, over, grave]).map((change) => change.id)).toEqual(['grave', 'small']);
  expect(headline([small, grave]).text).toBe('2 regressions are significant.');
  expect(headline([better, over]).shift).toBe('neutral');
});

test('colour is for evidence: a leaning is neutral', () => {
  expect(readingOf(trendOf(), undefined)).toMatchObject({ shift: 'neutral', word: 'leans worse' });
  const significant = trendOf({
    direction: 'improving',
    evidence: { status: 'significant', change_point_id: 'cp_1' },
  });
  expect(readingOf(significant, changeOf()).shift, 'the change point counts, not the leaning').toBe('worse');
});

test('too few samples are a state of their own', () => {
  const few = readingOf(trendOf({ sample_size: 12, evidence: { status: 'too_few_samples' } }), undefined);
  expect(few.word).toBe('too few samples: 12 of 30');
  expect(few.filling).toBeCloseTo(0.4);
  expect(readingOf(trendOf({ sample_size: 0 }), undefined).word).toBe('no samples');
});

test('it is quiet after a day without events', () => {
  const newest = '2026-03-02T08:00:00Z';
  expect(isQuiet(newest, Date.parse('2026-03-03T07:00:00Z'))).toBe(false);
  expect(isQuiet(newest, Date.parse('2026-03-03T09:00:00Z'))).toBe(true);
});
