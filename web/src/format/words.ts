import type { MetricType } from '../api/types';

export type Shift = 'worse' | 'better' | 'neutral';

interface Metric {
  name: string;
  /** In the middle of a sentence. */
  noun: string;
  lessIsBetter: boolean;
}

const METRICS: Record<MetricType, Metric> = {
  success_rate: { name: 'Success', noun: 'success', lessIsBetter: false },
  quality_score: { name: 'Quality', noun: 'quality', lessIsBetter: false },
  latency_ms: { name: 'Latency', noun: 'latency', lessIsBetter: true },
  cost_usd: { name: 'Cost', noun: 'cost', lessIsBetter: true },
  failure_class: { name: 'Failures', noun: 'failures', lessIsBetter: true },
};

export function metric(type: MetricType): Metric {
  return METRICS[type];
}

export function shiftOf(direction: 'decline' | 'improvement' | 'declining' | 'improving' | 'stable'): Shift {
  switch (direction) {
    case 'decline':
    case 'declining':
      return 'worse';
    case 'improvement':
    case 'improving':
      return 'better';
    case 'stable':
      return 'neutral';
  }
}

/** "fell" or "rose": which way the values went, whatever that means. */
export function moved(before: number, after: number): string {
  if (after < before) {
    return 'fell';
  }
  return after > before ? 'rose' : 'stayed';
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many;
}
