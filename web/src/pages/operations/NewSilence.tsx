import { ActionIcon, Autocomplete, Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, faultAt } from '../../api/http';
import type { Alert, Matcher } from '../../api/types';
import { plural } from '../../format/words';
import { Failure } from '../../parts/Failure';
import { Icon } from '../../parts/Icon';
import { useFilters } from '../../shell/filters';
import { useMe } from '../../shell/me';
import { LABELS, silences } from './alerts';
import classes from './operations.module.css';

export interface SilenceDraft {
  matchers: Matcher[];
  comment: string;
}

const HOUR = 3_600_000;
const AT = 'at';
const LENGTHS = [
  { value: String(HOUR), label: 'in an hour' },
  { value: String(2 * HOUR), label: 'in 2 hours' },
  { value: String(8 * HOUR), label: 'in 8 hours' },
  { value: String(24 * HOUR), label: 'in a day' },
  { value: String(168 * HOUR), label: 'in a week' },
  { value: AT, label: 'at a time' },
];
const MOST_MATCHERS = 10;

/** When it ends; empty where no time was said yet. */
export function endOf(length: string, at: string, now: number = Date.now()): string {
  if (length !== AT) {
    return new Date(now + Number(length)).toISOString();
  }
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

/** Keeps quiet of alerts for a time, of all whose labels match. */
export function NewSilence(props: { draft: SilenceDraft; alerts: readonly Alert[]; close: () => void }) {
  const me = useMe();
  const filters = useFilters();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(props.draft);
  const [length, setLength] = useState(String(2 * HOUR));
  const [at, setAt] = useState('');
  const add = useMutation({
    mutationFn: () =>
      call('/v1/operations/silences', {
        method: 'POST',
        query: { tenant_id: filters.tenant },
        json: { ...draft, ends_at: endOf(length, at) },
      }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['/v1/operations/alerts'] }),
        queries.invalidateQueries({ queryKey: ['/v1/operations/silences'] }),
      ]);
      props.close();
    },
  });
  return (
    <Modal
      opened
      onClose={props.close}
      size="lg"
      title="Silence alerts"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Matchers
          matchers={draft.matchers}
          error={add.error}
          set={(matchers) => setDraft({ ...draft, matchers })}
        />
        <Preview matchers={draft.matchers} alerts={props.alerts} />
        <div className="two">
          <Select
            label="It ends"
            data={LENGTHS}
            value={length}
            allowDeselect={false}
            error={length === AT ? undefined : faultAt(add.error, '/ends_at')}
            onChange={(next) => setLength(next ?? AT)}
          />
          {length === AT && (
            <TextInput
              label="At, in your time"
              type="datetime-local"
              required
              value={at}
              error={faultAt(add.error, '/ends_at')}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
          )}
        </div>
        <Textarea
          label="Why"
          description={`Shown with each alert it matches, as said by ${me.name}.`}
          required
          maxLength={1000}
          autosize
          minRows={2}
          value={draft.comment}
          error={faultAt(add.error, '/comment')}
          onChange={(event) => setDraft({ ...draft, comment: event.currentTarget.value })}
        />
        {add.isError && (
          <Failure
            error={add.error}
            isAtFields={(pointer) => /^\/(comment|ends_at|matchers\/\d+\/(name|value))$/.test(pointer)}
          />
        )}
        <div className="row">
          <Button type="submit" loading={add.isPending}>
            Silence them
          </Button>
          <Button variant="default" onClick={props.close}>
            Leave it
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Matchers({
  matchers,
  error,
  set,
}: {
  matchers: Matcher[];
  error: unknown;
  set: (matchers: Matcher[]) => void;
}) {
  const change = (at: number, part: Partial<Matcher>) =>
    set(matchers.map((each, place) => (place === at ? { ...each, ...part } : each)));
  return (
    <fieldset className={classes.matchers}>
      <legend>Alerts with all of these labels; * stands for any characters</legend>
      {matchers.map((matcher, at) => (
        <div key={at} className={classes.matcher}>
          <Autocomplete
            aria-label={`Label ${at + 1}`}
            data={[...LABELS]}
            required
            value={matcher.name}
            error={faultAt(error, `/matchers/${at}/name`)}
            onChange={(name) => change(at, { name })}
          />
          <span aria-hidden="true">=</span>
          <TextInput
            aria-label={`Value ${at + 1}`}
            required
            value={matcher.value}
            error={faultAt(error, `/matchers/${at}/value`)}
            onChange={(event) => change(at, { value: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={`Leave out label ${at + 1}`}
            disabled={matchers.length === 1}
            onClick={() => set(matchers.filter((_, place) => place !== at))}
          >
            <Icon name="close" />
          </ActionIcon>
        </div>
      ))}
      {matchers.length < MOST_MATCHERS && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => set([...matchers, { name: '', value: '' }])}
          style={{ justifySelf: 'start' }}
        >
          Add a label
        </Button>
      )}
    </fieldset>
  );
}

/** What it would keep quiet of, of what is there now. */
function Preview({ matchers, alerts }: { matchers: readonly Matcher[]; alerts: readonly Alert[] }) {
  const open = alerts.filter(({ state }) => state !== 'resolved');
  const matching = open.filter((alert) => silences(matchers, alert)).length;
  return (
    <span className="small num" role="status">
      It matches {matching} of {open.length} {plural(open.length, 'alert')} that{' '}
      {plural(open.length, 'is', 'are')} there now. What loops do goes on; their messages are not sent, also
      not later.
    </span>
  );
}
