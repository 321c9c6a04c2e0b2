/** Of whom what can be expected, and what each expectation takes: the schemas. */
import type { Load, WritesLoad } from '../model/load.ts';
import { isLogProbe, type Probe } from '../model/probe.ts';
import { alertOf } from '../model/probe-traits.ts';
import type { ServiceRef } from '../model/stack.ts';
import { durationWanted } from './duration.ts';
import type {
  AlertExpectations,
  Detected,
  Limited,
  LimitText,
  ProbeExpectations,
  Restarting,
  ServiceExpectations,
  ShareOption,
  WritesExpectations,
} from './expectations.ts';
import type { LogExpectations } from './log-expectations.ts';
import { isMade } from './made.ts';
import { also, object, oneOf, optional, value } from './schema.ts';
import { duration, percent, service, whole } from './values.ts';

const limit = value<LimitText>(
  (given) => given === 'predicted' || duration.problems(given, []).length === 0,
  `${durationWanted}, or 'predicted' for what the settings imply`,
  'R213',
);

const count = whole(0, Number.MAX_SAFE_INTEGER);

export const limited = object<Limited>({ within: limit });
export const detected = object<Detected>({ by: oneOf('engine'), within: limit });
export const notDetected = object<Pick<Detected, 'by'>>({ by: oneOf('engine') });
export const share = object<ShareOption>({ atLeast: percent });
export const restarting = also(
  object<Restarting>({ atLeast: count, atMost: optional(count), backOff: optional(oneOf('predicted')) }),
  ({ atLeast, atMost = atLeast }) => atLeast <= atMost,
  'swap the two bounds',
);

const recovery = { recovers: true, doesNotRecover: true, isUnaffected: true } as const;
const answers = { degrades: true, failsFast: true, latency: true, errorRate: true, value: true, isKept: true } as const;
const seen = { fails: true, failsWithin: true, staysAvailable: true, isBalanced: true } as const;
const probe = { ...recovery, ...seen, ...answers } as const;
const words: {
  readonly service: Record<keyof ServiceExpectations, true>;
  readonly probe: Record<keyof ProbeExpectations, true>;
  readonly alert: Record<keyof AlertExpectations, true>;
  readonly log: Record<keyof LogExpectations, true>;
  readonly writes: Record<keyof WritesExpectations, true>;
} = {
  service: { ...recovery, isDetected: true, isNotDetected: true, restarts: true },
  probe,
  alert: { ...probe, firesWithin: true, doesNotFire: true, resolvesWithin: true },
  log: { ...probe, logs: true },
  writes: { keepsData: true, losesData: true },
};

export type About = ServiceRef | Probe | WritesLoad;

/** Whose answers are judged one by one. */
const isAsked = ({ type, kind }: Partial<Probe | Load>): boolean => type === 'probe' || kind === 'writes';

/** A service, or what a verb made to be observed. */
export const subject = value<About>(
  (given) => service.problems(given, []).length === 0 || (isMade(given) && isAsked(given as Partial<Probe | Load>)),
  "give a service, a probe or writes: stack.service('api'), http(api, '/')",
);

/** What can be expected of it, by the names that `expect()` has for it. */
export function wordsOf(about: About): { readonly of: string; readonly words: readonly string[] } {
  if (about.type === 'service') return { of: 'a service', words: Object.keys(words.service) };
  if (about.type === 'load') return { of: 'writes', words: Object.keys(words.writes) };
  if (alertOf(about) !== null) return { of: 'an alert', words: Object.keys(words.alert) };
  if (isLogProbe(about)) return { of: 'a log', words: Object.keys(words.log) };
  return { of: 'a probe', words: Object.keys(words.probe) };
}

/** For the place of a fault: what was written between the parentheses of `expect(…)`, as far as it can be known. */
export const aboutText = (about: Load | About): string => (about.type === 'service' ? about.name : `${about.kind}(…)`);
