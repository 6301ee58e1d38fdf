import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call } from '../../api/http';
import { useCall } from '../../api/queries';
import type { Intake, Lesson } from '../../api/types';
import { share } from '../../format/numbers';
import type { Shift } from '../../format/words';
import { Answer } from '../../parts/Answer';
import { Empty } from '../../parts/Empty';
import { Failure } from '../../parts/Failure';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { Time } from '../../parts/Time';
import { useFilters, useLink } from '../../shell/filters';
import { may, useMe } from '../../shell/me';
import { spoken } from '../loops/loop';
import { Confirm } from '../settings/Confirm';
import { EditLesson } from './EditLesson';
import classes from './research.module.css';

const PATH = '/v1/improvements/lessons';

const SHIFTS: Record<NonNullable<Lesson['verdict']>, Shift> = {
  improved: 'better',
  no_effect: 'neutral',
  worse: 'worse',
  undecided: 'neutral',
};

/** What was learned of declines; somebody stands for a confirmed one. */
export function Lessons({ q }: { q: string }) {
  const filters = useFilters();
  const [params] = useSearchParams();
  const lessons = useCall<Lesson[]>(PATH, {
    tenant_id: filters.tenant,
    domain: filters.domain,
    q,
    loop_id: params.get('loop') ?? undefined,
    status: params.get('lessons') ?? undefined,
    limit: 200,
  });
  return (
    <Panel title="Lessons">
      <Answer of={lessons} height={240}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="Nothing was learned yet." command="./trimtab lessons record --help">
              A loop drafts one when it ends. People record theirs on a terminal:
            </Empty>
          ) : (
            <div>
              {all.map((lesson) => (
                <Told key={lesson.id} lesson={lesson} />
              ))}
            </div>
          )
        }
      </Answer>
    </Panel>
  );
}

/** The research requests of the same loop. */
function Asked({ loop }: { loop: string }) {
  const link = useLink();
  const filters = useFilters();
  // One call for all lessons of the page.
  const query = { tenant_id: filters.tenant, generated: true, limit: 1000 };
  const intakes = useCall<Intake[]>('/v1/improvements/intakes', query).data ?? [];
  const those = intakes.filter(({ origin }) => origin?.loop_id === loop);
  return those.map((intake) => (
    <Link key={intake.id} to={link(`/research/${intake.id}`)}>
      Research request
    </Link>
  ));
}

function Told({ lesson }: { lesson: Lesson }) {
  const me = useMe();
  const link = useLink();
  const filters = useFilters();
  const queries = useQueryClient();
  const confirm = useMutation({
    mutationFn: () =>
      call(`${PATH}/${encodeURIComponent(lesson.id)}`, {
        method: 'PATCH',
        query: { tenant_id: filters.tenant },
        json: { status: 'confirmed', revision: lesson.revision },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [PATH] }),
  });
  const remove = useMutation({
    mutationFn: () =>
      call(`${PATH}/${encodeURIComponent(lesson.id)}`, {
        method: 'DELETE',
        query: { tenant_id: filters.tenant },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [PATH] }),
  });
  const [isEditing, setEditing] = useState(false);
  const mayWrite = may(me, 'improvements:write');
  const parts: [string, string | null | undefined][] = [
    ['Declined', lesson.problem],
    ['Done', lesson.action],
    ['Brought', lesson.result],
    ['Notes', lesson.notes],
  ];
  return (
    <article className={classes.lesson}>
      <div className="row between">
        <span className="row small">
          {lesson.verdict != null && (
            <State shift={SHIFTS[lesson.verdict]}>{lesson.verdict.replace('_', ' ')}</State>
          )}
          {lesson.status === 'confirmed' ? (
            <span className="dim">{lesson.confirmed_by} stands for it</span>
          ) : (
            <strong>a draft: nobody stands for it yet</strong>
          )}
        </span>
        {mayWrite && (
          <span className="row">
            {lesson.status === 'draft' && (
              <Button size="xs" loading={confirm.isPending} onClick={() => confirm.mutate()}>
                Stand for it
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => setEditing(true)}>
              Edit
            </Button>
            <Confirm
              act="Delete"
              title="Delete the lesson?"
              text="It is removed for good, and found by nobody any more. The audit log keeps who did it."
              go={remove.mutate}
            />
          </span>
        )}
      </div>
      <dl>
        {parts.map(
          ([name, text]) =>
            text != null && (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{spoken(text)}</dd>
              </Fragment>
            ),
        )}
      </dl>
      <span className="row dim small">
        {lesson.domain != null && (
          <Link to={link('/changes', { domain: lesson.domain })}>{lesson.domain}</Link>
        )}
        {lesson.confidence != null && <span>{share(lesson.confidence)} sure</span>}
        {lesson.tags.length > 0 && <span>{lesson.tags.join(', ')}</span>}
        <span>
          {lesson.created_by === 'trimtab' ? 'drafted by a loop' : lesson.created_by},{' '}
          <Time at={lesson.created_at} />
        </span>
        {lesson.loop_id != null && <Link to={link(`/loops/${lesson.loop_id}`)}>The loop</Link>}
        {lesson.loop_id != null && <Asked loop={lesson.loop_id} />}
        {lesson.template != null && (
          <Link to={link(`/loops/templates/${encodeURIComponent(lesson.template)}`)}>Its template</Link>
        )}
      </span>
      {isEditing && <EditLesson key={lesson.revision} lesson={lesson} close={() => setEditing(false)} />}
      {confirm.isError && <Failure error={confirm.error} />}
      {remove.isError && <Failure error={remove.error} />}
    </article>
  );
}
