import { Button, Skeleton } from '@mantine/core';
import { lazy } from 'react';
import { Link } from 'react-router';
import { useChangePoints, useDashboard, useMarkers, spanOf } from '../api/queries';
import { METRIC_TYPES, type ChangePoint, type Dashboard } from '../api/types';
import { count } from '../format/numbers';
import { Answer } from '../parts/Answer';
import { Bar } from '../parts/Bar';
import { Empty } from '../parts/Empty';
import { Panel } from '../parts/Panel';
import { useAddress, useFilters, useLink, whereOf } from '../shell/filters';
import { Later } from '../shell/Later';
import { isOperator, useMe } from '../shell/me';
import { Attention } from './overview/Attention';
import { Fleet } from './overview/Fleet';
import { Headline } from './overview/Headline';
import { Live } from './overview/Live';
import { MetricCard } from './overview/MetricCard';
import { OpenLoops } from './overview/OpenLoops';
import classes from './overview/overview.module.css';

const ReturnOnInvestment = lazy(() => import('./overview/ReturnOnInvestment'));

/** Is anything getting worse? Is it real, and why? What is being done? */
export function Overview() {
  const me = useMe();
  const filters = useFilters();
  return isOperator(me) && filters.tenant === undefined ? <Fleet /> : <TenantOverview />;
}

function TenantOverview() {
  const filters = useFilters();
  const dashboard = useDashboard(filters);
  return (
    <Answer of={dashboard} height={480}>
      {(answer) => {
        if (answer.summary.total_events > 0) {
          return <Filled dashboard={answer} />;
        }
        return (filters.domain ?? filters.environment) === undefined ? <FirstSteps /> : <NothingThere />;
      }}
    </Answer>
  );
}

/** What is looked at has no outcomes; others may. */
function NothingThere() {
  const filters = useFilters();
  const [, change] = useAddress();
  const where = filters.domain ?? `environment ${filters.environment ?? ''}`;
  return (
    <>
      <h1>Nothing has been recorded of {where}</h1>
      <Panel title="What may be amiss">
        <Empty title="No domain that is looked at has outcomes.">
          An environment has the domains whose settings name it.
        </Empty>
        <Button variant="default" onClick={() => change({ domain: undefined, environment: undefined })}>
          Look at all domains
        </Button>
      </Panel>
    </>
  );
}

function FirstSteps() {
  const link = useLink();
  const command = `curl ${document.baseURI}v1/outcomes/events \\
  -H "X-API-Key: $TRIMTAB_KEY" -H "Content-Type: application/json" \\
  -d '{"domain": "support-bot", "event_type": "invoke_agent",
       "metric_type": "success_rate", "value": 1}'`;
  return (
    <>
      <h1>Nothing has been recorded yet</h1>
      <Panel title="Record the first outcome">
        <Empty title="Send one event, and this page fills." command={command}>
          Files of past outcomes can be dropped on the page <Link to={link('/events')}>Events</Link>; keys are
          made in <Link to={link('/settings/keys')}>Settings</Link>.
        </Empty>
      </Panel>
    </>
  );
}

function isOf(change: ChangePoint, eventType: string | undefined): boolean {
  return eventType === undefined || change.event_type == null || change.event_type === eventType;
}

function newestOf({ recent_events: events }: Dashboard): string | undefined {
  return events
    .map((event) => event.recorded_at)
    .reduce<string | undefined>(
      (newest, at) => (newest === undefined || at > newest ? at : newest),
      undefined,
    );
}

function Filled({ dashboard }: { dashboard: Dashboard }) {
  const filters = useFilters();
  const span = spanOf(filters.range);
  const markers = useMarkers(whereOf(filters), span.since).data ?? [];
  const recent = useChangePoints({ ...whereOf(filters), since: span.since }).data;
  const open = dashboard.change_points.filter((change) => isOf(change, filters.eventType));
  const changes = [...open, ...(recent ?? []).filter((change) => !open.some(({ id }) => id === change.id))];
  const failures = dashboard.top_failure_modes;
  const most = failures[0]?.count ?? 1;
  const total = failures.reduce((sum, failure) => sum + failure.count, 0);
  return (
    <>
      <Headline changes={open} loops={dashboard.open_loops} newest={newestOf(dashboard)} />
      <div className={classes.cards}>
        {METRIC_TYPES.map((type) => (
          <MetricCard
            key={type}
            type={type}
            dashboard={dashboard}
            changes={changes.filter(
              (change) => change.metric_type === type && isOf(change, filters.eventType),
            )}
            markers={markers}
          />
        ))}
      </div>
      <div className={classes.columns}>
        <div className="stack">
          <Attention changes={open} />
          <Later outline={<Outline of="Return on investment" height={230} />}>
            <ReturnOnInvestment domains={dashboard.summary.domains} />
          </Later>
          <Panel title="Failure modes" aside={<span className="dim small">30 days, n = {count(total)}</span>}>
            {failures.length === 0 ? (
              <Empty title="No failures are classified.">
                Send metric type failure_class, with the class in metadata.failure_class.
              </Empty>
            ) : (
              <div className="stack">
                {failures.map((failure) => (
                  <Bar
                    key={failure.failure_class}
                    label={failure.failure_class}
                    value={count(failure.count)}
                    share={failure.count / most}
                  />
                ))}
              </div>
            )}
          </Panel>
        </div>
        <div className="stack">
          <OpenLoops loops={dashboard.open_loops} />
          <Later outline={<Outline of="Live" height={320} />}>
            <Live recent={dashboard.recent_events} />
          </Later>
        </div>
      </div>
    </>
  );
}

function Outline({ of, height }: { of: string; height: number }) {
  return <Skeleton height={height} role="status" aria-label={`${of} is on its way`} />;
}
