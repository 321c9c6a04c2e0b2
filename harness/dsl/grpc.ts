/** The gRPC probe: the server's own health service, or a call of a given proto. */
import { type GrpcCall, grpcStatuses } from '../model/grpc-call.ts';
import { isJsonPath } from '../model/json-path.ts';
import type { GrpcProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import { admit } from './door.ts';
import { made } from './made.ts';
import { namedBy } from './named-by.ts';
import { isRecord } from './plain.ts';
import { also, object, oneOf, optional, type Schema, value } from './schema.ts';
import { readServer, type ServerOptions, serverOptions } from './servers.ts';
import { readTls, type TlsOptions, tls } from './tls.ts';
import { valueCheck, type WantedValue, wantedValue } from './value-check.ts';
import { service as serviceRef } from './values.ts';

/** Of which service the health is asked, or which method is called, and which answers are good. */
export interface GrpcOptions extends ServerOptions {
  /** Which of the server's services is asked for: `'shop.Orders'`. Default: the server as a whole. */
  readonly health?: string;
  /**
   * `'serving'`: only SERVING. `'answering'`, the default: also that the server has no health service, or wants credentials first, which
   * says that it answers, and nothing of whether it serves.
   */
  readonly good?: 'serving' | 'answering';
  /** Whether TLS is spoken, and who is trusted. Default: it is not. */
  readonly tls?: true | TlsOptions;
  /** Instead of its health: the path of a proto file, from the scenario's own folder, with `method`. It is read by the package `protobufjs` (R223). */
  readonly proto?: string;
  /** The unary method that is called: `'shop.Orders/Get'` (R226). */
  readonly method?: string;
  /** The message that is sent, by the names that the proto gives its fields. Default: an empty one. */
  readonly request?: Readonly<Record<string, unknown>>;
  /** The good status. Default `'OK'`. */
  readonly status?: string;
  /** What a good answer has, by place in its message: `{ 'order.state': 'PAID', 'items[0].count': 2 }`, as values or patterns. An enum's value is its name. */
  readonly expect?: Readonly<Record<string, WantedValue>>;
  /** The place whose value is the probe's: `'order.total'`. Default: it has none. */
  readonly value?: string;
}

const health = value<string>(
  (given) => typeof given === 'string' && /^[!-~]{1,100}$/.test(given),
  "name one of the server's services, with its package: 'shop.Orders'",
);
const proto = value<string>(
  (given) => typeof given === 'string' && /\.proto$/.test(given),
  "give the path of a proto file, from the scenario's folder: 'orders.proto'",
);
const method = value<string>(
  (given) => typeof given === 'string' && /^[A-Za-z_][\w.]*\/[A-Za-z_]\w*$/.test(given),
  "name a service with its package, and one of its methods: 'shop.Orders/Get'",
);
const request = value<Readonly<Record<string, unknown>>>(isRecord, 'give an object with the fields of the request');
const placeWanted = "write the names of fields: 'order.items[0].state'";
const place = value<string>((given) => typeof given === 'string' && isJsonPath(given), placeWanted);
const places = { fits: isJsonPath, code: 'R110', says: 'is no place in a message', fix: placeWanted } as const;

const options: Schema<GrpcOptions> = also(
  also(
    object<GrpcOptions>({
      ...serverOptions,
      health: optional(health),
      good: optional(oneOf('serving', 'answering')),
      tls: optional(tls),
      ...{ proto: optional(proto), method: optional(method), request: optional(request) },
      status: optional(oneOf(...grpcStatuses)),
      expect: optional(namedBy(places, wantedValue)),
      value: optional(place),
    }),
    (given) =>
      isCall(given) || [given.request, given.status, given.expect, given.value].every((one) => one === undefined),
    'name the proto and the method that is called',
  ),
  (given) => (given.proto === undefined) === (given.method === undefined) && !(isCall(given) && isHealth(given)),
  'give both proto and method, or of health and good what is asked; not both',
);

const isCall = ({ proto, method }: GrpcOptions): boolean => proto !== undefined && method !== undefined;
const isHealth = ({ health, good }: GrpcOptions): boolean => (health ?? good) !== undefined;

/**
 * Asks `grpc.health.v1.Health/Check`. Good is SERVING; bad are NOT_SERVING and a service that the server does not know. With a `proto` and a
 * `method` that is called instead: good is the declared status, and an answer that has what is expected. What does not fit the proto is
 * refused before anything starts (R226). The port must be one that can be reached (R207).
 *
 * @example
 * const serving = grpc(api, { health: 'shop.Orders', good: 'serving' });
 * const paid = grpc(api, {
 *   ...{ proto: 'orders.proto', method: 'shop.Orders/Get', request: { id: 7 } },
 *   expect: { 'order.state': 'PAID' },
 * });
 */
export function grpc(service: ServiceRef, given: GrpcOptions = {}): GrpcProbe {
  admit('grpc', { service, options: given }, { service: serviceRef, options });
  const call = callIn(given);
  return made({
    ...readServer(service, given),
    kind: 'grpc',
    health: given.health ?? '',
    answers: given.good !== 'serving',
    ...(call !== null && { call }),
    ...(given.tls !== undefined && { tls: readTls(service, given.tls) }),
  });
}

function callIn(given: GrpcOptions): GrpcCall | null {
  const { proto, method, request = {}, status = 'OK', expect = {} } = given;
  if (proto === undefined || method === undefined) return null;
  const hasFields = Object.fromEntries(Object.entries(expect).map(([path, wanted]) => [path, valueCheck(wanted)]));
  const good = grpcStatuses.indexOf(status);
  return { proto, method, request, status: good, hasFields, value: given.value ?? null, encoded: null };
}
