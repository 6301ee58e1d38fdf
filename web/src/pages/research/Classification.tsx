import { Select } from '@mantine/core';
import type { IntakeDraft } from './intake';

export type Classified = Pick<IntakeDraft, 'type' | 'urgency'>;

const TYPES: Classified['type'][] = ['technical', 'internal', 'external', 'competitive', 'user'];
const URGENCIES: Classified['urgency'][] = ['high', 'medium', 'low'];

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
        data={TYPES}
        value={draft.type}
        onChange={(type) => change({ type: type ?? 'technical' })}
      />
      <Select
        label="Urgency"
        allowDeselect={false}
        data={URGENCIES}
        value={draft.urgency}
        onChange={(urgency) => change({ urgency: urgency ?? 'medium' })}
      />
    </>
  );
}
