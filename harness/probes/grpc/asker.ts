/** Asks a gRPC server for its health: a call per slot, on a connection of its own. */
import type { GrpcClient, HostPort } from '../../engine/clients.ts';
import type { GrpcProbe } from '../../model/probe.ts';
import type { Asker } from '../asker.ts';
import { healthRequest, judgeHealth } from './health.ts';

export function grpcAsker(probe: GrpcProbe, grpc: GrpcClient, address: () => HostPort): Asker {
  const message = healthRequest(probe.health);
  const accept = judgeHealth(probe);
  return {
    connections: ['fresh'],
    ask: (_, timeout) => grpc.call({ ...address(), method: '/grpc.health.v1.Health/Check', message, timeout, accept }),
  };
}
