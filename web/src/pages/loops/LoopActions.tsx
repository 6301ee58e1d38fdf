import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/http';
import type { Loop } from '../../api/types';
import { Failure } from '../../parts/Failure';
import { useFilters } from '../../shell/filters';
import { may, useMe } from '../../shell/me';
import { approvalOf, isOpen, nextAct, standing } from './loop';

interface Act {
  path: string;
  name: string;
  scope: string;
  isMain?: boolean;
  text: string;
  body: (note: string) => object;
  /** Which step it is meant for, so that it never counts for the next. */
  step?: { step: number; undo?: boolean };
}

const noted = (note: string) => (note.trim() === '' ? {} : { note });
const APPROVE = 'improvements:approve';
const WRITE = 'improvements:write';

/** What somebody may do with a loop where it stands. */
function actsOf(loop: Loop): Act[] {
  const acts: Act[] = [];
  const step = { step: loop.step };
  const task = { ...step, undo: loop.undoing };
  const next = nextAct(loop) ?? loop.steps.find((each, at) => each.kind === 'act' && at >= loop.step)?.text;
  if (loop.state === 'awaiting_approval') {
    acts.push(
      {
        path: 'approve',
        name: approvalOf(loop),
        scope: APPROVE,
        isMain: true,
        text: `Say yes to: ${next ?? 'what it is about to do'}.`,
        body: noted,
        step,
      },
      {
        path: 'reject',
        name: 'Reject',
        scope: APPROVE,
        text: 'It ends, and nothing is changed.',
        body: noted,
        step,
      },
    );
  }
  if (loop.state === 'acting') {
    acts.push(
      {
        path: 'actions',
        name: 'It is done',
        scope: WRITE,
        isMain: true,
        text: `Say that it is done: ${next ?? standing(loop)}. Fresh outcomes are compared from then on.`,
        body: (note) => ({ status: 'done', ...noted(note) }),
        step: task,
      },
      {
        path: 'actions',
        name: 'It failed',
        scope: WRITE,
        text: 'Say that it could not be done. The loop ends, and somebody has to look at it.',
        body: (note) => ({ status: 'failed', ...noted(note) }),
        step: task,
      },
    );
  }
  if (isOpen(loop)) {
    acts.push(
      {
        path: 'notes',
        name: 'Note',
        scope: WRITE,
        text: 'A line for its record.',
        body: (note) => ({ note }),
      },
      {
        path: 'cancel',
        name: 'Cancel',
        scope: WRITE,
        text: 'It ends. What it has changed stays as it is.',
        body: noted,
      },
    );
  }
  return acts;
}

/** Buttons that name the act; each is asked about, with room for a word. */
export function LoopActions({ loop }: { loop: Loop }) {
  const me = useMe();
  const filters = useFilters();
  const queries = useQueryClient();
  const [act, setAct] = useState<Act>();
  const [note, setNote] = useState('');
  const doing = useMutation({
    mutationFn: (chosen: Act) =>
      call(`/v1/improvements/loops/${loop.id}/${chosen.path}`, {
        method: 'POST',
        query: { tenant_id: filters.tenant, ...chosen.step },
        json: chosen.body(note),
      }),
    onSuccess: async () => {
      setAct(undefined);
      setNote('');
      await queries.invalidateQueries();
    },
  });
  return (
    <div className="row">
      {actsOf(loop)
        .filter((each) => may(me, each.scope))
        .map((each) => (
          <Button
            key={each.name}
            variant={each.isMain === true ? 'filled' : 'default'}
            onClick={() => {
              doing.reset();
              setAct(each);
            }}
          >
            {each.name}
          </Button>
        ))}
      <Modal
        opened={act !== undefined}
        onClose={() => setAct(undefined)}
        title={act?.name}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <div className="stack">
          <span>{act?.text}</span>
          <Textarea
            label="In your words"
            description={`It stands in the record, as said by ${me.name}.`}
            data-autofocus
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {doing.isError && <Failure error={doing.error} />}
          <div className="row">
            <Button loading={doing.isPending} onClick={() => act !== undefined && doing.mutate(act)}>
              {act?.name}
            </Button>
            <Button variant="default" onClick={() => setAct(undefined)}>
              Leave it
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  );
}
