/** Asks a gRPC server for its health: a call per slot, on a connection of its own. */
import type { GrpcClient, HostPort } from '../../engine/clients.ts';
import type { GrpcProbe } from '../../model/probe.ts';
import type { Asker } from '../asker.ts';
import { healthRequest, judgeHealth } from './health.ts';

export function grpcAsker(probe: GrpcProbe, grpc: GrpcClient, address: () => HostPort): Asker {
  const message = healthRequest(probe.health);
  const accept = judgeHealth(probe);
  const { tls } = probe;
  const fixed = { method: '/grpc.health.v1.Health/Check', message, accept, ...(tls !== undefined && { tls }) } as const;
  return {
    connections: ['fresh'],
    ask: (_, timeout) => grpc.call({ ...address(), ...fixed, timeout }),
  };
}
