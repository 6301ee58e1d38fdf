import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/http';
import type { TemplateSimulation } from '../../api/types';
import { exact, lengthOf, shortDate } from '../../format/times';
import { Failure } from '../../parts/Failure';
import { Panel } from '../../parts/Panel';
import { useFilters } from '../../shell/filters';
import { bySeries, falseSentence, openedSentence, positionOf } from './openings';
import classes from './rehearsal.module.css';

/** When the template would have opened loops in the last 30 days. */
export function Rehearsal({ document, isValid }: { document: string; isValid: boolean }) {
  const filters = useFilters();
  const simulate = useMutation({
    mutationFn: (body: string) =>
      call<TemplateSimulation>('/v1/improvements/templates/simulate', {
        method: 'POST',
        query: { tenant_id: filters.tenant, since: new Date(Date.now() - lengthOf('30d')).toISOString() },
        text: { type: 'application/yaml', body },
      }),
  });
  const isOld = simulate.data !== undefined && simulate.variables !== document;
  return (
    <Panel
      title="What it would have opened"
      aside={
        <Button
          size="xs"
          variant="default"
          disabled={!isValid}
          loading={simulate.isPending}
          onClick={() => simulate.mutate(document)}
        >
          Simulate on the last 30 days
        </Button>
      }
    >
      {simulate.isError && <Failure error={simulate.error} retry={() => simulate.mutate(document)} />}
      {simulate.data === undefined ? (
        <span className="dim">It runs through what is stored; nothing is opened.</span>
      ) : (
        <Told simulation={simulate.data} isOld={isOld} />
      )}
    </Panel>
  );
}

const MOST = 8;

function Told({ simulation, isOld }: { simulation: TemplateSimulation; isOld: boolean }) {
  const series = bySeries(simulation.loops);
  return (
    <div className="stack" style={{ gap: 'var(--s3)', opacity: isOld ? 0.6 : 1 }} aria-live="polite">
      {isOld && <span className="small">The document has changed since: simulate again.</span>}
      <strong>{openedSentence(simulation)}</strong>
      {series.length > 0 && (
        <div className={classes.rows}>
          {series.slice(0, MOST).map(({ name, openings }) => (
            <div key={name} className={classes.row}>
              <span className={classes.name}>
                <span>{name}</span>
                <span className="num">{openings.length}</span>
              </span>
              <span className={classes.track} aria-hidden="true">
                {openings.map((opening) => (
                  <i
                    key={opening.event}
                    title={exact(opening.at)}
                    style={{ left: `${positionOf(opening.at, simulation) * 100}%` }}
                  />
                ))}
              </span>
            </div>
          ))}
          <span className={classes.ends}>
            <span>{shortDate(simulation.since)}</span>
            <span>{shortDate(simulation.until)}</span>
          </span>
        </div>
      )}
      {series.length > MOST && <span className="dim small">and {series.length - MOST} more series</span>}
      <span className="dim small">
        {falseSentence(simulation)}{' '}
        {!simulation.complete && 'There are more series or events than were looked at: these are the newest.'}
      </span>
      {simulation.loops.length > 0 && (
        <details className="small">
          <summary className={classes.summary}>When each would have opened</summary>
          <ul className={classes.list}>
            {simulation.loops.slice(-40).map((loop) => (
              <li key={loop.event} className="num">
                {exact(loop.at)}: {loop.domain} {loop.event_type}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
