/** A number within a time, as quotas are written: "60000/minute". */
export interface Rate {
  amount: number | undefined;
  per: string;
}

export const PERIODS = ['second', 'minute', 'hour', 'day'] as const;

export function readRate(text: string | null | undefined): Rate {
  const parts = /^(\d+)\/(second|minute|hour|day)$/.exec(text ?? '');
  return { amount: parts === null ? undefined : Number(parts[1]), per: parts?.[2] ?? 'minute' };
}

/** The time in words: "a minute", "an hour". */
export function perWord(per: string): string {
  return per === 'hour' ? 'an hour' : `a ${per}`;
}

/** As the server takes it; undefined where no number was said. */
export function writeRate({ amount, per }: Rate): string | undefined {
  return amount === undefined ? undefined : `${amount}/${per}`;
}
