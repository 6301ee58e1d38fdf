import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api/http';
import type { Loop, Template } from '../../api/types';
import { METRIC_TYPES } from '../../api/types';
import { metric } from '../../format/words';
import { Failure } from '../../parts/Failure';
import { useFilters, useLink } from '../../shell/filters';

/** Opens a loop by hand, of a template that is on. */
export function OpenLoop({ templates }: { templates: readonly Template[] }) {
  const link = useLink();
  const navigate = useNavigate();
  const filters = useFilters();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const usable = templates.filter((template) => template.enabled).map(({ name }) => name);
  const [draft, setDraft] = useState({
    template: usable[0] ?? '',
    domain: filters.domain ?? '',
    event_type: filters.eventType ?? '',
    metric_type: 'success_rate',
    why: '',
  });
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const open = useMutation({
    mutationFn: () =>
      call<Loop>('/v1/improvements/loops', {
        method: 'POST',
        query: { tenant_id: filters.tenant },
        json: draft,
      }),
    onSuccess: async (loop) => {
      await queries.invalidateQueries();
      void navigate(link(`/loops/${loop.id}`));
    },
  });
  return (
    <>
      <Button variant="default" disabled={usable.length === 0} onClick={() => setAsking(true)}>
        Open a loop
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title="Open a loop"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            open.mutate();
          }}
        >
          <Select
            label="Template"
            data={usable}
            allowDeselect={false}
            value={draft.template}
            onChange={(template) => change({ template: template ?? '' })}
          />
          <TextInput
            label="Domain"
            required
            value={draft.domain}
            onChange={(event) => change({ domain: event.currentTarget.value })}
          />
          <TextInput
            label="Event type"
            required
            value={draft.event_type}
            onChange={(event) => change({ event_type: event.currentTarget.value })}
          />
          <Select
            label="Metric"
            allowDeselect={false}
            data={METRIC_TYPES.filter((type) => type !== 'failure_class').map((value) => ({
              value,
              label: metric(value).name,
            }))}
            value={draft.metric_type}
            onChange={(type) => change({ metric_type: type ?? 'success_rate' })}
          />
          <Textarea
            label="Why"
            description="In a sentence, for its record."
            required
            autosize
            minRows={2}
            value={draft.why}
            onChange={(event) => change({ why: event.currentTarget.value })}
          />
          {open.isError && <Failure error={open.error} />}
          <Button type="submit" loading={open.isPending}>
            Open the loop
          </Button>
        </form>
      </Modal>
    </>
  );
}
