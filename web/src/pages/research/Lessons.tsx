import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
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
  const lessons = useCall<Lesson[]>(PATH, {
    tenant_id: filters.tenant,
    domain: filters.domain,
    q,
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
            <div className="stack">
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
  return (
    <article className="stack" style={{ gap: 4, maxWidth: '80ch' }}>
      <strong>{lesson.problem}</strong>
      <span>{lesson.action}</span>
      {lesson.result != null && <span>{lesson.result}</span>}
      <span className="row dim small">
        {lesson.verdict != null && (
          <State shift={SHIFTS[lesson.verdict]}>{lesson.verdict.replace('_', ' ')}</State>
        )}
        {lesson.domain}
        {lesson.confidence != null && <span>{share(lesson.confidence)} sure</span>}
        <span>
          {lesson.created_by}, <Time at={lesson.created_at} />
        </span>
        {lesson.loop_id != null && <Link to={link(`/loops/${lesson.loop_id}`)}>The loop</Link>}
        {lesson.status === 'confirmed' ? (
          <span>{lesson.confirmed_by} stands for it</span>
        ) : (
          may(me, 'improvements:write') && (
            <Button size="xs" variant="default" loading={confirm.isPending} onClick={() => confirm.mutate()}>
              Stand for it
            </Button>
          )
        )}
      </span>
      {confirm.isError && <Failure error={confirm.error} />}
    </article>
  );
}
