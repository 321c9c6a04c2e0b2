/** The real clients of a run. */
import type { Clients } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { systemGrpc } from './grpc-client.ts';
import { systemHttp } from './http-client.ts';
import { systemTcp } from './tcp-client.ts';

/** Their instants are read from `clock`. */
export const systemClients = (clock: Clock): Clients => ({
  http: systemHttp(clock),
  tcp: systemTcp(clock),
  rpc: systemGrpc(clock),
});
