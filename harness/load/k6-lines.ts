/** The lines of k6's JSON output → requests, on the wall clock of the machine that k6 ran on. Streaming and pure. */
import type { Outcome } from '../model/probe.ts';
import { outcomeOf } from './k6-outcome.ts';

/** Milliseconds since 1970. */
type Wall = number;

export type K6Told =
  | {
      readonly what: 'request';
      readonly start: Wall;
      /** Null: it never had a connection, or no answer. */
      readonly connected: Wall | null;
      readonly firstByte: Wall | null;
      readonly end: Wall;
      readonly outcome: Outcome;
      readonly status: number | null;
      /** The address that answered. */
      readonly ip: string | null;
    }
  /** Iterations that could not be started on time. */
  | { readonly what: 'dropped'; readonly at: Wall; readonly count: number }
  /** An iteration came to its end, whatever it did. */
  | { readonly what: 'iteration' };

export interface K6Reader {
  line(text: string): void;
  /** Tells what is still open: k6 will say no more. */
  end(): void;
  /** How many of k6's own lines could not be read. */
  unreadable(): number;
}

/**
 * A request is nine lines in a row with the same time and tags, `http_reqs` first. Only that one is parsed whole; of the
 * others the value alone is of interest. What is no point of k6's output, like its summary, is passed over.
 */
export function k6Reader(tell: (told: K6Told) => void): K6Reader {
  let open: Open | null = null;
  let unreadable = 0;
  const close = (): void => {
    if (open !== null) tell(requestOf(open));
    open = null;
  };
  const read = (metric: string, text: string): void => {
    const part = partOf[metric];
    if (part !== undefined && open !== null) open[part] = valueIn(text);
    if (metric.startsWith('http_req_') && metric !== 'http_req_failed') return;
    close();
    if (metric === 'http_reqs') open = begin(text);
    if (metric === 'dropped_iterations') tell({ what: 'dropped', at: pointIn(text).time, count: valueIn(text) });
    if (metric === 'iterations') tell({ what: 'iteration' });
  };
  return {
    line: (text) => {
      const metric = /^\{"metric":"([^"]+)","type":"Point"/.exec(text)?.[1];
      if (metric === undefined) return;
      try {
        read(metric, text);
      } catch {
        unreadable += 1;
      }
    },
    end: close,
    unreadable: () => unreadable,
  };
}

/** The parts of a request, milliseconds. */
interface Parts {
  duration: number;
  blocked: number;
  connecting: number;
  handshaking: number;
  receiving: number;
}

interface Open extends Parts {
  readonly time: Wall;
  readonly tags: Tags;
}

type Tags = Readonly<Partial<Record<'status' | 'error_code' | 'error' | 'expected_response' | 'ip', string>>>;

const partOf: Readonly<Partial<Record<string, keyof Parts>>> = {
  http_req_duration: 'duration',
  http_req_blocked: 'blocked',
  http_req_connecting: 'connecting',
  http_req_tls_handshaking: 'handshaking',
  http_req_receiving: 'receiving',
};

function begin(text: string): Open {
  const { time, tags } = pointIn(text);
  return { time, tags, duration: 0, blocked: 0, connecting: 0, handshaking: 0, receiving: 0 };
}

function pointIn(text: string): { readonly time: Wall; readonly tags: Tags } {
  const { data } = JSON.parse(text) as { readonly data: { readonly time: string; readonly tags: Tags | null } };
  return { time: wallOf(data.time), tags: data.tags ?? {} };
}

function valueIn(text: string): number {
  const value = Number(/"value":([-+.\deE]+)/.exec(text)?.[1]);
  if (Number.isNaN(value)) throw new Error('a point without a value');
  return value;
}

/** RFC 3339 with up to nine digits of a second, of which a date keeps three. */
export function wallOf(text: string): Wall {
  const [, seconds, fraction = '', zone] = /^(.+T[\d:]+)(\.\d+)?(Z|[-+][\d:]+)$/.exec(text) ?? [];
  const whole = Date.parse(`${seconds}${zone}`);
  if (Number.isNaN(whole)) throw new Error(`${text} is not a time`);
  return whole + Number(`0${fraction}`) * 1000;
}

/**
 * A point's time is the end of its request. `duration` counts from the moment that the connection was there, and `blocked`
 * is everything before it, name lookup, connecting and handshake included (`lib/netext/httpext/tracer.go`). A dial that
 * fails is not timed at all: such a request begins when it ends.
 */
function requestOf(open: Open): K6Told {
  const { time, tags, duration } = open;
  const status = Number(tags.status ?? 0);
  const before = Math.max(open.blocked, open.connecting + open.handshaking);
  const connected = duration > 0 || before > 0;
  return {
    what: 'request',
    start: time - duration - before,
    connected: connected ? time - duration : null,
    firstByte: status > 0 ? time - open.receiving : null,
    end: time,
    outcome: outcomeOf({
      expected: tags.expected_response,
      code: tags.error_code,
      error: tags.error,
      status,
      connected,
    }),
    status: status > 0 ? status : null,
    ip: tags.ip ?? null,
  };
}
