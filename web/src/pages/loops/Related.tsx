import { Link } from 'react-router';
import { useCall } from '../../api/queries';
import type { Intake, Lesson, Loop } from '../../api/types';
import { Panel } from '../../parts/Panel';
import { useFilters, useLink } from '../../shell/filters';
import { spoken } from './loop';

/** Where a loop comes from, and what comes of it: its change point, research requests and lessons. */
export function Related({ loop }: { loop: Loop }) {
  const link = useLink();
  const filters = useFilters();
  const query = { tenant_id: filters.tenant, loop_id: loop.id, limit: 10 };
  const intakes = useCall<Intake[]>('/v1/improvements/intakes', query).data ?? [];
  const lessons = useCall<Lesson[]>('/v1/improvements/lessons', query, {
    enabled: loop.ended_at != null,
  }).data;
  const change = loop.cause.change_point;
  return (
    <Panel title="Belongs to it">
      <ul className="stack" style={{ gap: 6, margin: 0, padding: 0, listStyle: 'none' }}>
        {change != null && (
          <li>
            <Link to={link(`/changes/${change}`)}>The change that opened it</Link>
          </li>
        )}
        <li>
          <Link to={link(`/loops/templates/${encodeURIComponent(loop.template)}`)}>
            Its template, {loop.template}
          </Link>
        </li>
        {intakes.map((intake) => (
          <li key={intake.id}>
            <Link to={link(`/research/${intake.id}`)}>Research request: {spoken(intake.content.title)}</Link>{' '}
            <span className="dim small">{intake.disposition.status}</span>
          </li>
        ))}
        {(lessons ?? []).map((lesson) => (
          <li key={lesson.id}>
            <Link to={link('/research', { set: 'lessons', loop: loop.id })}>What was learned</Link>{' '}
            <span className="dim small">{lesson.status === 'draft' ? 'a draft' : 'confirmed'}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
