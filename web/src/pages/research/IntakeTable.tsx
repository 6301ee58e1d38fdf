import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/http';
import type { Intake, TriageResult } from '../../api/types';
import { share } from '../../format/numbers';
import { plural } from '../../format/words';
import { Failure } from '../../parts/Failure';
import { LabelledTable } from '../../parts/LabelledTable';
import { Time } from '../../parts/Time';
import parts from '../../parts/parts.module.css';
import { useFilters } from '../../shell/filters';
import { may, useMe } from '../../shell/me';
import { isWriting } from '../../shell/shortcuts';
import { spoken } from '../loops/loop';
import classes from './research.module.css';
import { allMoves, movesOf } from './transitions';

interface Move {
  ids: string[];
  to: string;
}

/** Requests, moved by keys and by many at once. */
export function IntakeTable({
  intakes,
  to,
  isListening,
}: {
  intakes: readonly Intake[];
  to: (intake: Intake) => string;
  /** False while one of them is open beside the list. */
  isListening: boolean;
}) {
  const me = useMe();
  const filters = useFilters();
  const queries = useQueryClient();
  const mayMove = may(me, 'improvements:write');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = intakes.filter(({ id }) => chosen.has(id));
  const move = useMutation({
    mutationFn: (json: Move) =>
      call<TriageResult>('/v1/improvements/intakes/triage', {
        method: 'POST',
        query: { tenant_id: filters.tenant },
        json,
      }),
    onSuccess: async () => {
      setChosen(new Set());
      await queries.invalidateQueries();
    },
  });
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) {
      next.add(id);
    }
    setChosen(next);
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (
      !isListening ||
      !mayMove ||
      isWriting(event.target) ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    ) {
      return;
    }
    const focused = document.activeElement?.getAttribute('data-id') ?? undefined;
    if (event.key === 's' && focused !== undefined) {
      toggle(focused);
      return;
    }
    const meant = selected.length > 0 ? selected : intakes.filter(({ id }) => id === focused);
    const found = movesOf(
      event.key,
      meant.map(({ disposition }) => disposition.status),
    );
    if (found !== undefined && !move.isPending) {
      move.mutate({ ids: meant.map(({ id }) => id), to: found.to });
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  const isAll = intakes.length > 0 && selected.length === intakes.length;
  return (
    <>
      <div className={classes.bulk} aria-live="polite">
        {selected.length === 0 ? (
          <span className="dim small">
            {move.data === undefined ? <Keys /> : <Moved result={move.data} />}
          </span>
        ) : (
          <>
            <strong className="num">{selected.length} selected</strong>
            {allMoves(selected.map(({ disposition }) => disposition.status)).map((each) => (
              <Button
                key={each.to}
                size="xs"
                variant="default"
                loading={move.isPending && move.variables.to === each.to}
                onClick={() => move.mutate({ ids: selected.map(({ id }) => id), to: each.to })}
              >
                {each.act} {each.count} ({each.key})
              </Button>
            ))}
          </>
        )}
      </div>
      {move.isError && <Failure error={move.error} />}
      <LabelledTable
        label="Requests"
        isWide
        columns={[
          mayMove && {
            name: '',
            head: (
              <Checkbox
                size="xs"
                aria-label="Select all"
                checked={isAll}
                indeterminate={selected.length > 0 && !isAll}
                onChange={() => setChosen(isAll ? new Set() : new Set(intakes.map(({ id }) => id)))}
              />
            ),
          },
          'Request',
          'Status',
          'Urgency',
          'Category',
          { name: 'Signal', number: true, title: 'How much a generated one is worth looking at' },
          'Submitted',
        ]}
      >
        {intakes.map((intake) => (
          <tr key={intake.id} className={classes.request}>
            {mayMove && (
              <td>
                <Checkbox
                  size="xs"
                  aria-label={`Select ${intake.content.title}`}
                  checked={chosen.has(intake.id)}
                  onChange={() => toggle(intake.id)}
                />
              </td>
            )}
            <td className={classes.title}>
              <Link to={to(intake)} data-row data-id={intake.id}>
                {spoken(intake.content.title)}
              </Link>
              <div className="dim small">
                {intake.origin == null ? intake.classification.research_type : 'opened by a loop'}
              </div>
            </td>
            <td>{intake.disposition.status}</td>
            <td>{intake.classification.urgency}</td>
            <td>{intake.classification.category}</td>
            <td className={parts.number}>
              {intake.signal_quality == null ? '' : share(intake.signal_quality)}
            </td>
            <td>
              <Time at={intake.created_at} />
            </td>
          </tr>
        ))}
      </LabelledTable>
    </>
  );
}

function Keys() {
  return (
    <>
      <kbd>j</kbd> <kbd>k</kbd> go through them, <kbd>Enter</kbd> opens, <kbd>s</kbd> selects; <kbd>t</kbd>{' '}
      triage, <kbd>a</kbd> analyze, <kbd>y</kbd> accept, <kbd>d</kbd> defer, <kbd>x</kbd> reject, <kbd>w</kbd>{' '}
      track
    </>
  );
}

function Moved({ result }: { result: TriageResult }) {
  const left = result.results.filter(({ moved }) => !moved);
  return (
    <>
      {result.moved} {plural(result.moved, 'request was', 'requests were')} moved
      {left.length > 0 && `; ${left.length} not: ${left[0]?.detail ?? ''}`}.
    </>
  );
}
