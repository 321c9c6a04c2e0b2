/** What a socket or parser error of Node says of a service. */
import { oneLine } from '../../model/one-line.ts';
import type { Outcome } from '../../model/probe.ts';
import type { Heard } from '../clients.ts';

/** Of a server that takes TLS, and not HTTP/2 over it. */
export const notAgreed = 'ERR_HTTP2_NOT_AGREED';

const byCode: Readonly<Record<string, Outcome>> = {
  ECONNREFUSED: 'refused',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  // What a local packet filter answers to a connect that it does not let out.
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  ENOTFOUND: 'dns',
  EPROTO: 'tls',
  // The parser met the end of the stream inside a message: an ending, not a bad byte.
  HPE_INVALID_EOF_STATE: 'closed_early',
  // The server gives the connection up, with a reason that HTTP/2 has for it.
  ERR_HTTP2_SESSION_ERROR: 'reset',
  // Descriptors, buffers or ports that we ran out of ourselves.
  EMFILE: 'harness_late',
  ENFILE: 'harness_late',
  ENOBUFS: 'harness_late',
  ENOMEM: 'harness_late',
  EADDRNOTAVAIL: 'harness_late',
};

const byPrefix: readonly (readonly [RegExp, Outcome])[] = [
  [/^EAI_/, 'dns'],
  [/^HPE_/, 'protocol'],
  [/^ERR_(TLS|SSL|OSSL)_|CERT|SELF_SIGNED|UNABLE_TO_/, 'tls'],
];

/** `connected`: whether the connection stood when it failed. */
export function outcomeOfError(error: NodeJS.ErrnoException, connected: boolean): Outcome {
  const code = error.code ?? '';
  // Node gives its own `socket hang up` and `aborted` this code too; only the kernel's has the call that saw it.
  if (code === 'ECONNRESET') return error.syscall === undefined ? 'closed_early' : 'reset';
  if (code === 'ETIMEDOUT') return connected ? 'response_timeout' : 'connect_timeout';
  const known = byCode[code] ?? byPrefix.find(([pattern]) => pattern.test(code))?.[1];
  return known ?? (connected ? 'protocol' : 'unreachable');
}

/** The same, with why a certificate, a handshake or what it agreed on was not taken. */
export function heardOfError(error: NodeJS.ErrnoException, connected: boolean): Outcome | Heard {
  const outcome = outcomeOfError(error, connected);
  if (outcome !== 'tls' && error.code !== notAgreed) return outcome;
  // OpenSSL's own errors have their place in its sources before the reason.
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
  // What follows is advice for people who start Node themselves.
  return { outcome, said: oneLine(reason.replace(/; if the root CA .*/, '')) };
}
