import type { OutcomeEvent } from '../api/types';

/** Where the trace of an event is, by what its domain declares; undefined where one of the two is missing. */
export function traceUrl(template: string | null | undefined, event: OutcomeEvent): string | undefined {
  const id = event.metadata['trace_id'];
  if (template == null || (typeof id !== 'string' && typeof id !== 'number')) {
    return undefined;
  }
  return template.replaceAll('{trace_id}', encodeURIComponent(String(id)));
}
