/** What simulated servers say in the protocols that probes speak: in good order where the app answers 200, else that they cannot serve. */
import type { Driver, DriverAsks } from '../../model/driver.ts';
import type { ProbeKind } from '../../model/probe.ts';
import type { Refusal } from '../clients.ts';
import type { AppRequest } from './behaviour.ts';

/** How an app is asked over a protocol of its own. */
export const questionIn = (speaks: ProbeKind): AppRequest => ({ method: speaks.toUpperCase(), path: '/' });

interface Saying {
  /** In turn, each after the last was replied to. */
  readonly well: readonly Uint8Array[];
  readonly unwell: readonly Uint8Array[];
}

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((one) => (typeof one === 'number' ? [one] : [...one].map((each) => each.charCodeAt(0)))),
  );

/** Four numbers of four bytes, the flags, and `{ ok: 1 }` or `{ ok: 0 }`. */
const mongoSays = (ok: number): readonly (string | number)[] => [
  ...[34, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xdd, 7, 0, 0],
  ...[0, 0, 0, 0, 0, 13, 0, 0, 0, 16, 'ok', 0, ok, 0, 0, 0, 0],
];

const sayings: Readonly<Partial<Record<ProbeKind, Saying>>> = {
  redis: {
    well: [bytes('+PONG\r\n')],
    unwell: [bytes('-LOADING Redis is loading the dataset in memory\r\n')],
  },
  postgres: {
    well: [bytes('R', 0, 0, 0, 8, 0, 0, 0, 3)],
    unwell: [bytes('E', 0, 0, 0, 47, 'C57P03\0Mthe database system is starting up\0\0')],
  },
  mysql: {
    well: [bytes(5, 0, 0, 0, 10, '8.0\0'), bytes(3, 0, 0, 2, 255, 0x15, 0x04)],
    unwell: [bytes(3, 0, 0, 0, 255, 0x10, 0x04)],
  },
  mongo: {
    well: [bytes(...mongoSays(1))],
    unwell: [bytes(...mongoSays(0))],
  },
  amqp: {
    well: [bytes(1, 0, 0, 0, 0, 0, 4, 0, 10, 0, 10, 206)],
    unwell: [bytes(1, 0, 0, 0, 0, 0, 4, 0, 10, 0, 50, 206)],
  },
};

/** `body`: what the app answers; said as it is where nothing is known of the protocol. */
export function saidBy(speaks: ProbeKind, status: number | null, body: string): readonly Uint8Array[] {
  const known = sayings[speaks];
  if (known === undefined) return [bytes(body)];
  return status === 200 ? known.well : known.unwell;
}

/** The message of `grpc.health.v1`: SERVING or NOT_SERVING. */
export const healthSaid = (status: number | null): Uint8Array => bytes(8, status === 200 ? 1 : 2);

/** How an app is asked by a client library: the path is the query, or the command. */
export function askedIn(driver: Driver, asks: DriverAsks): AppRequest {
  const method = driver.toUpperCase();
  switch (asks.what) {
    case 'ping':
      return { method, path: '/' };
    case 'query':
      return { method, path: asks.text };
    case 'command':
      return { method, path: asks.words.join(' ') };
  }
}

/** The code of a wrong login, and of a server that cannot serve yet, or any more. */
const refusals: Readonly<Record<Driver, { readonly login: string; readonly unwell: string }>> = {
  redis: { login: 'WRONGPASS', unwell: 'LOADING' },
  postgres: { login: '28P01', unwell: '53300' },
  mysql: { login: '1045', unwell: '1040' },
  amqp: { login: '403', unwell: '320' },
  mongo: { login: '18', unwell: '91' },
};

/** Null: 200, it is answered. 401 is a wrong login; any other is a server that does not serve. */
export function refusalIn(driver: Driver, status: number | null, body: string): Refusal | null {
  if (status === 200) return null;
  const { login, unwell } = refusals[driver];
  return { code: status === 401 ? login : unwell, message: body };
}
