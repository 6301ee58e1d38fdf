import type { Problem } from './types';

/** What is wrong with one field: a JSON pointer into what was sent, and why. */
export interface Fault {
  pointer: string;
  detail: string;
}

/** Why a call failed, in the server's words. */
export class CallError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly title: string,
    /** Under which the server has logged it; empty where it is the caller's doing. */
    readonly incident: string,
    readonly retryAfter: number,
    /** The fields at fault, where it is one of those. */
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
  }

  static unreachable(): CallError {
    const message = 'The server did not answer. Nothing was lost; what was sent may not have arrived.';
    return new CallError(0, message, 'The server cannot be reached', '', 0);
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;

/** The address of a call, below wherever the dashboard itself is. */
export function address(path: string, query: Query = {}): string {
  const url = new URL(path.replace(/^\//, ''), document.baseURI);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') {
      url.searchParams.set(name, String(value));
    }
  }
  return url.toString();
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  json?: unknown;
  text?: { type: string; body: string };
  signal?: AbortSignal;
}

type Listener = () => void;
const signedOut = new Set<Listener>();

/** Tells when a call was refused because the session has ended. */
export function onSignedOut(listener: Listener): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

export async function send(path: string, call: Call = {}): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: 'application/json, */*;q=0.1',
    'X-Trimtab-Dashboard': '1',
  };
  // Else a browser that goes back to a page takes answers that it has kept, however old and whosever they are.
  const cache = 'no-store';
  const init: RequestInit = { method: call.method ?? 'GET', headers, credentials: 'same-origin', cache };
  if (call.json !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(call.json);
  } else if (call.text) {
    headers['Content-Type'] = call.text.type;
    init.body = call.text.body;
  }
  if (call.signal) {
    init.signal = call.signal;
  }
  let response: Response;
  try {
    response = await fetch(address(path, call.query), init);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw CallError.unreachable();
  }
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

/** What is wrong with the field at that pointer; undefined where nothing is. */
export function faultAt(error: unknown, pointer: string): string | undefined {
  const faults = error instanceof CallError ? error.faults : [];
  return faults.find((fault) => fault.pointer === pointer)?.detail;
}

async function refusal(response: Response): Promise<CallError> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  if (response.status === 401 && !response.url.endsWith('/v1/session')) {
    signedOut.forEach((listener) => listener());
  }
  const faults = problem.errors?.map((fault) => `${fault.pointer} ${fault.detail}`).join('; ');
  return new CallError(
    response.status,
    faults ?? problem.detail ?? `The server answered ${response.status}.`,
    problem.title ?? 'The call failed',
    problem.instance?.startsWith('urn:uuid:') ? problem.instance.slice('urn:uuid:'.length) : '',
    Number(response.headers.get('Retry-After') ?? 0),
    problem.errors ?? [],
  );
}

export async function call<T>(path: string, options: Call = {}): Promise<T> {
  const response = await send(path, options);
  // What was only taken note of (202, 204) has no body.
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export interface Page<T> {
  items: T[];
  /** Where the next page begins; empty where there is none. */
  cursor: string;
}

/** One page of a list, whose `Link` header names the next. */
export async function page<T>(path: string, options: Call = {}): Promise<Page<T>> {
  const response = await send(path, options);
  return { items: (await response.json()) as T[], cursor: nextCursor(response.headers.get('Link')) };
}

export function nextCursor(link: string | null): string {
  const next = /<([^>]*)>;\s*rel="?next"?/.exec(link ?? '');
  return next?.[1] === undefined ? '' : (new URL(next[1], 'http://h').searchParams.get('cursor') ?? '');
}
