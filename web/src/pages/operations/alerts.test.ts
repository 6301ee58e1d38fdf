import { expect, test } from 'vitest';
import type { Alert, Silence } from '../../api/types';
import { alertsSentence, attendedOf, matchersOf, pathOf, silences } from './alerts';

function alert(more: Partial<Alert> = {}): Alert {
  return {
    labels: {
      alertname: 'trimtab_regression',
      tenant: 'acme',
      domain: 'support-bot',
      event_type: 'run',
      metric_type: 'success_rate',
      change_point: 'cp_7',
    },
    annotations: { summary: 'it has become worse' },
    startsAt: '2026-03-02T08:00:00Z',
    endsAt: '2026-03-02T09:00:00Z',
    updatedAt: '2026-03-02T08:30:00Z',
    fingerprint: 'a2f6e3c1d0b94857',
    receivers: [],
    status: { state: 'active', silencedBy: [], inhibitedBy: [] },
    state: 'firing',
    ...more,
  };
}

test('a silence begins with what the next alert of that kind has too', () => {
  expect(matchersOf(alert())).toEqual([
    { name: 'alertname', value: 'trimtab_regression' },
    { name: 'domain', value: 'support-bot' },
    { name: 'event_type', value: 'run' },
    { name: 'metric_type', value: 'success_rate' },
  ]);
});

test('all matchers must match, a star stands for anything, and dots are dots', () => {
  const of = (name: string, value: string) => ({ name, value });
  expect(silences([of('domain', 'support-*')], alert())).toBe(true);
  expect(silences([of('domain', 'support-*'), of('event_type', 'sold')], alert())).toBe(false);
  expect(silences([of('domain', 'support.bot')], alert())).toBe(false);
  expect(silences([of('domain', 'support')], alert())).toBe(false);
  expect(silences([of('loop', '*')], alert())).toBe(true);
  expect(silences([of('loop', '?')], alert())).toBe(false);
});

test('the silence that ends last is the one that counts', () => {
  const silence = (id: string, ends_at: string): Silence => ({
    id,
    matchers: [],
    comment: '',
    created_by: 'ana',
    created_at: '2026-03-02T08:00:00Z',
    ends_at,
    status: 'active',
  });
  const held = alert({ status: { state: 'suppressed', silencedBy: ['a', 'b'], inhibitedBy: [] } });
  const all = [
    silence('a', '2026-03-02T10:00:00Z'),
    silence('b', '2026-03-02T12:00:00Z'),
    silence('c', '2026-04-02T12:00:00Z'),
  ];
  expect(attendedOf(held, all).silence?.id).toBe('b');
  expect(attendedOf(alert(), all)).toEqual({ silence: undefined, acknowledged: undefined });
});

test('the sentence says who is missing', () => {
  const seen = alert({ acknowledged_by: 'ana', acknowledged_at: '2026-03-02T08:30:00Z' });
  const held = alert({ status: { state: 'suppressed', silencedBy: ['a'], inhibitedBy: [] } });
  expect(alertsSentence([alert({ state: 'resolved' })])).toBe('No alert is firing');
  expect(alertsSentence([alert(), seen, held])).toBe(
    '3 alerts are firing: 1 that nobody sees to, 1 silenced',
  );
  expect(alertsSentence([seen])).toBe('1 alert is firing: somebody sees to each');
  expect(alertsSentence([held])).toBe('1 alert is firing, silenced');
});

test('an alert leads to its change or its loop', () => {
  expect(pathOf(alert())).toBe('/changes/cp_7');
  expect(pathOf(alert({ labels: { loop: 'l1' } }))).toBe('/loops/l1');
  expect(pathOf(alert({ labels: {} }))).toBeUndefined();
});
