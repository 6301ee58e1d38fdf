import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/http';
import { Failure } from '../../parts/Failure';
import { useFilters } from '../../shell/filters';
import { Classification, type Classified } from './Classification';

/** Asks for something to be found out. */
export function NewIntake({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const filters = useFilters();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Classified & { title: string; summary: string; category: string }>({
    title: '',
    summary: '',
    category: 'reliability',
    type: 'technical',
    urgency: 'medium',
  });
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const submit = useMutation({
    mutationFn: () =>
      call('/v1/improvements/intakes', {
        method: 'POST',
        query: { tenant_id: filters.tenant },
        json: {
          classification: { research_type: draft.type, category: draft.category, urgency: draft.urgency },
          content: { title: draft.title, ...(draft.summary.trim() === '' ? {} : { summary: draft.summary }) },
        },
      }),
    onSuccess: async () => {
      change({ title: '', summary: '' });
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title="Ask for research"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit.mutate();
        }}
      >
        <TextInput
          label="What is to be found out"
          required
          data-autofocus
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          label="What is known"
          autosize
          minRows={3}
          value={draft.summary}
          onChange={(event) => change({ summary: event.currentTarget.value })}
        />
        <TextInput
          label="Category"
          required
          value={draft.category}
          onChange={(event) => change({ category: event.currentTarget.value })}
        />
        <Classification draft={draft} change={change} />
        {submit.isError && <Failure error={submit.error} />}
        <Button type="submit" loading={submit.isPending}>
          Submit the request
        </Button>
      </form>
    </Modal>
  );
}
