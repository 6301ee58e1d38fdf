import type { ReactNode } from 'react';
import { useAlerts, useSilences } from '../api/queries';
import type { Alert } from '../api/types';
import { attendedOf, type Attended } from '../pages/operations/alerts';
import { useFilters } from '../shell/filters';
import { isOperator, may, useMe } from '../shell/me';
import { Icon } from './Icon';
import { Time } from './Time';
import classes from './parts.module.css';

/** Finds what people said of the alert about a change point or a loop, where who looks may know. */
export function useAttended(
  tenant?: string,
): (label: 'change_point' | 'loop', id: string) => Attended | undefined {
  const me = useMe();
  const filters = useFilters();
  const whose = tenant ?? filters.tenant;
  const isAsked = may(me, 'operations:read') && (!isOperator(me) || whose !== undefined);
  const alerts = useAlerts(whose, isAsked).data;
  const isSilent = (alerts ?? []).some(({ status }) => status.silencedBy.length > 0);
  const silences = useSilences(whose, 'active', isAsked && isSilent).data;
  return (label, id) => {
    const alert: Alert | undefined = alerts?.find(({ labels }) => labels[label] === id);
    return alert === undefined ? undefined : attendedOf(alert, silences ?? []);
  };
}

/** Who sees to it, and until when nobody is told; nothing where nobody said anything. */
export function AttendedLine({ of }: { of: Attended | undefined }) {
  const lines: ReactNode[] = [];
  if (of?.silence !== undefined) {
    lines.push(
      <span key="silence" className={classes.attended}>
        <Icon name="mute" size={14} />
        <span>
          silenced until <Time at={of.silence.ends_at} as="since" /> by {of.silence.created_by}:{' '}
          {of.silence.comment}
        </span>
      </span>,
    );
  }
  if (of?.acknowledged !== undefined) {
    lines.push(
      <span key="acknowledged" className={classes.attended}>
        <Icon name="eye" size={14} />
        <span>
          acknowledged by {of.acknowledged.by} <Time at={of.acknowledged.at} />: {of.acknowledged.comment}
        </span>
      </span>,
    );
  }
  return lines.length === 0 ? null : <div className={classes.attendedLines}>{lines}</div>;
}
