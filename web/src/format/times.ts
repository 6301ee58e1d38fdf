import { relativeFormat, timeFormat } from './intl';
import { plural } from './words';

/** As the reader writes it; what is no time stays as it came. */
function written(time: string | number | Date, options: Intl.DateTimeFormatOptions): string {
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? String(time) : timeFormat(options).format(at);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', 1_000],
];

/** "3 hours ago". */
export function ago(time: string | number, now: number = Date.now()): string {
  const left = new Date(time).getTime() - now;
  const format = relativeFormat({ numeric: 'auto' });
  for (const [unit, length] of UNITS) {
    if (Math.abs(left) >= length) {
      return format.format(Math.round(left / length), unit);
    }
  }
  return format.format(0, 'second');
}

/** As people say it: the hour today, the weekday within a week, else the date. */
export function since(time: string | number, now: number = Date.now()): string {
  const at = new Date(time);
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  if (at.toDateString() === new Date(now).toDateString()) {
    return written(time, clock);
  }
  if (now - at.getTime() < 6 * DAY && at.getTime() < now) {
    return written(time, { weekday: 'long', ...clock });
  }
  return written(time, { day: 'numeric', month: 'short', ...clock });
}

export function exact(time: string | number): string {
  return written(time, { dateStyle: 'medium', timeStyle: 'medium' });
}

export function clock(time: string | number): string {
  return written(time, { hour: 'numeric', minute: 'numeric', second: 'numeric' });
}

/** To the second today, else with its day. */
export function moment(time: string | number, now: number = Date.now()): string {
  return new Date(time).toDateString() === new Date(now).toDateString() ? clock(time) : shortDate(time);
}

/** Short, for the axis and the ends of a range. */
export function shortDate(time: string | number): string {
  return written(time, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

/** "2 h", "3 d": how long. */
export function duration(milliseconds: number): string {
  if (milliseconds < MINUTE) {
    return `${Math.round(milliseconds / 1_000)} s`;
  }
  if (milliseconds < HOUR) {
    return `${Math.round(milliseconds / MINUTE)} min`;
  }
  return milliseconds < 2 * DAY
    ? `${Math.round(milliseconds / HOUR)} h`
    : `${Math.round(milliseconds / DAY)} d`;
}

export const RANGES = ['1h', '6h', '24h', '7d', '14d', '30d', '90d'] as const;

/** How long a range such as 7d is. */
export function lengthOf(range: string): number {
  const parts = /^(\d+)([mhd])$/.exec(range);
  const length = Number(parts?.[1] ?? 7);
  switch (parts?.[2]) {
    case 'm':
      return length * MINUTE;
    case 'h':
      return length * HOUR;
    default:
      return length * DAY;
  }
}

/** A range in words: "7 days", "an hour". */
export function rangeWord(range: string): string {
  const parts = /^(\d+)([mhd])$/.exec(range);
  const amount = Number(parts?.[1] ?? 7);
  const unit = { m: 'minute', h: 'hour', d: 'day' }[parts?.[2] ?? 'd'] ?? 'day';
  return `${amount} ${plural(amount, unit)}`;
}

/** Words for the ticks of a time axis, in seconds: the hour, with the day where it begins. */
export function ticks(splits: readonly number[], stepSeconds: number): string[] {
  let before = '';
  return splits.map((split) => {
    const at = new Date(split * 1_000);
    const day = written(at, { day: 'numeric', month: 'short' });
    if (stepSeconds * 1_000 >= DAY) {
      return day;
    }
    const hour = written(at, { hour: '2-digit', minute: '2-digit' });
    const text = day === before ? hour : `${hour}\n${day}`;
    before = day;
    return text;
  });
}
