/** The real clients of a run. */
import process from 'node:process';
import type { CheckCaller, Clients } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { type Project, systemDrivers } from './drivers/driver-client.ts';
import { systemGrpc } from './grpc-client.ts';
import { systemHttp } from './http-client.ts';
import { systemTcp } from './tcp-client.ts';

/** For a run without checks. */
const noChecks: CheckCaller = {
  call: async ({ check }) => {
    throw new Error(`nobody calls the check '${check}'`);
  },
  close: () => undefined,
};

/** Their instants are read from `clock`. Client libraries are those of the project in `folder`, and secrets are read from `variables`. */
export const systemClients = (
  clock: Clock,
  { folder = process.cwd(), variables = process.env }: Partial<Project> = {},
  checks = noChecks,
): Clients => ({
  http: systemHttp(clock, variables),
  tcp: systemTcp(clock),
  rpc: systemGrpc(clock),
  drivers: systemDrivers(clock, { folder, variables }),
  checks,
});
