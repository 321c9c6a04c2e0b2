/** How an HTTP probe asks and what it calls good: what a scenario writes, its schema, and how it stands in the probe. */
import type { HttpExtras, HttpManner } from '../model/http-probe.ts';
import type { Connection } from '../model/probe.ts';
import { type SecretText, secretOf } from '../model/secret.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { body, bodyCheck } from './body.ts';
import { type RateText, readDuration } from './duration.ts';
import { headerNames, sentHeaders } from './headers.ts';
import { namedBy } from './named-by.ts';
import { type PlacedOptions, placedOptions } from './placed.ts';
import { isPlain } from './plain.ts';
import { also, either, list, object, oneOf, optional, value } from './schema.ts';
import { credential, secretsOf, unshown } from './secret.ts';
import { readTls, type TlsOptions, tls } from './tls.ts';
import { jsonPath, jsonPaths, valueCheck, type WantedValue, wantedText, wantedValue } from './value-check.ts';
import { flag, length, status as oneStatus, rate } from './values.ts';

/** An answer that says at once that it cannot do all: neither good nor bad, but failing fast, which is what a good system does. */
export interface DegradedOptions {
  /** Its statuses, 100 to 599: one, or a list. */
  readonly status: number | readonly number[];
  /** What its body holds. Default: anything. */
  readonly body?: string | RegExp;
  /** It counts as degraded only within this time of its due instant, and is bad after that; no more than the probe's own. Default: the probe's own. */
  readonly within?: DurationText;
}

/** How a service is asked, and which answers are good. */
export interface HttpOptions extends PlacedOptions {
  /** Requests per second over all connections, 0.001 to 1,000. Default `'100/s'`: 50 on fresh connections, 50 on kept ones. */
  readonly rate?: RateText;
  /** Default `'GET'`; with `json`, `'POST'`. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  /** Sent with every request: texts, or names of environment variables that are read when it is sent, `{ env: 'SHOP_KEY' }`. None of them is kept. */
  readonly headers?: Readonly<Record<string, SecretText>>;
  /** A login by Basic, or a token by Bearer. Neither is kept. */
  readonly auth?: { readonly user: SecretText; readonly password: SecretText } | { readonly bearer: SecretText };
  /** Sent as JSON with every request. It stands in the plan: nothing secret belongs in it. */
  readonly json?: unknown;
  /** Whether TLS is spoken, and who is trusted. Default: it is not. */
  readonly tls?: true | TlsOptions;
  /** HTTP/2: over TLS as agreed with the server, without TLS at once. Kept requests share one connection. Default false. */
  readonly http2?: boolean;
  /** `'follow'`: up to five redirects, where they stay at the same host and port. Default `'not'`: a redirect is an answer like any other. */
  readonly redirects?: 'follow' | 'not';
  /** The good statuses, 100 to 599: one, or a list. Default 200. */
  readonly status?: number | readonly number[];
  /** What a good body holds, as text or as a pattern with its flags (not `g`, not `y`). Default: anything. Not for `HEAD`. */
  readonly body?: string | RegExp;
  /** Headers of a good answer, each by its whole value or by a pattern: `{ 'content-type': /json/ }`. Several of one name are joined by `', '`. */
  readonly hasHeaders?: Readonly<Record<string, string | RegExp>>;
  /** Values in the JSON of a good answer, by their places: `{ 'orders[0].state': 'paid', total: /^\d+$/ }`. Up to 4 MiB are read. */
  readonly hasJson?: Readonly<Record<string, WantedValue>>;
  /** The place in the JSON of a good answer whose value is kept with it, up to 1,000 characters. Without a value it is not good. */
  readonly value?: string;
  /** An answer is good only within this time of its due instant; also the request's own timeout. At most a day. Default `'1s'`. */
  readonly within?: DurationText;
  /** A good answer that takes longer than this from its due instant is bad, and its status is seen all the same. Less than `within`. Default: no limit. */
  readonly latency?: DurationText;
  /** Which answers are degraded. Default: none. */
  readonly degraded?: DegradedOptions;
  /** Default both: fresh ones see listening and accepting, kept ones see resets and stale pools. */
  readonly connections?: Connection | 'both';
}

const statuses = either('give a status from 100 to 599, or a list of them', oneStatus, list(oneStatus, 1));

/** Those that make the message itself are ours. */
const freeNames = {
  ...headerNames,
  fits: (name: string) =>
    headerNames.fits(name) && !/^(connection|content-length|keep-alive|te|transfer-encoding|upgrade)$/i.test(name),
  says: 'is no name of a header that can be given',
};

function isJson(given: unknown): boolean {
  if (given === null || ['string', 'boolean'].includes(typeof given)) return true;
  if (typeof given === 'number') return Number.isFinite(given);
  if (typeof given !== 'object') return false;
  return (Array.isArray(given) || isPlain(given)) && Object.values(given).every(isJson);
}

const fields = object<HttpOptions>({
  rate: optional(rate),
  method: optional(oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD')),
  headers: optional(sentHeaders('SHOP_KEY', freeNames)),
  auth: optional(
    unshown(
      either(
        "give a login or a token: { user: 'shop', password: { env: 'SHOP_PASSWORD' } }, { bearer: { env: 'SHOP_TOKEN' } }",
        object<{ readonly user: SecretText; readonly password: SecretText }>({
          user: credential,
          password: credential,
        }),
        object<{ readonly bearer: SecretText }>({ bearer: credential }),
      ),
      "give a login or a token: { bearer: { env: 'SHOP_TOKEN' } }",
    ),
  ),
  json: optional(value<unknown>(isJson, 'give what JSON can hold: texts, numbers, lists and objects of them')),
  tls: optional(tls),
  http2: optional(flag),
  redirects: optional(oneOf('follow', 'not')),
  status: optional(statuses),
  body: optional(body),
  hasHeaders: optional(namedBy(headerNames, wantedText)),
  hasJson: optional(namedBy(jsonPaths, wantedValue)),
  value: optional(jsonPath),
  within: optional(length),
  latency: optional(length),
  degraded: optional(object<DegradedOptions>({ status: statuses, body: optional(body), within: optional(length) })),
  connections: optional(oneOf('fresh', 'kept', 'both')),
  ...placedOptions,
});

const within = ({ within: given = '1s' }: HttpOptions) => readDuration(given);

/** What must fit together, and what to do where it does not. */
const rules: readonly (readonly [(given: HttpOptions) => boolean, string])[] = [
  [
    (given) => given.method !== 'HEAD' || (given.body ?? given.hasJson ?? given.value) === undefined,
    'leave `body`, `hasJson` and `value` out: an answer to HEAD has no body',
  ],
  [
    ({ method, json }) => json === undefined || (method !== 'GET' && method !== 'HEAD'),
    'leave `json` out, or ask by POST, PUT, PATCH or DELETE: a request by GET or HEAD has no body',
  ],
  [
    ({ headers = {}, auth }) =>
      auth === undefined || !Object.keys(headers).some((name) => /^authorization$/i.test(name)),
    'give `auth` or the header `authorization`, not both',
  ],
  [
    (given) => given.latency === undefined || readDuration(given.latency) < within(given),
    'give a `latency` that is less than `within`: nothing is waited for that comes later',
  ],
  [
    (given) => given.degraded?.within === undefined || readDuration(given.degraded.within) <= within(given),
    'give `degraded` a `within` that is no longer than the one of the probe',
  ],
];

export const httpOptions = rules.reduce((schema, [fits, fix]) => also(schema, fits, fix), fields);

/** As they stand in the probe: what is not given is not there. */
export function readExtras(service: ServiceRef, given: HttpOptions): HttpExtras {
  const { json, redirects, hasHeaders, hasJson, value, latency, degraded } = given;
  const manner = readManner(service, given);
  return {
    ...(manner !== null && { manner }),
    ...(json !== undefined && { json: JSON.stringify(json) }),
    ...(redirects === 'follow' && { redirects }),
    ...(hasHeaders !== undefined && { hasHeaders: byName(hasHeaders, valueCheck, lowerCase) }),
    ...(hasJson !== undefined && { hasJson: byName(hasJson, valueCheck) }),
    ...(value !== undefined && { value }),
    ...(latency !== undefined && { latency: readDuration(latency) }),
    ...(degraded !== undefined && {
      degraded: {
        status: readStatus(degraded.status),
        body: degraded.body === undefined ? null : bodyCheck(degraded.body),
        within: degraded.within === undefined ? within(given) : readDuration(degraded.within),
      },
    }),
  };
}

export const readStatus = (given: number | readonly number[]): readonly number[] =>
  typeof given === 'number' ? [given] : given;

function readManner(service: ServiceRef, { headers, auth, tls: overTls, http2 }: HttpOptions): HttpManner | null {
  const manner: HttpManner = {
    ...(headers !== undefined && { headers: byName(headers, secretOf, lowerCase) }),
    ...(auth !== undefined && { auth: secretsOf(auth) }),
    ...(overTls !== undefined && { tls: readTls(service, overTls) }),
    ...(http2 === true && { http2 }),
  };
  return Object.keys(manner).length === 0 ? null : manner;
}

const lowerCase = (name: string): string => name.toLowerCase();

const byName = <Given, Read>(
  given: Readonly<Record<string, Given>>,
  read: (one: Given) => Read,
  named: (name: string) => string = (name) => name,
): Readonly<Record<string, Read>> =>
  Object.fromEntries(Object.entries(given).map(([name, one]) => [named(name), read(one)]));
