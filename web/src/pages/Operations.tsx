import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../api/http';
import { useAlerts, useHub } from '../api/queries';
import type { Alert, Hub, Process } from '../api/types';
import { count, number } from '../format/numbers';
import { metric, plural, type Shift } from '../format/words';
import { Answer } from '../parts/Answer';
import { Bar } from '../parts/Bar';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { LabelledTable } from '../parts/LabelledTable';
import { Panel } from '../parts/Panel';
import { State } from '../parts/State';
import { Time } from '../parts/Time';
import parts from '../parts/parts.module.css';
import { useFilters, useLink } from '../shell/filters';
import { isOperator, may, useMe } from '../shell/me';
import { spoken } from './loops/loop';
import overview from './overview/overview.module.css';
import { alertsSentence } from './operations/alerts';
import { Alerts } from './operations/Alerts';
import { Health } from './operations/Health';
import { Silences } from './operations/Silences';

/** What somebody should look at, what runs, how fast, and whether all is well. */
export default function Operations() {
  const me = useMe();
  const filters = useFilters();
  return isOperator(me) && filters.tenant === undefined ? (
    <>
      <h1>The server</h1>
      <Empty title="Choose a tenant above.">Its alerts, processes and rate of events stand here then.</Empty>
      <Health />
    </>
  ) : (
    <OfTenant />
  );
}

function OfTenant() {
  const me = useMe();
  const filters = useFilters();
  const hub = useHub(filters.tenant);
  const alerts = useAlerts(filters.tenant);
  return (
    <Answer of={hub} height={480}>
      {(answer) => (
        <>
          <h1>{titleOf(answer, alerts.data)}</h1>
          <dl className={overview.facts}>
            <Fact name="Recorded" value={`${number(answer.ingest.rate_per_s)} events/s`} />
            <Fact name="Waiting to be stored" value={count(answer.ingest.queue_depth)} />
            <Fact
              name="Oldest not handled"
              value={
                answer.ingest.oldest_unhandled_s == null
                  ? 'none'
                  : `${number(answer.ingest.oldest_unhandled_s)} s`
              }
            />
            <Fact name="Running" value={count(answer.active_count)} />
          </dl>
          <Alerts of={alerts} />
          <Silences alerts={alerts.data ?? []} />
          <Pulse hub={answer} />
          <Panel title="Processes" aside={<span className="dim small">last 24 hours</span>}>
            {answer.processes.every(isJob) ? (
              <Empty title="Nothing ran in the last day." command="./trimtab import events.ndjson.gz">
                Imports and exports stand here while they run, and can be stopped.
              </Empty>
            ) : (
              <Processes label="Processes" processes={answer.processes.filter((each) => !isJob(each))} />
            )}
          </Panel>
          <Panel title="Jobs of the server" aside={<span className="dim small">of all its tenants</span>}>
            <Processes label="Jobs of the server" processes={answer.processes.filter(isJob)} />
          </Panel>
          {isOperator(me) && <Health />}
        </>
      )}
    </Answer>
  );
}

function titleOf(hub: Hub, alerts: readonly Alert[] | undefined): string {
  const waiting = hub.ingest.queue_depth;
  const stored =
    waiting === 0
      ? 'nothing waits to be stored'
      : `${count(waiting)} ${plural(waiting, 'event waits', 'events wait')} to be stored`;
  return alerts === undefined
    ? `${stored.charAt(0).toUpperCase()}${stored.slice(1)}.`
    : `${alertsSentence(alerts)}; ${stored}.`;
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Without evidence it is a leaning, as on the overview. */
const LEANINGS: Record<Hub['outcomes'][number]['direction'], string> = {
  improving: 'leans better',
  declining: 'leans worse',
  stable: 'stable',
};

function Pulse({ hub }: { hub: Hub }) {
  return (
    <Panel title="Outcomes">
      <LabelledTable
        label="Outcomes by metric"
        columns={[
          'Metric',
          'Leaning',
          { name: 'Open changes', number: true },
          { name: 'Last hour', number: true },
          'Last event',
        ]}
      >
        {hub.outcomes.map((pulse) => (
          <tr key={pulse.metric_type}>
            <td>{metric(pulse.metric_type).name}</td>
            <td>
              {pulse.open_change_points > 0 ? (
                <State shift="worse">worse</State>
              ) : pulse.last_event_at == null ? (
                <span className="dim">none yet</span>
              ) : (
                <State shift="neutral">{LEANINGS[pulse.direction]}</State>
              )}
            </td>
            <td className={parts.number}>{count(pulse.open_change_points)}</td>
            <td className={parts.number}>{count(pulse.events_last_hour)}</td>
            <td>{pulse.last_event_at == null ? 'never' : <Time at={pulse.last_event_at} />}</td>
          </tr>
        ))}
      </LabelledTable>
    </Panel>
  );
}

const BAD: readonly Process['status'][] = ['failed', 'interrupted', 'failing'];

function isJob(process: Process): boolean {
  return process.type === 'job';
}

function shiftOf(status: Process['status']): Shift {
  return BAD.includes(status) ? 'worse' : 'neutral';
}

/** Only files have rows, and jobs runs: how far the others are, their state says. */
function progressOf({ type, done }: Process): string {
  switch (type) {
    case 'import':
    case 'export':
      return `${count(done)} ${plural(done, 'row')}`;
    case 'job':
      return `${count(done)} ${plural(done, 'run')}`;
    case 'loop':
    case 'intake':
      return '';
  }
}

/** Of jobs the panel says what they are, and whose. */
function aboutOf(process: Process): string {
  const { type, started_by: by, detail } = process;
  return isJob(process) ? (detail ?? '') : `${type} by ${by}${detail == null ? '' : `: ${detail}`}`;
}

const PAGES: Partial<Record<Process['type'], string>> = { loop: '/loops', intake: '/research' };

/** Loops and research requests have pages of their own. */
function Name({ process }: { process: Process }) {
  const link = useLink();
  const name = spoken(process.name);
  const page = PAGES[process.type];
  return page === undefined ? name : <Link to={link(`${page}/${process.id}`)}>{name}</Link>;
}

function Processes({ label, processes }: { label: string; processes: readonly Process[] }) {
  const me = useMe();
  const queries = useQueryClient();
  const filters = useFilters();
  const control = useMutation({
    mutationFn: ({ id, action }: { id: string; action: string }) =>
      call(`/v1/operations/processes/${encodeURIComponent(id)}/control`, {
        method: 'POST',
        query: { tenant_id: filters.tenant },
        json: { action },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['/v1/operations/hub'] }),
  });
  const actionsOf = (process: Process) =>
    may(me, 'operations:control') && (!isJob(process) || isOperator(me)) ? process.actions : [];
  const isActing = processes.some((process) => actionsOf(process).length > 0);
  return (
    <div className="stack">
      {control.isError && <Failure error={control.error} />}
      <LabelledTable
        label={label}
        columns={['Process', 'State', 'Progress', 'Started', isActing && 'Actions']}
      >
        {processes.map((process) => (
          <tr key={process.id}>
            <td>
              <Name process={process} />
              <div className="dim small">{aboutOf(process)}</div>
            </td>
            <td>
              <State shift={shiftOf(process.status)}>{process.status}</State>
            </td>
            <td style={{ minWidth: 160 }}>
              {process.total == null ? (
                progressOf(process)
              ) : (
                <Bar
                  label={`${count(process.done)} of ${count(process.total)}`}
                  value=""
                  share={process.total === 0 ? 1 : process.done / process.total}
                />
              )}
            </td>
            <td>
              <Time at={process.started_at} />
            </td>
            {isActing && (
              <td>
                {actionsOf(process).map((action) => (
                  <Button
                    key={action}
                    size="xs"
                    variant="default"
                    loading={control.isPending && control.variables.id === process.id}
                    onClick={() => control.mutate({ id: process.id, action })}
                  >
                    {action}
                  </Button>
                ))}
              </td>
            )}
          </tr>
        ))}
      </LabelledTable>
    </div>
  );
}
