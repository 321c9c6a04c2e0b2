/** A call of the user's own: what is sent, and what an answer is worth. */
import { keptValue } from '../../engine/answer-text.ts';
import type { GrpcRequest, Heard } from '../../engine/clients.ts';
import { type EncodedCall, type GrpcCall, grpcStatuses } from '../../model/grpc-call.ts';
import type { Outcome } from '../../model/probe.ts';
import { firstWrong, valueTests } from '../value-tests.ts';
import { fieldAt } from './message.ts';

type Calling = Pick<GrpcRequest, 'method' | 'message' | 'accept'>;

export function callOf(call: GrpcCall): Calling {
  const { encoded } = call;
  if (encoded === null) throw new Error(`the proto of ${call.method} was not read`);
  const message = Uint8Array.from(atob(encoded.request), (one) => one.charCodeAt(0));
  return { method: `/${call.method}`, message, accept: judgeCall(call, encoded) };
}

/** What other statuses than the wanted one say, where they say more than that it is not as declared. */
const otherwise: Readonly<Record<string, Outcome>> = {
  ...{ UNAVAILABLE: 'not_serving', RESOURCE_EXHAUSTED: 'full' },
  ...{ UNAUTHENTICATED: 'denied', PERMISSION_DENIED: 'denied' },
};

function judgeCall({ status: good, hasFields, value }: GrpcCall, { places }: EncodedCall): GrpcRequest['accept'] {
  const tests = valueTests(hasFields);
  return (status, message): Heard => {
    const name = grpcStatuses[status] ?? `status ${status}`;
    if (status !== good) return { outcome: otherwise[name] ?? 'wrong', said: name };
    if (status !== 0) return { outcome: 'ok' };
    if (message === null) return { outcome: 'protocol', said: 'there is no message' };
    try {
      const wrong = firstWrong(tests, (path) => fieldAt(message, places[path]!));
      if (wrong !== null) return { outcome: 'wrong_body', said: wrong };
      if (value === null) return { outcome: 'ok' };
      const found = fieldAt(message, places[value]!);
      if (found === undefined) return { outcome: 'wrong_body', said: `there is no ${value}` };
      return { outcome: 'ok', value: keptValue(String(found)) };
    } catch {
      return { outcome: 'protocol', said: 'the answer is no such message' };
    }
  };
}
