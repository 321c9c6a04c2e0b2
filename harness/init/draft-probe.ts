/** The probe of a service, by what it speaks: never in HTTP where it does not speak it, and none where nothing can be asked. */
import { quoted } from '../model/source-text.ts';
import type { Nature } from './nature.ts';

export interface DraftProbe {
  /** The verb that makes it. */
  readonly verb: 'http' | 'tcp' | 'redis' | 'postgres' | 'mysql' | 'amqp' | 'grpc';
  readonly port: number;
  /** Of HTTP alone. */
  readonly path: string | null;
  /** The verb's options, as they are written; `any` stands for all statuses that are no error of the server. */
  readonly options: Readonly<Record<string, string>>;
  readonly perSecond: number;
  /** What its options do not say by themselves; null: nothing. */
  readonly note: string | null;
  /** Whether it fails while the process is frozen: what only connects does not. */
  readonly seesHang: boolean;
}

/** Somebody else's page may be expensive, and a tenth of a second is close enough for a first look. */
const ofPages = 10;
const ofServers = 20;

/** A path at which a service often tells of itself alone. */
const ofItself = /health|ping|live|ready|alive|status/i;

/**
 * What users ask, where the path that is known may tell of the service alone: without it nobody would use what the service needs while that
 * is away. Null: the probe asks it already, or there is no page.
 */
export function pageOf(probe: DraftProbe | null): DraftProbe | null {
  if (probe?.verb !== 'http' || !ofItself.test(probe.path ?? '')) return null;
  const options = { rate: `'${ofPages}/s'`, status: 'noServerError' };
  const note = `A guess: ${probe.path} may be good without what is cut off, so a page is asked as well: name one that needs it.`;
  return { ...probe, path: '/', options, note };
}

export function probeOf({ speaks, port, path, status: good, exchange }: Nature): DraftProbe | null {
  if (port === null || speaks === 'udp' || speaks === 'unknown') return null;
  if (speaks === 'http') {
    const status = good === undefined ? null : good === 'any' ? 'noServerError' : `[${good.join(', ')}]`;
    const options = { rate: `'${ofPages}/s'`, ...(status !== null && { status }) };
    return { verb: 'http', port, path: path ?? '/', options, perSecond: ofPages, note: null, seesHang: true };
  }
  if (speaks !== 'dns' && speaks !== 'tls' && speaks !== 'tcp') {
    return { verb: speaks, port, path: null, options: {}, perSecond: ofServers, note: null, seesHang: true };
  }
  const { perSecond = ofServers, note = null } = exchange ?? {};
  return {
    verb: 'tcp',
    port,
    path: null,
    options: {
      ...(exchange && exchangeText(exchange)),
      ...(perSecond !== ofServers && { rate: `'${perSecond}/s'` }),
    },
    perSecond,
    note,
    seesHang: exchange !== undefined,
  };
}

function exchangeText({ send, awaits }: NonNullable<Nature['exchange']>): Readonly<Record<string, string>> {
  return {
    ...(send !== undefined && { send: quoted(send) }),
    awaits: typeof awaits === 'string' ? quoted(awaits) : String(awaits),
  };
}
