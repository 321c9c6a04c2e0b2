/** The gRPC probe: the server's own health service. */
import type { GrpcProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import { admit } from './door.ts';
import { made } from './made.ts';
import { object, oneOf, optional, value } from './schema.ts';
import { readServer, type ServerOptions, serverOptions } from './servers.ts';
import { readTls, type TlsOptions, tls } from './tls.ts';
import { service as serviceRef } from './values.ts';

/** Of which service the health is asked, and which answers are good. */
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
}

const health = value<string>(
  (given) => typeof given === 'string' && /^[!-~]{1,100}$/.test(given),
  "name one of the server's services, with its package: 'shop.Orders'",
);

const options = object<GrpcOptions>({
  ...serverOptions,
  health: optional(health),
  good: optional(oneOf('serving', 'answering')),
  tls: optional(tls),
});

/**
 * Asks `grpc.health.v1.Health/Check`. Good is SERVING; bad are NOT_SERVING and a service that the server does not know. The
 * port must be one that can be reached (R207).
 *
 * @example
 * const serving = grpc(api, { health: 'shop.Orders', good: 'serving' });
 */
export function grpc(service: ServiceRef, given: GrpcOptions = {}): GrpcProbe {
  admit('grpc', { service, options: given }, { service: serviceRef, options });
  return made({
    ...readServer(service, given),
    kind: 'grpc',
    health: given.health ?? '',
    answers: given.good !== 'serving',
    ...(given.tls !== undefined && { tls: readTls(service, given.tls) }),
  });
}
