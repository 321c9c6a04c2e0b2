/** TLS as a probe asks for it. */
import type { Tls } from '../model/http-probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import { either, object, optional, type Schema, value } from './schema.ts';
import { flag } from './values.ts';

/** Whom a probe trusts, and which name it asks for. */
export interface TlsOptions {
  /** Certificates in PEM that are trusted in place of the usual ones: the path of a file, from the scenario's own folder, or their text. */
  readonly ca?: string;
  /** The name that is asked for (SNI), and that the certificate must be for. Default: the service's, which its callers in the stack use. */
  readonly serverName?: string;
  /** False takes every certificate, also one that has expired or is for another name. Default true. */
  readonly verify?: boolean;
}

const options = object<TlsOptions>({
  ca: optional(
    value<string>(
      (given) => typeof given === 'string' && given.trim() !== '',
      "give the path of a PEM file, from the scenario's folder: 'certificates/ca.pem'",
    ),
  ),
  serverName: optional(
    value<string>(
      (given) =>
        typeof given === 'string' &&
        /^[A-Za-z0-9_]([\w.-]{0,251}[A-Za-z0-9_])?$/.test(given) &&
        !/^[\d.]+$/.test(given),
      "give the name that its certificate is for: 'shop.example'",
    ),
  ),
  verify: optional(flag),
});

export const tls: Schema<true | TlsOptions> = either(
  'write true, or an object: { ca, serverName, verify }',
  value<true>((given) => given === true, 'write true'),
  options,
);

export function readTls({ name }: ServiceRef, given: true | TlsOptions): Tls {
  const { ca, serverName = name, verify = true } = given === true ? {} : given;
  return { ...(ca !== undefined && { ca }), serverName, ...(!verify && { verify }) };
}
