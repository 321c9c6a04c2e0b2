/** The gRPC client of a run against modelled services: they tell of their health, and answer a call by its path with a message in base64. */
import { asHeard, type GrpcClient } from '../clients.ts';
import type { Ask } from './process.ts';
import { unanswered, visit } from './published-port.ts';
import { healthSaid, questionIn } from './servers.ts';
import { answerOf } from './tcp-client.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { World } from './world.ts';

/** gRPC's own for statuses of HTTP; any other is UNKNOWN. */
const statuses: Readonly<Record<number, number>> = { 200: 0, 403: 7, 404: 5, 429: 8, 503: 14 };
const unknown = 2;
const ok = 0;

export const simGrpcClient = (world: World, ask: Ask, time: VirtualTime): GrpcClient => ({
  call: ({ host, port, method, timeout, accept }) =>
    time.await(({ resolve }) => {
      const sent = world.now;
      const isHealth = method.startsWith('/grpc.health.');
      const request = isHealth ? questionIn('grpc') : { method: 'POST', path: method };
      visit(world, ask, { at: { host, port }, request, timeout }, (seen) => {
        if (seen.outcome !== 'answered') return resolve(answerOf(sent, world.now, seen, unanswered(seen), null));
        const status = isHealth ? ok : (statuses[seen.status ?? 0] ?? unknown);
        const message = isHealth ? healthSaid(seen.status) : status === ok ? bytesOf(seen.body) : null;
        const { outcome: _, ...when } = answerOf(sent, world.now, seen, 'ok', status);
        resolve(asHeard(when, accept(status, message)));
      });
    }),
});

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
