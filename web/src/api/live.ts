import { useEffect, useState } from 'react';
import { address, type Query } from './http';
import type { OutcomeEvent } from './types';

export type LiveState = 'connecting' | 'live' | 'interrupted';

const KEPT = 500;
/** Rows move at most so often, however many events come. */
const PACE = 400;

/** Events as they are recorded, newest first. The browser comes again by itself where it was left. */
export function useLive(query: Query, isOn: boolean): { events: OutcomeEvent[]; state: LiveState } {
  const [events, setEvents] = useState<OutcomeEvent[]>([]);
  const [state, setState] = useState<LiveState>('connecting');
  const url = address('/v1/outcomes/stream', query);
  useEffect(() => {
    if (!isOn) {
      return undefined;
    }
    let waiting: OutcomeEvent[] = [];
    const source = new EventSource(url, { withCredentials: true });
    source.onopen = () => setState('live');
    source.onerror = () => setState('interrupted');
    source.addEventListener('outcome', (message: MessageEvent<string>) => {
      waiting.push(JSON.parse(message.data) as OutcomeEvent);
    });
    const turn = setInterval(() => {
      if (waiting.length > 0) {
        const news = waiting.reverse();
        waiting = [];
        setEvents((before) => [...news, ...before].slice(0, KEPT));
      }
    }, PACE);
    return () => {
      source.close();
      clearInterval(turn);
      setEvents([]);
      setState('connecting');
    };
  }, [url, isOn]);
  return { events, state };
}
