import type { ChangePoint, Evidence, Trend } from '../api/types';
import { count, measured } from './numbers';
import { since } from './times';
import { metric, moved, plural, shiftOf, type Shift } from './words';

/** How many samples the statistics want before they say anything. */
export const ENOUGH_SAMPLES = 30;

/** What happened, in one sentence: "support-bot success fell from 0.92 to 0.73 since Sunday 00:03". */
export function changeSentence(change: ChangePoint, now?: number): string {
  const { before, after, metric_type: type } = change;
  const values = `${moved(before.mean, after.mean)} from ${measured(type, before.mean)} to ${measured(type, after.mean)}`;
  return `${subjectOf(change)} ${metric(type).noun} ${values} since ${since(change.start.at, now)}`;
}

/** What it happened to. */
export function subjectOf(change: Pick<ChangePoint, 'domain' | 'metadata'>): string {
  const values = Object.entries(change.metadata ?? {}).map(([key, value]) => `${key}=${value}`);
  return [change.domain, ...values].join(' ');
}

/** Those that are bad, the largest evidence first. */
export function regressions(changes: readonly ChangePoint[]): ChangePoint[] {
  return changes
    .filter((change) => change.status === 'open' && change.direction === 'decline')
    .sort((one, other) => severity(other) - severity(one));
}

/** How much was lost, as a share of what was usual, weighed by how much it rests on. */
function severity(change: ChangePoint): number {
  const lost = Math.abs(change.after.mean - change.before.mean) / (Math.abs(change.before.mean) || 1);
  return lost * Math.sqrt(change.after.samples);
}

/** The first thing that anybody reads. */
export function headline(changes: readonly ChangePoint[]): { shift: Shift; text: string } {
  const bad = regressions(changes);
  if (bad.length === 0) {
    return { shift: 'neutral', text: 'Nothing is getting worse beyond what chance explains.' };
  }
  const verb = plural(bad.length, 'is', 'are');
  return {
    shift: 'worse',
    text: `${bad.length} ${plural(bad.length, 'regression')} ${verb} significant.`,
  };
}

const QUIET = 24 * 3_600_000;

/** True where what is shown may no longer be so, as nothing was recorded for a day. */
export function isQuiet(newest: string, now: number = Date.now()): boolean {
  return now - Date.parse(newest) > QUIET;
}

interface Reading {
  shift: Shift;
  word: string;
  /** Why it is called so. */
  because?: string;
  /** How many samples there are of those needed; undefined where there are enough. */
  filling?: number;
}

/** What a trend may be called: a state only where the evidence is there, a leaning else. */
export function readingOf(trend: Trend, change: ChangePoint | undefined): Reading {
  const evidence: Evidence | undefined = trend.evidence ?? undefined;
  if (evidence?.status === 'significant' && change !== undefined) {
    const shift = shiftOf(change.direction);
    const where = trend.domain === 'all' ? `${subjectOf(change)}, ` : '';
    return { shift, word: shift, because: `${where}significant since ${since(change.start.at)}` };
  }
  if (trend.sample_size === 0) {
    return { shift: 'neutral', word: 'no samples' };
  }
  if (evidence?.status === 'too_few_samples') {
    return {
      shift: 'neutral',
      word: `too few samples: ${count(trend.sample_size)} of ${ENOUGH_SAMPLES}`,
      filling: trend.sample_size / ENOUGH_SAMPLES,
    };
  }
  if (trend.direction === 'stable') {
    return { shift: 'neutral', word: 'stable' };
  }
  const leaning = trend.direction === 'improving' ? 'better' : 'worse';
  return { shift: 'neutral', word: `leans ${leaning}`, because: 'inconclusive' };
}
