/** What an exploration found: the resilience matrix, the graph of who needs whom, and findings with what mends them. All derived from its rows. */
import type { EngineFacts } from './event.ts';
import type { ExploreRow, UntriedRow } from './explore-row.ts';
import type { Failure } from './failure.ts';
import type { LearnedEdge, LearnedStack } from './learned.ts';
import type { Measured, Observed } from './measured.ts';
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';

export interface Exploration {
  readonly schema: 'resilience.exploration/1';
  /** The stack's name, and its files as a person names them. */
  readonly stack: string;
  readonly files: readonly string[];
  /** The folder's name below `reports/explore/<stack>/`. */
  readonly run: string;
  readonly seed: string;
  readonly version: string;
  readonly command: string;
  /** Wall clock at its begin, milliseconds since 1970 UTC. */
  readonly wall: number;
  readonly took: Duration;
  readonly budget: Duration;
  readonly ending: 'completed' | 'budget' | 'interrupted' | 'aborted';
  readonly engine: EngineFacts | null;
  readonly learned: LearnedStack;
  readonly columns: readonly Column[];
  /** In the order of the stack's services, then edges, then the stack. */
  readonly rows: readonly MatrixRow[];
  readonly untried: readonly UntriedRow[];
  readonly graph: readonly GraphEdge[];
  /** Whose loss takes users down, worst first. */
  readonly singlePoints: readonly ServiceName[];
  /** The worst first. */
  readonly findings: readonly ExploreFinding[];
  /** All repairs that helped, as one: tried on the rows of all findings. Absent: fewer than two helped. */
  readonly together?: Mend;
  readonly failures: readonly Failure[];
  readonly leftovers: readonly string[];
}

export interface Column {
  /** `proxy`, `api`: of an entry point its probe's name, of a service its own. */
  readonly name: string;
  readonly is: 'users' | 'callers' | 'service';
  readonly service: ServiceName;
  /** On what its cells are judged: `GET / gives 200`, `running and healthy`. */
  readonly judgedOn: string;
}

export interface MatrixRow {
  readonly row: ExploreRow;
  /** The run's folder below the exploration's, and the experiment in it: where its report lies. */
  readonly run: string;
  readonly experiment: string;
  /** Null: it could be judged. Else why it could not: it did not land, the stack was not steady. */
  readonly unknown: string | null;
  readonly noticed: Noticed;
  readonly back: Back;
  /** One for each column, in their order. */
  readonly cells: readonly Cell[];
  /** Invariants that it broke, in a sentence each. */
  readonly broke: readonly string[];
}

/**
 * `untouched`: no bad answer. `slower`: good answers, later than normal. `degraded`: bad ones at times, or an error page within the time of a
 * good answer. `fails fast`: nothing but quick errors. `down`: no answer, or none in time. `wrong`: answers that look good and are not.
 */
export type Felt = 'untouched' | 'slower' | 'degraded' | 'fails fast' | 'down' | 'wrong' | 'unknown';

/** From the best to the worst; `unknown` is none of them. */
export const feltOrder: readonly Felt[] = ['untouched', 'slower', 'degraded', 'fails fast', 'down', 'wrong'];

export interface Cell {
  readonly column: string;
  readonly felt: Felt;
  /** For how long it was not good; null: it was, or it is not known. */
  readonly bad: Measured | null;
  readonly back: Back;
  /** `slow 0.4 s`, `DOWN`, `503 in 1.0 s`: short enough for a table. */
  readonly text: string;
}

/** How it came back. */
export type Back =
  | { readonly by: 'not needed' }
  /** From the end of the fault, or from its injection where it is momentary. */
  | { readonly by: 'itself'; readonly after: Observed }
  | { readonly by: 'restart' | 'recreation'; readonly of: ServiceName; readonly after: Observed }
  /** After all remedies that were tried; `tried`: in words. */
  | { readonly by: 'nobody'; readonly tried: readonly string[] }
  | { readonly by: 'unknown' };

/** Who noticed first, from the injection. */
export type Noticed =
  | { readonly by: 'engine' | 'check'; readonly service: ServiceName; readonly after: Measured }
  | { readonly by: 'nobody' }
  | { readonly by: 'unknown' };

export interface GraphEdge extends LearnedEdge {
  /** Decided by experiment. `hard`: without it users suffer. `soft`: they do not. `untried`: nobody knows. */
  readonly need: 'hard' | 'soft' | 'untried';
  /** `not real`: declared, and never used. `not declared`: used, and the Compose file does not say so. Null: neither. */
  readonly odd: 'not real' | 'not declared' | 'not exercised' | null;
}

/** Told by what checks the checks. */
const checks = ['blind check', 'check cannot fail', 'check cries wolf', 'early green', 'costly check'] as const;

/** What is weak. Each has its sentence, and the repairs that may mend it. */
export const weaknesses = [
  'nobody starts it again',
  'needs a new container',
  'never reconnects',
  'keeps the old address',
  'serves somebody else',
  'no timeout',
  'retry storm',
  'loses data',
  'hides its death',
  'swallows its stop',
  'nobody notices',
  'noticed and not healed',
  'start order',
  'single point of failure',
  'loops',
  'leaks',
  ...checks,
] as const;

export type Weakness = (typeof weaknesses)[number];

export const checkWeaknesses: readonly Weakness[] = checks;

export interface ExploreFinding {
  readonly weakness: Weakness;
  readonly service: ServiceName;
  /** The other end, where it is of an edge. */
  readonly edge: { readonly from: ServiceName; readonly to: ServiceName } | null;
  /** Keys of the rows that show it. */
  readonly rows: readonly string[];
  readonly severity: 'note' | 'warning' | 'severe';
  /** With its seconds: `api keeps its one connection to db for ever: users were down for 20 s and were served again after a restart of api`. */
  readonly sentence: string;
  /** What the program itself must learn, where Compose can only help; null: nothing. */
  readonly learn: string | null;
  /** What was tried to mend it; null: nothing was, or nothing can. */
  readonly mend: Mend | null;
}

/** A repair that was applied and measured. */
export interface Mend {
  /** `restart: unless-stopped for worker`, in a sentence. */
  readonly sentence: string;
  /** For `git apply`; null: it cannot be written into the user's files, and `override` is a file to be merged. */
  readonly patch: string | null;
  readonly override: string;
  readonly tried: 'mended' | 'better' | 'no better' | 'not tried';
  /** Of each red row: what came of it before, and after. */
  readonly rows: readonly { readonly key: string; readonly before: string; readonly after: string }[];
}
