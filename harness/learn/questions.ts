/** In which words a service may be asked, the likeliest first, and what its answer then is called. */
import { amqp, mongo, mysql, postgres, redis } from '../dsl/databases.ts';
import { grpc } from '../dsl/grpc.ts';
import { http } from '../dsl/http.ts';
import { tcp } from '../dsl/tcp.ts';
import { likelySpeech } from '../init/by-port.ts';
import type { Nature, Speech } from '../init/nature.ts';
import { distinct } from '../model/distinct.ts';
import type { HttpProbe, Probe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import type { EntryDoor } from './door.ts';

export interface Question {
  readonly door: EntryDoor;
  readonly probe: Probe;
  readonly speaks: Speech;
  /** What an answer to it is: `PING is answered`. Of a page null: its status says it. */
  readonly says: string | null;
}

/** Any status is one: which are good is learned. */
const anyStatus = Array.from({ length: 500 }, (_, index) => 100 + index);
/** A redirect that is good is not followed. */
const anyEnd = anyStatus.filter((status) => status < 300 || status >= 400);

/** How a door is asked: as often, and with so much patience. */
interface Manner {
  readonly rate: `${number}/s`;
  readonly within: DurationText;
}

const quick: Manner = { rate: '4/s', within: '2s' };

type Tongue = Exclude<Speech, 'dns' | 'udp' | 'unknown'> | 'mongo';

const allTongues: readonly Tongue[] = ['http', 'tls', 'redis', 'postgres', 'mysql', 'amqp', 'mongo', 'grpc'];

/** In turns: what it most likely speaks; everything else in which a server says who it is; and at last whether it takes connections. */
export function roundsAt(door: EntryDoor, paths: readonly string[]): readonly (readonly Question[])[] {
  if (door.given !== undefined) return [questionsIn(spokenIn(door.given.speaks), door, [door.given.path])];
  const first = likelyAt(door);
  const others = allTongues.filter((one) => one !== first);
  const exchange = door.nature?.exchange === undefined ? [] : exchanged(door);
  const spoken = first === 'tcp' ? [] : questionsIn(first, door, paths);
  return [
    [...exchange, ...spoken],
    others.flatMap((one) => questionsIn(one, door, paths)),
    questionsIn('tcp', door, paths),
  ].filter((round) => round.length > 0);
}

function likelyAt({ nature, port }: EntryDoor): Tongue {
  return spokenIn(nature === null || nature.speaks === 'unknown' ? likelySpeech(port) : nature.speaks);
}

const spokenIn = (speaks: Speech): Tongue =>
  speaks === 'dns' || speaks === 'udp' || speaks === 'unknown' ? 'tcp' : speaks;

const refOf = ({ service }: EntryDoor): ServiceRef => ({ type: 'service', name: service.name });

function questionsIn(tongue: Tongue, door: EntryDoor, paths: readonly string[], manner = quick): readonly Question[] {
  const ref = refOf(door);
  const options = { ...manner, port: door.port };
  const speaks: Speech = tongue === 'mongo' ? 'tcp' : tongue;
  const one = (probe: Probe, says: string): readonly Question[] => [{ door, speaks, probe: placed(probe, door), says }];
  switch (tongue) {
    case 'http':
    case 'tls':
      return paths.flatMap((path) => {
        const plain = page(door, path, tongue === 'tls', manner);
        return [plain, { ...plain, status: anyEnd, redirects: 'follow' as const }].map((probe) => ({
          door,
          speaks,
          probe,
          says: null,
        }));
      });
    case 'redis':
      return one(redis(ref, options), 'PING is answered');
    case 'postgres':
      return one(postgres(ref, options), 'a start-up message is answered');
    case 'mysql':
      return one(mysql(ref, options), 'a login is answered');
    case 'amqp':
      return one(amqp(ref, options), 'the header of AMQP is answered');
    case 'mongo':
      return one(mongo(ref, options), 'ping is answered');
    case 'grpc':
      return one(grpc(ref, options), 'its health is answered');
    case 'tcp':
      return one(tcp(ref, options), 'it takes connections');
  }
}

/** Its whole answer is kept, so that it can be learned what is always the same. */
function page(door: EntryDoor, path: string, isTls: boolean, { rate, within }: Manner): HttpProbe {
  const tls = isTls ? { tls: { verify: false as const } } : {};
  const asked = http(refOf(door), path as `/${string}`, { rate, within, ...tls });
  return placed({ ...asked, status: anyStatus, value: '' }, door);
}

function exchanged(door: EntryDoor): readonly Question[] {
  const { send, awaits } = (door.nature as Nature).exchange!;
  const asked = { ...(send !== undefined && { send }), awaits };
  const probe = tcp(refOf(door), { ...quick, port: door.port, ...asked });
  return [{ door, speaks: 'tcp', probe: placed(probe, door), says: 'it says what such a server says' }];
}

/**
 * The same page without a client of HTTP: a probe of HTTP asks the one port that its service declares. `status`: those that are good. Over TLS
 * only the connection can be asked for.
 */
export function pageAtOtherPort({ door, speaks, probe }: Question, status: readonly number[]): Probe {
  const { path } = probe as HttpProbe;
  const asks = {
    send: `GET ${path} HTTP/1.0\r\nHost: ${door.at.host}\r\n\r\n`,
    awaits: new RegExp(`^HTTP/1\\.[01] (${status.join('|')})`),
  };
  return placed(tcp(refOf(door), { port: door.port, rate: '10/s', ...(speaks === 'http' && asks) }), door);
}

const placed = <P extends Probe>(probe: P, { by }: EntryDoor): P =>
  by === 'callers' ? { ...probe, from: 'network' } : probe;

/** `/`, and what its image or its check asks. */
export const pathsAt = ({ nature }: EntryDoor): readonly string[] => distinct(['/', nature?.path ?? '/']);
