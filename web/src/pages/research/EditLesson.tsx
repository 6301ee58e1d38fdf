import { Button, Modal, NumberInput, TagsInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/http';
import type { Lesson } from '../../api/types';
import { Failure } from '../../parts/Failure';
import { useFilters } from '../../shell/filters';

const PATH = '/v1/improvements/lessons';

/** Writes a lesson, or writes one anew. */
export function EditLesson({ lesson, close }: { lesson: Lesson | undefined; close: () => void }) {
  const filters = useFilters();
  const queries = useQueryClient();
  const [draft, setDraft] = useState({
    problem: lesson?.problem ?? '',
    action: lesson?.action ?? '',
    result: lesson?.result ?? '',
    notes: lesson?.notes ?? '',
    tags: lesson?.tags ?? [],
    confidence: lesson?.confidence ?? 0.8,
  });
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () => {
      const { result, notes, ...rest } = draft;
      const json = {
        ...rest,
        ...(result.trim() === '' ? {} : { result }),
        ...(notes.trim() === '' ? {} : { notes }),
      };
      const query = { tenant_id: filters.tenant };
      return lesson === undefined
        ? call(PATH, { method: 'POST', query, json })
        : call(`${PATH}/${encodeURIComponent(lesson.id)}`, {
            method: 'PATCH',
            query,
            json: { ...json, revision: lesson.revision },
          });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [PATH] });
      close();
    },
  });
  const text = (field: 'problem' | 'action' | 'result' | 'notes', label: string, isNeeded = false) => (
    <Textarea
      label={label}
      required={isNeeded}
      autosize
      minRows={2}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={lesson === undefined ? 'Record a lesson' : 'Edit the lesson'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {text('problem', 'What declined', true)}
        {text('action', 'What was done', true)}
        {text('result', 'What that brought')}
        {text('notes', 'Anything else')}
        <TagsInput label="Tags" value={draft.tags} onChange={(tags) => change({ tags })} />
        <NumberInput
          label="How sure it is, 0 to 1"
          min={0}
          max={1}
          step={0.05}
          value={draft.confidence}
          onChange={(value) => change({ confidence: Number(value) })}
        />
        {save.isError && <Failure error={save.error} />}
        <Button type="submit" loading={save.isPending}>
          {lesson === undefined ? 'Record it' : 'Save it'}
        </Button>
      </form>
    </Modal>
  );
}
