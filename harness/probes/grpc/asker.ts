/** Asks a gRPC server for its health, or calls a method of the user's: a call per slot, on a connection of its own. */
import type { GrpcClient, HostPort } from '../../engine/clients.ts';
import type { GrpcProbe } from '../../model/probe.ts';
import type { Asker } from '../asker.ts';
import { callOf } from './call.ts';
import { healthRequest, judgeHealth } from './health.ts';

export function grpcAsker(probe: GrpcProbe, grpc: GrpcClient, address: () => HostPort): Asker {
  const { tls, call } = probe;
  const asked = call === undefined ? healthOf(probe) : callOf(call);
  const fixed = { ...asked, ...(tls !== undefined && { tls }) };
  return {
    connections: ['fresh'],
    ask: (_, timeout) => grpc.call({ ...address(), ...fixed, timeout }),
  };
}

const healthOf = (probe: GrpcProbe) =>
  ({
    method: '/grpc.health.v1.Health/Check',
    message: healthRequest(probe.health),
    accept: judgeHealth(probe),
  }) as const;
