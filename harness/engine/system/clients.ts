/** The real clients of a run. */
import process from 'node:process';
import type { Clients } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { type Project, systemDrivers } from './drivers/driver-client.ts';
import { systemGrpc } from './grpc-client.ts';
import { systemHttp } from './http-client.ts';
import { systemTcp } from './tcp-client.ts';

/** Their instants are read from `clock`. Client libraries are those of the project in `folder`, and secrets are read from `variables`. */
export const systemClients = (
  clock: Clock,
  { folder = process.cwd(), variables = process.env }: Partial<Project> = {},
): Clients => ({
  http: systemHttp(clock, variables),
  tcp: systemTcp(clock),
  rpc: systemGrpc(clock),
  drivers: systemDrivers(clock, { folder, variables }),
});
