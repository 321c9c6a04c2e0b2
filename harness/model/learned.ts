/** What was learned of a stack by looking at it while nothing was done to it: who serves users, who talks to whom, and what is normal. */
import type { Probe, ProbeName } from './probe.ts';
import type { ServiceName, Stack } from './stack.ts';
import type { Duration } from './time.ts';

export interface LearnedStack {
  /** With the port of every service that is asked. */
  readonly stack: Stack;
  readonly services: readonly LearnedService[];
  /** Users' first, then what is asked from inside; each in the order of the Compose file. */
  readonly entries: readonly EntryPoint[];
  readonly edges: readonly LearnedEdge[];
  /** For how long nothing was done but to look. */
  readonly watched: Duration;
  /** What made the traffic: `the probes of 2 entry points`, `load.ts`. */
  readonly traffic: string;
}

export interface LearnedService {
  readonly name: ServiceName;
  /** It runs once and ends: it is not broken, and has no column. */
  readonly once: boolean;
  /** Named by what is asked of it; null: nothing can be. */
  readonly entry: ProbeName | null;
  /** Arguments of the first process in its container; empty: not known. */
  readonly firstProcess: readonly string[];
  /** From the start of its container to its first good answer; null: it is not asked. */
  readonly startsIn: Duration | null;
  /** Lines of its log that speak of an error, in the time that was watched. */
  readonly errorLines: number;
  /** Paths at which it keeps data that goes with the container or its anonymous volume. */
  readonly losesWithContainer: readonly string[];
}

/** Where a service is asked, by whom, and what a good answer is. */
export interface EntryPoint {
  /** Its column: the service's name, with the port where it has several. */
  readonly name: ProbeName;
  readonly service: ServiceName;
  /** `users`: at a published port. `callers`: from inside its network, as other services do. */
  readonly by: 'users' | 'callers';
  /** With what was learned to be good: the status, the body where it is always the same, and a limit of time. */
  readonly probe: Probe;
  readonly steady: QuietAnswers;
}

/** What the entry point answered while nothing was done. */
export interface QuietAnswers {
  /** `GET / gives 200 and always the same body`: on what its cells are judged. */
  readonly text: string;
  readonly good: number;
  readonly due: number;
  readonly p50: Duration;
  readonly p99: Duration;
}

/** One service needs another, or seems to. */
export interface LearnedEdge {
  readonly from: ServiceName;
  readonly to: ServiceName;
  /** In this order; at least one. */
  readonly evidence: readonly EdgeEvidence[];
}

export type EdgeEvidence =
  /** Connections that were seen to be made, or to stand. */
  | { readonly by: 'connections'; readonly count: number; readonly port: number }
  /** Its name was asked of the engine's resolver. */
  | { readonly by: 'names'; readonly count: number }
  | { readonly by: 'depends_on' }
  /** A variable of its environment names the other. */
  | { readonly by: 'environment'; readonly variable: string };

/** Real, whatever the Compose file says. */
export const isSeen = ({ evidence }: Pick<LearnedEdge, 'evidence'>): boolean =>
  evidence.some((one) => one.by === 'connections' || one.by === 'names');

/** The Compose file says so, whatever is real. */
export const isDeclared = ({ evidence }: Pick<LearnedEdge, 'evidence'>): boolean =>
  evidence.some((one) => one.by === 'depends_on');

export const edgeText = ({ from, to }: Pick<LearnedEdge, 'from' | 'to'>): string => `${from}→${to}`;
