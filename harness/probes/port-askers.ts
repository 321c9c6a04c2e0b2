/** Who asks the probes of each kind that is asked at a port. The prober inside takes along whatever this file imports, so no package is among it. */
import type { Clients, Conversation, HostPort } from '../engine/clients.ts';
import type { Driver } from '../model/driver.ts';
import type { AskedByClient, Probe, ProbeKind, SqlProbe } from '../model/probe.ts';
import { amqpHeader } from './amqp/header.ts';
import type { Asker } from './asker.ts';
import { conversationAsker } from './conversation-asker.ts';
import { driverAsker } from './driver-asker.ts';
import { grpcAsker } from './grpc/asker.ts';
import { httpAsker } from './http/asker.ts';
import { mongoPing } from './mongo/ping.ts';
import { mysqlLogin } from './mysql/login.ts';
import type { Address } from './observer.ts';
import { postgresStartUp } from './postgres/start-up.ts';
import { redisPing } from './redis/ping.ts';
import { tcpAsker } from './tcp/asker.ts';

/** All that they need of a run. */
export interface PortContext {
  readonly env: { readonly clients: Clients };
  readonly address: Address;
}

type AskedBy<P extends Probe> = (probe: P, context: PortContext) => Asker;

type WithPort = Pick<Extract<Probe, { readonly port: number | null }>, 'service' | 'port'>;

const addressOf =
  ({ service, port }: WithPort, { address }: PortContext) =>
  (): HostPort =>
    address(service, port);

const byClient = (driver: Driver, probe: WithPort, client: AskedByClient, context: PortContext): Asker =>
  driverAsker(driver, client, context.env.clients.drivers, addressOf(probe, context));

function bySql(probe: SqlProbe, context: PortContext): Asker {
  if (probe.dialect === null) throw new Error(`whose SQL ${probe.service} speaks was not planned`);
  return byClient(probe.dialect, probe, probe.client, context);
}

/** By a client library where the probe wants that, else in bytes. */
const byClientOr =
  (conversation: Conversation) =>
  (probe: Extract<Probe, { readonly kind: Driver }>, context: PortContext): Asker =>
    probe.client === undefined
      ? conversationAsker(conversation, context.env.clients.tcp, addressOf(probe, context))
      : byClient(probe.kind, probe, probe.client, context);

const askedAtPort = {
  http: (probe, { env, address }) => httpAsker(probe, env.clients.http, () => address(probe.service)),
  tcp: (probe, context) => tcpAsker(probe, context.env.clients.tcp, addressOf(probe, context)),
  redis: byClientOr(redisPing),
  postgres: byClientOr(postgresStartUp),
  mysql: byClientOr(mysqlLogin),
  amqp: byClientOr(amqpHeader),
  mongo: byClientOr(mongoPing),
  sql: bySql,
  grpc: (probe, context) => grpcAsker(probe, context.env.clients.rpc, addressOf(probe, context)),
} satisfies { readonly [Kind in ProbeKind]?: AskedBy<Extract<Probe, { readonly kind: Kind }>> };

export type PortKind = keyof typeof askedAtPort;

export const isAtPort = (kind: ProbeKind): kind is PortKind => kind in askedAtPort;

/** Null: it is not asked at a port. */
export const portAskerOf = (probe: Probe, context: PortContext): Asker | null =>
  // The key and the probe are of one kind by the type of the table, which indexing by a union loses.
  isAtPort(probe.kind) ? (askedAtPort[probe.kind] as AskedBy<Probe>)(probe, context) : null;
