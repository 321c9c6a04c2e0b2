/** What is known of a stack's health checks after each was tried: whether it tells the truth, what it costs, and what makes it better. */
import type { EngineFacts } from './event.ts';
import type { Failure } from './failure.ts';
import type { LintRule } from './lint.ts';
import type { Measured, Observed } from './measured.ts';
import type { ServiceName } from './stack.ts';
import type { Duration, Instant, Span } from './time.ts';

export interface Checkup {
  readonly schema: 'resilience.checkup/1';
  /** The stack's name, and its files as a person names them. */
  readonly stack: string;
  readonly files: readonly string[];
  /** The folder's name below `reports/checks/<stack>/`. */
  readonly run: string;
  readonly seed: string;
  readonly version: string;
  readonly command: string;
  /** Wall clock at its begin, milliseconds since 1970 UTC. */
  readonly wall: number;
  readonly took: Duration;
  readonly ending: 'completed' | 'interrupted' | 'aborted';
  readonly engine: EngineFacts | null;
  /** The worst first. */
  readonly checks: readonly CheckResult[];
  /** Services that stay up and have no check. */
  readonly unchecked: readonly ServiceName[];
  /** For `git apply`: all changes that were tried and made a check better. Null: there is none. */
  readonly patch: string | null;
  readonly failures: readonly Failure[];
  /** Names of what could not be removed. */
  readonly leftovers: readonly string[];
}

/** From the worst to the best. */
export const checkVerdicts = [
  'cannot fail',
  'blind',
  'cries wolf',
  'early',
  'late',
  'costly',
  'unknown',
  'truthful',
] as const;

/**
 * `cannot fail`: nothing that its service answers makes it red. `blind`: green while the service is broken. `cries wolf`: red while users are
 * fine. `early`: green before users are served. `late`: red more than a minute after. `costly`: it takes more than a twentieth of a CPU, or
 * leaves processes behind. `unknown`: nothing could be tried.
 */
export type CheckVerdict = (typeof checkVerdicts)[number];

/** One health check, and all that was seen of it. */
export interface CheckResult extends CheckFacts {
  readonly verdict: CheckVerdict;
  /** A sentence with its seconds: what decided the verdict. */
  readonly why: string;
  /** What was changed of the check, and measured again. Null: nothing, or no change is known. */
  readonly repair: CheckRepair | null;
}

/** What was seen of a check: the verdict follows from it. */
export interface CheckFacts {
  readonly service: ServiceName;
  /** Its command in one line. */
  readonly command: string;
  /** `every 5 s, 3 retries, timeout 2 s`. */
  readonly settings: string;
  /** What users of the service ask: `GET / at port 80`. Null: nothing could be asked, so nothing is said of users. */
  readonly judgedOn: string | null;
  /** Each fault that was tried, in the order of the runs. */
  readonly trials: readonly CheckTrial[];
  /** The stack without a fault. Null: it was not seen. */
  readonly rest: CheckAtRest | null;
  /** What was found by reading it. */
  readonly read: readonly CheckRead[];
  /** What could not be asked or tried, a sentence each. */
  readonly notAsked: readonly string[];
}

/** What is broken to try a check, in the order of a table. */
export const trialKinds = ['hangs', 'child dies', 'port closed', 'crashes', 'dependency cut', 'short of CPU'] as const;
export type TrialKind = (typeof trialKinds)[number];

/** A fault, and what the check made of it. */
export interface CheckTrial {
  readonly kind: TrialKind;
  /** Who is cut off. Null: the service itself is broken. */
  readonly dependency: ServiceName | null;
  /** The run's folder below the checkup's, and the experiment in it: where its report lies. */
  readonly run: string;
  readonly experiment: string;
  /** Null: it was tried. Else why it could not be. */
  readonly unknown: string | null;
  /** How long it held; null: it is over at once. */
  readonly held: Duration | null;
  /** From the end of the injection to the first `unhealthy`, or the end of the process. */
  readonly red: Observed;
  readonly redAs: 'unhealthy' | 'died' | null;
  /** What of `red` is not measured but follows from the interval: the check was run more often than its file says. Null: nothing. */
  readonly stretched: Duration | null;
  /** For how long users were not served. Null: they could not be asked. */
  readonly usersDown: Measured | null;
  /** Green while users were not served, and red while they were. */
  readonly blind: Measured | null;
  readonly wolf: Measured | null;
  /** Red for so long after users who had not been served were served again. */
  readonly late: Measured | null;
  /** Other services whose users were not served meanwhile. */
  readonly callers: readonly { readonly service: ServiceName; readonly down: Measured }[];
  /** For the picture: what it was like, from the beginning of the baseline on. */
  readonly timeline: CheckTimeline;
}

/** Spans on the run's clock. */
export interface CheckTimeline {
  readonly span: Span;
  readonly fault: Span | null;
  readonly states: readonly (Span & { readonly state: 'starting' | 'green' | 'red' | 'down' | 'unknown' })[];
  readonly users: readonly (Span & { readonly good: boolean })[];
  /** Each run of the check that ended in the span. */
  readonly runs: readonly { readonly at: Instant; readonly good: boolean }[];
}

/** The stack without a fault: two fresh starts of it, and a while between them. */
export interface CheckAtRest {
  /** The run's folder below the checkup's. */
  readonly run: string;
  /** It was green at some time. */
  readonly green: boolean;
  /** The longest that it was green before users were served. Null: it could not be seen. */
  readonly early: Measured | null;
  /** Red while users were served. */
  readonly wolf: Measured | null;
  /** What its last run said, and the exit code: −1 where it was stopped by its timeout. */
  readonly lastOutput: string;
  readonly lastExit: number | null;
  /** What its last green run said: it may speak of an error. */
  readonly greenOutput: string | null;
  readonly price: CheckPrice | null;
  readonly timeline: CheckTimeline | null;
}

/** What a check costs. */
export interface CheckPrice {
  /** CPU time of one run of the check. */
  readonly cpu: Measured;
  /** How long one takes, in the median. */
  readonly length: Duration;
  /** How many there are in an hour, over all containers of the service, and what they cost together. */
  readonly perHour: number;
  readonly cpuPerHour: Duration;
  /** How many were run to find out. */
  readonly runs: number;
  /** Processes that those left behind, zombies among them. Null: they could not be counted. */
  readonly leftBehind: number | null;
  /** How many processes the container may have. Null: as many as it wants, or it is not known. */
  readonly pidsLimit: number | null;
}

/** What a rule of `lint` says of a check. */
export interface CheckRead {
  readonly rule: LintRule;
  readonly message: string;
}

/** A change of a check that was applied and measured again. */
export interface CheckRepair {
  /** `ask 127.0.0.1 in place of localhost`, in a sentence. */
  readonly sentence: string;
  /** For `git apply`; null: it cannot be written into the user's files. */
  readonly patch: string | null;
  readonly tried: 'mended' | 'better' | 'no better' | 'not tried';
  readonly before: RepairState;
  /** Null: it was not tried. */
  readonly after: RepairState | null;
}

/** What a check was like before or after its change. */
export interface RepairState {
  readonly verdict: CheckVerdict;
  readonly why: string;
}
