import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';

const USUAL = [
  'domain',
  'event_type',
  'metadata.agent',
  'metadata.version',
  'metadata.environment',
  'metadata.failure_class',
];
const OTHER = 'metadata.';

/** What the lines differ in. */
export function GroupBy({ by, set }: { by: string | undefined; set: (by: string | undefined) => void }) {
  const [isOther, setOther] = useState(by !== undefined && !USUAL.includes(by));
  const [key, setKey] = useState(isOther ? (by ?? '').slice(OTHER.length) : '');
  return (
    <>
      <Select
        aria-label="Split by"
        placeholder="Not split"
        w={190}
        clearable
        data={[
          ...USUAL.map((value) => ({ value, label: `by ${value.replace('metadata.', '')}` })),
          { value: OTHER, label: 'by another metadata key' },
        ]}
        value={isOther ? OTHER : (by ?? null)}
        onChange={(next) => {
          setOther(next === OTHER);
          if (next !== OTHER) {
            set(next ?? undefined);
          }
        }}
      />
      {isOther && (
        <TextInput
          aria-label="Metadata key"
          placeholder="metadata key, then Enter"
          w={190}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && key.trim() !== '') {
              set(OTHER + key.trim());
            }
          }}
        />
      )}
    </>
  );
}
