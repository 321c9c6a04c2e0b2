/** The TCP client of a run against modelled services. */
import { instant } from '../../model/time.ts';
import type { TcpClient } from '../clients.ts';
import { connectionTo } from './published-port.ts';
import type { VirtualTime } from './virtual-time.ts';
import { schedule, type World } from './world.ts';

/** Without chance, so that an observer changes nothing of what comes. */
export const simTcpClient = (world: World, time: VirtualTime): TcpClient => ({
  connect: ({ port }) =>
    time.await(({ resolve }) => {
      const sent = instant(world.now);
      schedule(world, world.parameters.connect.p50, () => {
        const outcome = connectionTo(world, port);
        const end = instant(world.now);
        const connected = outcome === 'refused' ? null : end;
        resolve({ sent, connected, firstByte: null, end, outcome, status: null, instance: null });
      });
    }),
});
