import type { Verification } from '../../api/types';

/** The part of the plane in which a confidence sequence is drawn: samples along, differences up, as shares. */
export interface Plane {
  samples: number;
  low: number;
  high: number;
}

const ROOM = 0.02;

/** So much that the sequence fits where it tells something; its wide beginning may be cut. */
export function planeOf(verification: Verification): Plane {
  const { looks, effect, bar, minimum_samples: minimum, samples } = verification;
  const last = looks[looks.length - 1];
  const told = looks.filter((look) => look.samples >= Math.min(20, (last?.samples ?? 0) / 3));
  const low = Math.min(-0.05, bar, ...told.map((look) => look.low));
  const high = Math.max(0.05, effect, bar, ...told.map((look) => look.high));
  return {
    samples: Math.max(1, samples, minimum, last?.samples ?? 0),
    low: Math.max(-1, low - ROOM),
    high: Math.min(1, high + ROOM),
  };
}

/** Round shares from low to high, few enough to be read: 0 is among them where it is inside. */
export function shares(low: number, high: number, most = 6): number[] {
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1].find((each) => (high - low) / each <= most) ?? 1;
  const ticks: number[] = [];
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + 1e-9; at++) {
    ticks.push(Number((at * step).toFixed(4)) + 0);
  }
  return ticks;
}

/** Moves the second of two labels away from the first, where they would lie on each other. */
export function apart(fixed: number, moving: number, distance: number): number {
  if (Math.abs(fixed - moving) >= distance) {
    return moving;
  }
  return moving <= fixed ? fixed - distance : fixed + distance;
}
