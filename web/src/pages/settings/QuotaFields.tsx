import { NumberInput, Select } from '@mantine/core';
import type { Quotas } from '../../api/types';
import { faultAt } from '../../api/http';
import { bytes, count } from '../../format/numbers';
import classes from './settings.module.css';
import { PERIODS, perWord, readRate, writeRate } from './rates';

type Name = keyof Quotas;

const FIELDS: readonly { name: Name; label: string; unit: string; meaning: string }[] = [
  { name: 'requests', label: 'Requests', unit: 'requests', meaning: 'every call with credentials' },
  { name: 'bytes', label: 'Bytes', unit: 'bytes', meaning: 'of bodies, as they are sent' },
  {
    name: 'events',
    label: 'Events',
    unit: 'events',
    meaning: 'duplicates too; a batch that does not fit is refused whole',
  },
];

/** A bound in words: "60,000 events a minute", "no bound". */
export function boundWord(text: string | null | undefined, unit: string): string {
  const { amount, per } = readRate(text);
  if (amount === undefined) {
    return 'no bound';
  }
  return `${unit === 'bytes' ? bytes(amount) : `${count(amount)} ${unit}`} ${perWord(per)}`;
}

/** How much may be done within a time; more is answered with 429 and when to come again. */
export function QuotaFields({
  quotas,
  set,
  otherwise,
  error,
  isReadOnly = false,
}: {
  quotas: Quotas;
  set: (quotas: Quotas) => void;
  /** What holds where a field is empty. */
  otherwise: (name: Name, unit: string) => string;
  error: unknown;
  isReadOnly?: boolean;
}) {
  return FIELDS.map(({ name, label, unit, meaning }) => {
    const rate = readRate(quotas[name]);
    return (
      <div key={name} className={classes.rate}>
        <NumberInput
          label={`${label}, at most`}
          description={`${meaning}; empty: ${otherwise(name, unit)}`}
          placeholder={otherwise(name, unit)}
          min={1}
          allowDecimal={false}
          thousandSeparator=" "
          readOnly={isReadOnly}
          value={rate.amount ?? ''}
          error={faultAt(error, `/quotas/${name}`)}
          onChange={(amount) =>
            set({
              ...quotas,
              [name]: writeRate({ ...rate, amount: typeof amount === 'number' ? amount : undefined }),
            })
          }
        />
        <Select
          aria-label={`${label}: within`}
          data={PERIODS.map((per) => ({ value: per, label: perWord(per) }))}
          value={rate.per}
          allowDeselect={false}
          disabled={isReadOnly || rate.amount === undefined}
          onChange={(per) => set({ ...quotas, [name]: writeRate({ ...rate, per: per ?? rate.per }) })}
        />
      </div>
    );
  });
}
