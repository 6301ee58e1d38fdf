import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call } from '../../api/http';
import { useCall } from '../../api/queries';
import type { Lesson } from '../../api/types';
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
        {lesson.domain}
        {lesson.confidence != null && <span>{share(lesson.confidence)} sure</span>}
        {lesson.tags.length > 0 && <span>{lesson.tags.join(', ')}</span>}
        <span>
          {lesson.created_by === 'trimtab' ? 'drafted by a loop' : lesson.created_by},{' '}
          <Time at={lesson.created_at} />
        </span>
        {lesson.loop_id != null && <Link to={link(`/loops/${lesson.loop_id}`)}>The loop</Link>}
      </span>
      {isEditing && <EditLesson key={lesson.revision} lesson={lesson} close={() => setEditing(false)} />}
      {confirm.isError && <Failure error={confirm.error} />}
    </article>
  );
}
