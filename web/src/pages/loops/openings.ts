import type { MetricType, TemplateSimulation } from '../../api/types';
import { number } from '../../format/numbers';
import { metric, plural } from '../../format/words';

type Opening = TemplateSimulation['loops'][number];

export interface SeriesOpenings {
  name: string;
  openings: Opening[];
}

/** Openings by their series, the busiest first. */
export function bySeries(loops: readonly Opening[]): SeriesOpenings[] {
  const found = new Map<string, Opening[]>();
  for (const loop of loops) {
    const name = `${loop.domain} ${loop.event_type}, ${metric(loop.metric_type as MetricType).noun}`;
    found.set(name, [...(found.get(name) ?? []), loop]);
  }
  return [...found]
    .map(([name, openings]) => ({ name, openings }))
    .sort((one, other) => other.openings.length - one.openings.length || one.name.localeCompare(other.name));
}

/** Where on the axis a time is, from 0 to 1. */
export function positionOf(at: string, simulation: Pick<TemplateSimulation, 'since' | 'until'>): number {
  const since = Date.parse(simulation.since);
  const length = Date.parse(simulation.until) - since;
  return length <= 0 ? 0 : Math.max(0, Math.min(1, (Date.parse(at) - since) / length));
}

/** How many it would have opened, in how many series. */
export function openedSentence(simulation: TemplateSimulation): string {
  const { loops, series } = simulation;
  const count = loops.length === 0 ? 'No loop' : `${loops.length} ${plural(loops.length, 'loop')}`;
  return `${count} would have opened, in ${series} ${plural(series, 'series', 'series')} that it is for.`;
}

/** How many of them were false, for all one can tell. */
export function falseSentence(simulation: TemplateSimulation): string {
  const { false_loops: falsely, loops } = simulation;
  if (falsely == null) {
    return loops.length === 0
      ? ''
      : 'How many of them are false cannot be told: only the trigger change_point bounds its false alarms.';
  }
  return `If nothing had changed at all, chance alone would have opened at most ${number(falsely)}.`;
}
