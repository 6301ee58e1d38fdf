import type { MetricType } from '../api/types';
import { numberFormat } from './intl';

function rounded(value: number, digits: number, options: Intl.NumberFormatOptions = {}): string {
  return numberFormat({ maximumSignificantDigits: digits, ...options }).format(value);
}

/** Two or three significant digits. */
export function number(value: number): string {
  return rounded(value, 3);
}

/** Whole numbers, shortened from ten thousand on: 240, 1,204, 32.6k. */
export function count(value: number): string {
  return Math.abs(value) < 10_000
    ? numberFormat({ maximumFractionDigits: 0 }).format(value)
    : rounded(value, 3, { notation: 'compact' });
}

/** As percent, apart from its number as every unit is. */
export function share(value: number): string {
  const digits = Math.abs(value) < 0.1 && value !== 0 ? 1 : 0;
  return `${numberFormat({ maximumFractionDigits: digits }).format(value * 100)}\u00a0%`;
}

/** What stands between the whole and its parts: a comma in many languages. */
export function decimalMark(): string {
  const parts = numberFormat({}).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

/** With its sign and a real minus. */
export function signedPercent(value: number): string {
  const digits = Math.abs(value) < 10 ? 1 : 0;
  const text = numberFormat({ maximumFractionDigits: digits }).format(Math.abs(value));
  if (Number(Math.abs(value).toFixed(digits)) === 0) {
    return '±0\u00a0%';
  }
  return `${value < 0 ? '−' : '+'}${text}\u00a0%`;
}

export function dollars(value: number): string {
  const small = Math.abs(value) < 100;
  return numberFormat({
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    ...(small ? { minimumSignificantDigits: 2, maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 }),
  }).format(value);
}

export function milliseconds(value: number): string {
  if (Math.abs(value) < 1_000) {
    return `${rounded(value, 3)} ms`;
  }
  const seconds = value / 1_000;
  return seconds < 120 ? `${rounded(seconds, 3)} s` : `${rounded(seconds / 60, 3)} min`;
}

/** A value in the unit of its metric type. */
export function measured(type: MetricType, value: number): string {
  switch (type) {
    case 'success_rate':
    case 'quality_score':
      return numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
    case 'latency_ms':
      return milliseconds(value);
    case 'cost_usd':
      return dollars(value);
    case 'failure_class':
      return count(value);
  }
}

export function bytes(value: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${rounded(size, 3)} ${units[unit] ?? 'B'}`;
}
