/** The gRPC client of a run against modelled services: whatever is called, they tell of their health. */
import type { GrpcClient } from '../clients.ts';
import type { Ask } from './process.ts';
import { unanswered, visit } from './published-port.ts';
import { healthSaid, questionIn } from './servers.ts';
import { answerOf } from './tcp-client.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { World } from './world.ts';

/** `status`: gRPC's OK, where an answer came. */
const ok = 0;

export const simGrpcClient = (world: World, ask: Ask, time: VirtualTime): GrpcClient => ({
  call: ({ host, port, timeout, accept }) =>
    time.await(({ resolve }) => {
      const sent = world.now;
      visit(world, ask, { at: { host, port }, request: questionIn('grpc'), timeout }, (seen) => {
        const answered = seen.outcome === 'answered';
        const outcome = answered ? accept(ok, healthSaid(seen.status)) : unanswered(seen);
        resolve(answerOf(sent, world.now, seen, outcome, answered ? ok : null));
      });
    }),
});
