/** What the verbs that break a stack take beside the service: each shape with its schema. */
import type { Cut } from '../model/fault.ts';
import type { ServiceRef } from '../model/stack.ts';
import { either, object, oneOf, optional, some, suggestion, value } from './schema.ts';
import { signals } from './signals.ts';
import { path, service, text, whole } from './values.ts';

/** One container of a scaled service, by its Compose number; absent: all of them. */
export interface Which {
  readonly replica?: number;
}

const replica = optional(whole(1, Number.MAX_SAFE_INTEGER, 'R210'));

export const which = object<Which>({ replica });

export interface KillOptions extends Which {
  readonly signal?: `SIG${string}`;
}

const signal = value<`SIG${string}`>(
  (given) => signals.some((one) => one === given),
  (given) => suggestion(given, signals) ?? "write a signal of Linux: 'SIGTERM'",
);

export const killOptions = object<KillOptions>({ replica, signal: optional(signal) });

export interface CpuLimit extends Which {
  readonly cpus: number;
}

/** The engine's least quota is a hundredth of a CPU; what is a limit at all only the engine can tell. */
const cpus = value<number>((given) => Number.isFinite(given) && Number(given) >= 0.01, 'give at least 0.01', 'R210');

export const cpuLimit = object<CpuLimit>({ replica, cpus });

export interface Leaving extends Which {
  readonly network?: string;
}

export const leaving = object<Leaving>({ replica, network: optional(text) });

interface Requests {
  readonly requests: `/${string}`;
  readonly times: number;
}

const requests = object<Requests>({ requests: path, times: whole(1, 1_000_000, 'R210') });

export type MisbehaveOption =
  | { readonly route: { readonly start: `/${string}`; readonly end: `/${string}` } }
  | Requests;

export interface Misbehaving {
  readonly as: string;
  readonly by: MisbehaveOption;
}

export const misbehaving = object<Misbehaving>({
  as: text,
  by: either(
    "write { route: { start: '/break', end: '/repair' } } or { requests: '/break', times: 3 }",
    object<Exclude<MisbehaveOption, Requests>>({
      route: object<{ readonly start: `/${string}`; readonly end: `/${string}` }>({ start: path, end: path }),
    }),
    requests,
  ),
});

export type ControlOption =
  | { readonly route: `/${string}`; readonly method?: 'GET' | 'POST' }
  | { readonly exec: readonly [string, ...string[]] };

export interface Exiting {
  readonly code: number;
  readonly by: ControlOption;
}

export const exiting = object<Exiting>({
  code: whole(0, 255),
  by: either(
    "write { route: '/exit' } or { exec: ['kill', '1'] }",
    object<Extract<ControlOption, { route: string }>>({ route: path, method: optional(oneOf('GET', 'POST')) }),
    object<Extract<ControlOption, { exec: unknown }>>({ exec: some(text) }),
  ),
});

export type FlipOption =
  | { readonly route: { readonly fail: `/${string}`; readonly pass: `/${string}` } }
  | Requests
  | 'wrapper';

export interface Flipping {
  readonly by: FlipOption;
}

export const flipping = object<Flipping>({
  by: either(
    "write 'wrapper', { route: { fail: '/fail', pass: '/pass' } } or { requests: '/break', times: 3 }",
    oneOf('wrapper'),
    object<Extract<FlipOption, { route: unknown }>>({
      route: object<{ readonly fail: `/${string}`; readonly pass: `/${string}` }>({ fail: path, pass: path }),
    }),
    requests,
  ),
});

export interface Edge {
  readonly from: ServiceRef;
  readonly to: ServiceRef;
  readonly by?: Cut;
}

export const edge = object<Edge>({ from: service, to: service, by: optional(oneOf('drop', 'reject', 'wrong-name')) });
