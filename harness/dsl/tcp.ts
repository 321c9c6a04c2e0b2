/** The TCP probe: whether somebody takes a connection, and says what is awaited. */
import type { TcpProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import { body, bodyCheck } from './body.ts';
import { admit } from './door.ts';
import { made } from './made.ts';
import { also, object, optional } from './schema.ts';
import { readServer, type ServerOptions, serverOptions } from './servers.ts';
import { service as serviceRef, text } from './values.ts';

/** Where a connection goes, and what must come over it. */
export interface TcpOptions extends ServerOptions {
  /** Sent as soon as the connection stands, as UTF-8: `'stats\r\n'`; only with `awaits`. Default: nothing. */
  readonly send?: string;
  /** What the first bytes that come hold, as text or as a pattern: `/^220 /`. Up to 64 KiB are read. */
  readonly awaits?: string | RegExp;
}

const options = also(
  object<TcpOptions>({ ...serverOptions, send: optional(text), awaits: optional(body) }),
  (given) => given.send === undefined || given.awaits !== undefined,
  'say in `awaits` what must come back of what is sent',
);

/**
 * Opens a connection, on an absolute schedule. With `awaits` it is good when that has come. Without, it is good when the connection is
 * still open 50 ms after it was taken: a published port is taken by a proxy, which ends the connection where nobody listens behind it.
 * That does not see a process that hangs, nor packets that are lost behind the proxy, as for up to a second after a restart: the kernel
 * and the proxy keep the connection all the same. Give `awaits` wherever the service says anything. The port must be one that can be reached (R207).
 *
 * @example
 * const open = tcp(cache);
 * const mail = tcp(api, { port: 25, awaits: /^220 / });
 */
export function tcp(service: ServiceRef, given: TcpOptions = {}): TcpProbe {
  admit('tcp', { service, options: given }, { service: serviceRef, options });
  const { send = null, awaits } = given;
  return made({
    ...readServer(service, given),
    kind: 'tcp',
    send,
    awaits: awaits === undefined ? null : bodyCheck(awaits),
  });
}
