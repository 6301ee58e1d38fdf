import type { Alert, Matcher, Silence } from '../../api/types';

/** What tells alerts apart, in the order in which people name it. */
export const LABELS = [
  'alertname',
  'domain',
  'event_type',
  'metric_type',
  'template',
  'change_point',
  'loop',
] as const;

/** What is in one alert alone: a silence by these would not hold for the next one. */
const OF_ONE = ['tenant', 'change_point', 'loop'];

/** What a silence of alerts like this one matches. */
export function matchersOf(alert: Alert): Matcher[] {
  return LABELS.filter((name) => !OF_ONE.includes(name) && alert.labels[name] !== undefined).map((name) => ({
    name,
    value: alert.labels[name] ?? '',
  }));
}

/** True where all of them match, as the server says it: `*` stands for any characters. */
export function silences(matchers: readonly Matcher[], alert: Alert): boolean {
  return matchers.every(({ name, value }) => {
    const pattern = value
      .split('*')
      .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
      .join('[\\s\\S]*');
    return new RegExp(`^${pattern}$`).test(alert.labels[name] ?? '');
  });
}

/** In one line: "domain = support-*, alertname = trimtab_loop". */
export function matchersWord(matchers: readonly Matcher[]): string {
  return matchers.map(({ name, value }) => `${name} = ${value}`).join(', ');
}

/** What people said of an alert. */
export interface Attended {
  /** The silence that ends last of those that hold; undefined where it is not silenced. */
  silence: Silence | undefined;
  acknowledged: { by: string; at: string; comment: string } | undefined;
}

export function attendedOf(alert: Alert, holding: readonly Silence[]): Attended {
  const those = holding.filter(({ id }) => alert.status.silencedBy.includes(id));
  const [silence] = those.sort((one, other) => Date.parse(other.ends_at) - Date.parse(one.ends_at));
  const { acknowledged_by: by, acknowledged_at: at, acknowledged_comment: comment } = alert;
  return {
    silence,
    acknowledged: by == null || at == null ? undefined : { by, at, comment: comment ?? '' },
  };
}

/** The page that tells all of what an alert is about. */
export function pathOf(alert: Alert): string | undefined {
  const { change_point: change, loop } = alert.labels;
  if (change !== undefined) {
    return `/changes/${change}`;
  }
  return loop === undefined ? undefined : `/loops/${loop}`;
}

/** Those that somebody should look at, and who is still missing there. */
export function alertsSentence(alerts: readonly Alert[]): string {
  const firing = alerts.filter(({ state }) => state === 'firing');
  if (firing.length === 0) {
    return 'No alert is firing';
  }
  const silenced = firing.filter(({ status }) => status.state === 'suppressed').length;
  const unseen = firing.filter(
    (alert) => alert.status.state !== 'suppressed' && alert.acknowledged_by == null,
  ).length;
  const what = firing.length === 1 ? '1 alert is firing' : `${firing.length} alerts are firing`;
  const parts = [
    unseen === 0 ? 'somebody sees to each' : `${unseen} that nobody sees to`,
    ...(silenced === 0 ? [] : [`${silenced} silenced`]),
  ];
  return unseen === 0 && silenced === firing.length ? `${what}, silenced` : `${what}: ${parts.join(', ')}`;
}
