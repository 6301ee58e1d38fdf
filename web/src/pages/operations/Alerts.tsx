import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import { useChangePoints, useSilences } from '../../api/queries';
import type { Alert, ChangePoint, Silence } from '../../api/types';
import { count } from '../../format/numbers';
import { changeSentence } from '../../format/sentences';
import { Answer } from '../../parts/Answer';
import { AttendedLine } from '../../parts/Attended';
import { Empty } from '../../parts/Empty';
import { Panel } from '../../parts/Panel';
import { State } from '../../parts/State';
import { Time } from '../../parts/Time';
import { useAddress, useFilters, useLink } from '../../shell/filters';
import { may, useMe } from '../../shell/me';
import { spoken } from '../loops/loop';
import { Acknowledge } from './Acknowledge';
import { attendedOf, LABELS, matchersOf, pathOf } from './alerts';
import classes from './operations.module.css';
import { NewSilence, type SilenceDraft } from './NewSilence';

const NOW = 'now';
const RESOLVED = 'resolved';

/** What somebody should look at, and who does. */
export function Alerts({ of }: { of: UseQueryResult<Alert[]> }) {
  const filters = useFilters();
  const [params, change] = useAddress();
  const wanted = params.get('alerts') === RESOLVED ? RESOLVED : NOW;
  const changes = useChangePoints({ tenant_id: filters.tenant }).data ?? [];
  const silences = useSilences(filters.tenant, 'active').data ?? [];
  const [acknowledged, acknowledge] = useState<Alert>();
  const [silenced, silence] = useState<SilenceDraft>();
  return (
    <Panel
      title="Alerts"
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Which alerts"
          data={[
            { value: NOW, label: 'Firing and pending' },
            { value: RESOLVED, label: 'Resolved, 24 h' },
          ]}
          value={wanted}
          onChange={(next) => change({ alerts: next === NOW ? undefined : next })}
        />
      }
    >
      <Answer of={of} height={160}>
        {(all) => (
          <List
            alerts={all.filter(({ state }) => (state === 'resolved') === (wanted === RESOLVED))}
            isNow={wanted === NOW}
            changes={changes}
            silences={silences}
            acknowledge={acknowledge}
            silence={(alert) => silence({ matchers: matchersOf(alert), comment: '' })}
          />
        )}
      </Answer>
      {acknowledged !== undefined && (
        <Acknowledge alert={acknowledged} close={() => acknowledge(undefined)} />
      )}
      {silenced !== undefined && (
        <NewSilence draft={silenced} alerts={of.data ?? []} close={() => silence(undefined)} />
      )}
    </Panel>
  );
}

interface ListProps {
  alerts: readonly Alert[];
  isNow: boolean;
  changes: readonly ChangePoint[];
  silences: readonly Silence[];
  acknowledge: (alert: Alert) => void;
  silence: (alert: Alert) => void;
}

function List({ alerts, isNow, changes, silences, acknowledge, silence }: ListProps) {
  if (alerts.length === 0) {
    return isNow ? (
      <Empty title="Nothing is to be looked at." command="./trimtab alerts --firing --unsilenced">
        A decline that is significant stands here, and a loop that waits for people. On a terminal:
      </Empty>
    ) : (
      <Empty title="None was resolved within 24 hours." command="./trimtab alerts --resolved">
        An alert is resolved when outcomes are as they were before.
      </Empty>
    );
  }
  return (
    <ul className={classes.alerts}>
      {alerts.map((alert) => (
        <Row
          key={alert.fingerprint}
          alert={alert}
          change={changes.find(({ id }) => id === alert.labels.change_point)}
          silences={silences}
          acknowledge={() => acknowledge(alert)}
          silence={() => silence(alert)}
        />
      ))}
    </ul>
  );
}

function Row({
  alert,
  change,
  silences,
  acknowledge,
  silence,
}: {
  alert: Alert;
  change: ChangePoint | undefined;
  silences: readonly Silence[];
  acknowledge: () => void;
  silence: () => void;
}) {
  const me = useMe();
  const link = useLink();
  const path = pathOf(alert);
  const text = change === undefined ? spoken(alert.annotations.summary ?? '') : changeSentence(change);
  const attended = attendedOf(alert, silences);
  const acknowledgeWord = attended.acknowledged === undefined ? 'Acknowledge' : 'Acknowledge anew';
  const isOver = alert.state === 'resolved';
  const isWorse = alert.state === 'firing' && alert.labels.alertname === 'trimtab_regression';
  return (
    <li className={classes.alert}>
      <State shift={isWorse ? 'worse' : 'neutral'}>{alert.state}</State>
      <div className={classes.told}>
        {path === undefined ? <strong>{text}</strong> : <Link to={link(path)}>{text}</Link>}
        <span className="dim small">
          {isOver ? (
            <>
              from <Time at={alert.startsAt} as="since" /> to <Time at={alert.endsAt} as="since" />
            </>
          ) : (
            <>
              {change !== undefined && `n = ${count(change.after.samples)}, `}
              began <Time at={alert.startsAt} />
            </>
          )}
        </span>
        <AttendedLine of={attended} />
        <ul className={classes.labels} aria-label="Labels">
          {LABELS.filter((name) => alert.labels[name] !== undefined).map((name) => (
            <li key={name}>
              <span>{name}</span> {alert.labels[name]}
            </li>
          ))}
        </ul>
      </div>
      {!isOver && may(me, 'operations:control') && (
        <div className={classes.acts}>
          <Button size="xs" variant="default" onClick={acknowledge} aria-label={`${acknowledgeWord} ${text}`}>
            {acknowledgeWord}
          </Button>
          <Button size="xs" variant="default" onClick={silence} aria-label={`Silence ${text}`}>
            Silence
          </Button>
        </div>
      )}
    </li>
  );
}
