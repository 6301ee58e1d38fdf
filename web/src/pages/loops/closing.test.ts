import { expect, test } from 'vitest';
import type { Verification } from '../../api/types';
import { apart, planeOf, shares } from './closing';

const verification = (looks: Verification['looks']): Verification => ({
  reason: 'open',
  against: 'fresh',
  causal: false,
  samples: looks[looks.length - 1]?.samples ?? 0,
  minimum_samples: 50,
  deadline: '2026-03-05T10:00:00Z',
  effect: 0.05,
  bar: 0,
  looks,
  guardrails: [],
});

test('the plane holds zero, the gain asked for and what the sequence tells', () => {
  const plane = planeOf(
    verification([
      { samples: 1, difference: 0.4, low: -0.9, high: 0.9 },
      { samples: 60, difference: 0.2, low: -0.1, high: 0.4 },
    ]),
  );
  expect(plane.samples).toBe(60);
  expect(plane.low).toBeCloseTo(-0.12);
  expect(plane.high).toBeCloseTo(0.42);
});

test('before there is a sample, the plane has room for those needed', () => {
  expect(planeOf(verification([]))).toEqual({ samples: 50, low: -0.07, high: 0.07 });
});

test('shares are round, with zero among them', () => {
  expect(shares(-0.12, 0.42)).toEqual([-0.1, 0, 0.1, 0.2, 0.3, 0.4]);
  expect(shares(-0.07, 0.07)).toEqual([-0.05, 0, 0.05]);
});

test('labels do not lie on each other', () => {
  expect(apart(100, 96, 14)).toBe(86);
  expect(apart(100, 104, 14)).toBe(114);
  expect(apart(100, 60, 14)).toBe(60);
});
