/** Every probe kind and who asks it: the prober slot by slot, or an observer of its own. A kind without a row does not compile. */
import type { Conversation, HostPort } from '../engine/clients.ts';
import type { Driver } from '../model/driver.ts';
import type { AskedByClient, Probe, ProbeName, SqlProbe } from '../model/probe.ts';
import { amqpHeader } from './amqp/header.ts';
import type { Asker } from './asker.ts';
import { conversationAsker } from './conversation-asker.ts';
import { startDnsObserver } from './dns/observer.ts';
import { driverAsker } from './driver-asker.ts';
import { execAsker } from './exec/asker.ts';
import { grpcAsker } from './grpc/asker.ts';
import { httpAsker } from './http/asker.ts';
import { mongoPing } from './mongo/ping.ts';
import { mysqlLogin } from './mysql/login.ts';
import type { ObserverStart, ProbeObserver, ProbingContext } from './observer.ts';
import { postgresStartUp } from './postgres/start-up.ts';
import { startMetricObserver } from './promql/observer.ts';
import { redisPing } from './redis/ping.ts';
import { tcpAsker } from './tcp/asker.ts';

type AskingContext = Pick<ProbingContext, 'env' | 'address' | 'services'>;

/** Who asks probes of one kind. */
type AskedBy<P extends Probe> =
  | { readonly asker: (probe: P, context: AskingContext) => Asker }
  | { readonly observer: ObserverStart<P> };

type WithPort = Pick<Extract<Probe, { readonly port: number | null }>, 'service' | 'port'>;

const addressOf =
  ({ service, port }: WithPort, { address }: AskingContext) =>
  (): HostPort =>
    address(service, port);

const byClient = (driver: Driver, probe: WithPort, client: AskedByClient, context: AskingContext): Asker =>
  driverAsker(driver, client, context.env.clients.drivers, addressOf(probe, context));

function bySql(probe: SqlProbe, context: AskingContext): Asker {
  if (probe.dialect === null) throw new Error(`whose SQL ${probe.service} speaks was not planned`);
  return byClient(probe.dialect, probe, probe.client, context);
}

/** By a client library where the probe wants that, else in bytes. */
const byClientOr =
  (conversation: Conversation) =>
  (probe: Extract<Probe, { readonly kind: Driver }>, context: AskingContext): Asker =>
    probe.client === undefined
      ? conversationAsker(conversation, context.env.clients.tcp, addressOf(probe, context))
      : byClient(probe.kind, probe, probe.client, context);

const askedBy: { readonly [Kind in Probe['kind']]: AskedBy<Extract<Probe, { readonly kind: Kind }>> } = {
  http: { asker: (probe, { env, address }) => httpAsker(probe, env.clients.http, () => address(probe.service)) },
  promql: { observer: startMetricObserver },
  dns: { observer: startDnsObserver },
  tcp: { asker: (probe, context) => tcpAsker(probe, context.env.clients.tcp, addressOf(probe, context)) },
  redis: { asker: byClientOr(redisPing) },
  postgres: { asker: byClientOr(postgresStartUp) },
  mysql: { asker: byClientOr(mysqlLogin) },
  amqp: { asker: byClientOr(amqpHeader) },
  mongo: { asker: byClientOr(mongoPing) },
  sql: { asker: bySql },
  grpc: { asker: (probe, context) => grpcAsker(probe, context.env.clients.rpc, addressOf(probe, context)) },
  exec: { asker: execAsker },
};

// The key and the probe are of one kind by the type of `askedBy`, which indexing by a union loses.
const whoAsks = (probe: Probe) => askedBy[probe.kind] as AskedBy<Probe>;

/** Null: an observer asks it. */
export function askerOf(probe: Probe, context: AskingContext): Asker | null {
  const who = whoAsks(probe);
  return 'asker' in who ? who.asker(probe, context) : null;
}

/** Null: the prober asks it. */
export function startProbeObserver(
  name: ProbeName,
  probe: Probe,
  context: ProbingContext,
): Promise<ProbeObserver> | null {
  const who = whoAsks(probe);
  return 'observer' in who ? who.observer(name, probe, context) : null;
}
