import { Link } from 'react-router';
import { useCall } from '../../api/queries';
import type { ChangePoint, Intake, Lesson, Loop } from '../../api/types';
import { Empty } from '../../parts/Empty';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { useFilters, useLink } from '../../shell/filters';
import { spoken, standing, STATES } from '../loops/loop';
import classes from './change.module.css';

const SHOWN = 3;

/** What is done about a change: its loops, what they ask, and what helped when the like of it happened before. */
export function Done({ change }: { change: ChangePoint }) {
  const link = useLink();
  const filters = useFilters();
  const query = { tenant_id: filters.tenant, domain: change.domain };
  const loops = (useCall<Loop[]>('/v1/improvements/loops', { ...query, limit: 200 }).data ?? []).filter(
    ({ cause }) => cause.change_point === change.id,
  );
  const intakes = (
    useCall<Intake[]>('/v1/improvements/intakes', { ...query, generated: true, limit: 200 }).data ?? []
  ).filter(({ origin }) => origin?.change_point_id === change.id);
  const lessons = useCall<Lesson[]>(
    '/v1/improvements/lessons/similar',
    { ...query, event_type: change.event_type, metric_type: change.metric_type, limit: SHOWN },
    { enabled: change.event_type != null },
  ).data;
  return (
    <Panel title="What is done about it">
      {loops.length + intakes.length === 0 ? (
        <Empty title="No loop was opened by it.">
          <Link to={link('/loops/templates')}>Templates</Link> say what is done when something like this
          declines.
        </Empty>
      ) : (
        <ul className={classes.done}>
          {loops.map((loop) => (
            <li key={loop.id}>
              <Link to={link(`/loops/${loop.id}`)}>{loop.template}</Link>{' '}
              <State shift={STATES[loop.state].shift}>{standing(loop)}</State>
            </li>
          ))}
          {intakes.map((intake) => (
            <li key={intake.id}>
              <Link to={link(`/research/${intake.id}`)}>{spoken(intake.content.title)}</Link>{' '}
              <span className="dim small">research request, {intake.disposition.status}</span>
            </li>
          ))}
        </ul>
      )}
      {lessons !== undefined && lessons.length > 0 && (
        <>
          <h3 className={classes.before}>Learned before, of the like</h3>
          <ul className={classes.done}>
            {lessons.map((lesson) => (
              <li key={lesson.id}>
                {spoken(lesson.action)}{' '}
                <span className="dim small">
                  {[lesson.verdict?.replace('_', ' '), lesson.domain]
                    .filter((each) => each != null)
                    .join(', ')}
                </span>{' '}
                <Link
                  className="small"
                  to={link('/research', { set: 'lessons', domain: lesson.domain, loop: lesson.loop_id })}
                >
                  The lesson
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
