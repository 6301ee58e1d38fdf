import { Select } from '@mantine/core';

interface Classified {
  type: string;
  urgency: string;
}

/** What kind of question a request is, and how much it presses. */
export function Classification({
  draft,
  change,
}: {
  draft: Classified;
  change: (part: Partial<Classified>) => void;
}) {
  return (
    <>
      <Select
        label="Type"
        allowDeselect={false}
        data={['technical', 'internal', 'external', 'competitive', 'user']}
        value={draft.type}
        onChange={(type) => change({ type: type ?? 'technical' })}
      />
      <Select
        label="Urgency"
        allowDeselect={false}
        data={['high', 'medium', 'low']}
        value={draft.urgency}
        onChange={(urgency) => change({ urgency: urgency ?? 'medium' })}
      />
    </>
  );
}
