/** What an HTTP probe may have beside its path: how it is carried, and what else makes an answer a good one. */
import type { BodyCheck } from './body-check.ts';
import { secondsText } from './duration-text.ts';
import type { Secret } from './secret.ts';
import type { Duration } from './time.ts';
import type { ValueCheck } from './value-check.ts';

/** How TLS is spoken with a server. */
export interface Tls {
  /** Certificates in PEM that are trusted in place of the usual ones; the path of a file with them, until it is planned. */
  readonly ca?: string;
  /** The name that is asked for, and that the certificate must be for. Absent: the host that is asked. */
  readonly serverName?: string;
  /** Any certificate is taken. Absent: it must be valid. */
  readonly verify?: false;
}

export type HttpAuth = { readonly user: Secret; readonly password: Secret } | { readonly bearer: Secret };

/** How a request is carried, whatever it asks. */
export interface HttpManner {
  /** By lower-case name. */
  readonly headers?: Readonly<Record<string, Secret>>;
  readonly auth?: HttpAuth;
  readonly tls?: Tls;
  /** Kept requests share one connection. */
  readonly http2?: true;
}

/** An answer of a service that cannot do all, and says so at once. */
export interface DegradedAnswer {
  readonly status: readonly number[];
  readonly body: BodyCheck | null;
  /** An answer counts as degraded only within this time of its due instant. */
  readonly within: Duration;
}

/** A plain probe has none of these. */
export interface HttpExtras {
  readonly manner?: HttpManner;
  /** The JSON text that is sent. */
  readonly json?: string;
  /** Within the service that is asked. Absent: a redirect is an answer like any other. */
  readonly redirects?: 'follow';
  /** By lower-case name. */
  readonly hasHeaders?: Readonly<Record<string, ValueCheck>>;
  /** By place in the body: `orders[0].state`. */
  readonly hasJson?: Readonly<Record<string, ValueCheck>>;
  /** Whose value in the body is kept with the answer; empty, and no `hasJson`: the body itself. */
  readonly value?: string;
  /** A good answer that ended later than this after its due instant is none. */
  readonly latency?: Duration;
  readonly degraded?: DegradedAnswer;
}

/** ` by HTTP/2 and TLS`; empty: by HTTP/1.1 alone. */
export function byText({ manner = {} }: HttpExtras): string {
  const spoken = [...(manner.http2 ? ['HTTP/2'] : []), ...(manner.tls === undefined ? [] : ['TLS'])];
  return spoken.length === 0 ? '' : ` by ${spoken.join(' and ')}`;
}

/** `; degraded is 503 within 0.2 s`; empty: nothing is. */
export const degradedText = ({ degraded }: HttpExtras): string =>
  degraded === undefined ? '' : `; degraded is ${degraded.status.join(' or ')} within ${secondsText(degraded.within)}`;
