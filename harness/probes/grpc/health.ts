/** What `grpc.health.v1` asks and answers, in its own bytes, and what an answer is worth. */
import type { GrpcProbe, Outcome } from '../../model/probe.ts';
import { bytesOf } from '../bytes.ts';

/** `service` is field 1, a text; an empty one is left out. At most 127 bytes of it fit its length. */
export function healthRequest(service: string): Uint8Array {
  const name = bytesOf(service);
  return name.length === 0 ? name : Uint8Array.of(0x0a, name.length, ...name);
}

/** gRPC's statuses by number, as far as they say something here. */
const status = { ok: 0, forbidden: 7, exhausted: 8, unimplemented: 12, unavailable: 14, unauthenticated: 16 } as const;
/** Those with which a server answers, and says nothing of its health. */
const answering: readonly number[] = [status.forbidden, status.unimplemented, status.unauthenticated];

export function judgeHealth({ answers }: Pick<GrpcProbe, 'answers'>) {
  return (code: number, message: Uint8Array | null): Outcome => {
    if (code === status.ok) return message === null ? 'protocol' : ofHealth(message);
    if (code === status.unavailable) return 'not_serving';
    if (code === status.exhausted) return 'full';
    return answers && answering.includes(code) ? 'ok' : 'wrong';
  };
}

const serving = 1;
const notServing = 2;

/** `status` is field 1, a number; that of an empty message is 0, UNKNOWN. */
function ofHealth(message: Uint8Array): Outcome {
  const health = message[0] === 0x08 ? message[1] : 0;
  if (health === serving) return 'ok';
  return health === notServing ? 'not_serving' : 'wrong';
}
