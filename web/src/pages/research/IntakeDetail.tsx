import { Button, Drawer, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useEffect, useEffectEvent, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { call } from '../../api/http';
import { useCall } from '../../api/queries';
import type { Intake } from '../../api/types';
import { share } from '../../format/numbers';
import { Answer } from '../../parts/Answer';
import { Bar } from '../../parts/Bar';
import { Failure } from '../../parts/Failure';
import { useFilters, useLink } from '../../shell/filters';
import { may, useMe } from '../../shell/me';
import { isWriting } from '../../shell/shortcuts';
import { spoken } from '../loops/loop';
import classes from './research.module.css';
import { EditIntake } from './EditIntake';
import { TRANSITIONS } from './transitions';

const EDIT = 'e';

/** One request beside the list. */
export function IntakeDetail({ id }: { id: string | undefined }) {
  const link = useLink();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const close = () => void navigate(link('/research', { set: params.get('set') ?? undefined }));
  return (
    <Drawer
      opened={id !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title="Research request"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {id !== undefined && <Fetched id={id} />}
    </Drawer>
  );
}

function Fetched({ id }: { id: string }) {
  const filters = useFilters();
  const path = `/v1/improvements/intakes/${encodeURIComponent(id)}`;
  const intake = useCall<Intake>(path, { tenant_id: filters.tenant });
  return <Answer of={intake}>{(answer) => <Filled intake={answer} path={path} />}</Answer>;
}

function Filled({ intake, path }: { intake: Intake; path: string }) {
  const me = useMe();
  const link = useLink();
  const filters = useFilters();
  const queries = useQueryClient();
  const [rationale, setRationale] = useState('');
  const [isEditing, setEditing] = useState(false);
  const move = useMutation({
    mutationFn: (status: string) =>
      call<Intake>(`${path}/transition`, {
        method: 'POST',
        query: { tenant_id: filters.tenant },
        json: { to: status, ...(rationale.trim() === '' ? {} : { rationale }) },
      }),
    // What the answer says holds at once: the next key may come before all else is read anew.
    onSuccess: (moved) => {
      setRationale('');
      queries.setQueryData([path, { tenant_id: filters.tenant }], moved);
      void queries.invalidateQueries();
    },
  });
  const { content, disposition, analysis, origin } = intake;
  const mayWrite = may(me, 'improvements:write');
  const steps = mayWrite ? (TRANSITIONS[disposition.status] ?? []) : [];
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isEditing || isWriting(event.target) || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === EDIT && mayWrite) {
      event.preventDefault();
      setEditing(true);
      return;
    }
    const step = steps.find((each) => each.key === event.key);
    if (step !== undefined && !move.isPending) {
      move.mutate(step.to);
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  if (isEditing) {
    return <EditIntake intake={intake} path={path} close={() => setEditing(false)} />;
  }
  return (
    <div className="stack">
      <h2 style={{ margin: 0, fontSize: 'var(--t20)' }}>{spoken(content.title)}</h2>
      <div className="row between">
        <span className="dim">
          {disposition.status}, {intake.classification.urgency} urgency, {intake.classification.category}
        </span>
        {mayWrite && (
          <Button size="xs" variant="default" onClick={() => setEditing(true)}>
            Edit ({EDIT})
          </Button>
        )}
      </div>
      {content.summary != null && (
        <p style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{spoken(content.summary)}</p>
      )}
      {origin != null && (
        <div className="row">
          {origin.change_point_id != null && (
            <Link to={link(`/changes/${origin.change_point_id}`)}>The change</Link>
          )}
          {origin.loop_id != null && (
            <>
              <Link to={link(`/loops/${origin.loop_id}`)}>The loop</Link>
              <Link to={link('/research', { set: 'lessons', loop: origin.loop_id })}>What was learned</Link>
            </>
          )}
        </div>
      )}
      <Facts intake={intake} />
      <Findings title="Findings" lines={analysis.key_findings} />
      <Findings title="Recommendations" lines={analysis.recommendations} />
      <Findings title="Risks" lines={analysis.risks} />
      <Findings title="Opportunities" lines={analysis.opportunities} />
      <Findings title="To be done" lines={disposition.action_items} />
      <Findings title="Backlog" lines={intake.tracking.backlog_refs} />
      {origin != null && <Signal origin={origin} quality={intake.signal_quality} />}
      {disposition.rationale != null && (
        <span className="dim">
          {disposition.decision_by}: {disposition.rationale}
        </span>
      )}
      {steps.length > 0 && (
        <>
          <Textarea
            label="Why"
            autosize
            minRows={2}
            value={rationale}
            onChange={(event) => setRationale(event.currentTarget.value)}
          />
          <div className="row">
            {steps.map((step, at) => (
              <Button
                key={step.to}
                variant={at === 0 ? 'filled' : 'default'}
                loading={move.isPending && move.variables === step.to}
                onClick={() => move.mutate(step.to)}
              >
                {step.act} ({step.key})
              </Button>
            ))}
          </div>
        </>
      )}
      {move.isError && <Failure error={move.error} />}
    </div>
  );
}

/** What was said of it beside the question; what nobody said is left out. */
function Facts({ intake }: { intake: Intake }) {
  const { content, relevance, tracking } = intake;
  const facts: [string, string | null | undefined][] = [
    ['From', [content.source, content.source_date].filter((each) => each != null).join(', ')],
    ['Areas', relevance.impact_areas?.join(', ')],
    ['Agents', relevance.affected_agents?.join(', ')],
    ['Priority', relevance.priority_score == null ? '' : `${relevance.priority_score} of 10`],
    ['Changes of plan', tracking.roadmap_impact],
    ['Target', tracking.implementation_target],
  ];
  const said = facts.filter(([, text]) => text != null && text !== '');
  return said.length === 0 ? null : (
    <dl className={classes.facts}>
      {said.map(([name, text]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Why a generated one is worth looking at. */
function Signal({
  origin,
  quality,
}: {
  origin: NonNullable<Intake['origin']>;
  quality: Intake['signal_quality'];
}) {
  return (
    <div className="stack" style={{ gap: 'var(--s2)' }}>
      <strong>Signal{quality == null ? '' : `: ${share(quality)}`}</strong>
      {(['significance', 'size', 'volume', 'novelty'] as const).map((part) => (
        <Bar key={part} label={part} value={share(origin.signal[part])} share={origin.signal[part]} />
      ))}
    </div>
  );
}

function Findings({ title, lines }: { title: string; lines: readonly string[] | null | undefined }) {
  return lines == null || lines.length === 0 ? null : (
    <div>
      <strong>{title}</strong>
      <ul style={{ margin: 0 }}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
