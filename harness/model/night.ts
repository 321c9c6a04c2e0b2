/** A night of the gate: what was measured of each scenario, on which host, and what comparisons of revisions said. Facts, no judgement. */
import type { Estimate, PairOutcome } from './comparison.ts';
import type { Quantity } from './comparison-plan.ts';
import type { EngineFacts } from './event.ts';
import type { Failure } from './failure.ts';
import type { StackExploration } from './night-exploration.ts';
import type { ProbeName } from './probe.ts';
import type { ExperimentName } from './scenario.ts';
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';

export type ScenarioName = string;

/** Where a baseline holds: times under another of these are not compared with it. */
export interface BaselineKey {
  /** The engine's version: `26.1.5`. What an engine calls itself is the name of its host, which a CI system changes every night. */
  readonly engine: string;
  readonly kernel: string;
  readonly cpu: string;
  /** Twelve digits of the digest of the resolved Compose project. */
  readonly compose: string;
}

/** A commit of the stack's repository. */
export interface Commit {
  /** Twelve digits. */
  readonly id: string;
  readonly subject: string;
  /** Something was not committed: the files were not those of the commit. */
  readonly dirty: boolean;
}

/** One repeat of a quantity. `seen: false`: it had not come after `value`, when the observation ended. */
export interface NightRepeat {
  readonly seen: boolean;
  readonly value: Duration;
  readonly resolution: Duration;
  /** Below the night's folder. */
  readonly folder: string;
}

/** One quantity of one experiment, as often as it was measured in the night. */
export interface NightMeasure {
  readonly experiment: ExperimentName;
  readonly quantity: Quantity;
  readonly service: ServiceName;
  readonly probe: ProbeName | null;
  /** What did not come within it is not known to have come. */
  readonly window: Duration;
  readonly repeats: readonly NightRepeat[];
}

/** A limit that holds whatever was measured before: an expectation of the scenario, or an objective of the configuration. */
export interface ObjectiveFacts {
  /** `numbers-api recovers within 15 s`, `TTR p95 < 15s`. */
  readonly text: string;
  readonly experiment: ExperimentName | null;
  readonly level: 'error' | 'warn';
  /** In so many repeats it held, failed, could not be judged. */
  readonly held: number;
  readonly failed: number;
  readonly unknown: number;
  /** Of the worst repeat, in words and figures. */
  readonly observed: string;
  readonly limit: string | null;
  /** The run that shows it, below the night's folder. */
  readonly folder: string | null;
  /** A weakness that is documented: it is expected to fail. */
  readonly known: { readonly reason: string; readonly since: string } | null;
}

/** What the host did meanwhile. */
export interface HostLoad {
  /** Load average of the last minute before the work and at its end; null: not known on this system. */
  readonly loadBefore: number | null;
  readonly loadAfter: number | null;
  /** Share of the CPUs' time that the hypervisor gave to others, 0 … 1; null: not known. */
  readonly steal: number | null;
}

/** The accepted revision against tonight's, in turn on this host, in this night. */
export interface RevisionComparison {
  readonly accepted: Commit;
  readonly tonight: Commit;
  readonly blocks: number;
  readonly measures: readonly ComparedMeasure[];
  readonly seed: string;
  /** The command that makes the same comparison again. */
  readonly command: string;
  /** Below the night's folder. */
  readonly folder: string;
  /** Why it could not answer; null: it did. */
  readonly failure: Failure | null;
}

export interface ComparedMeasure {
  readonly experiment: ExperimentName;
  readonly quantity: Quantity;
  /** Tonight against the accepted. */
  readonly word: PairOutcome;
  /** Tonight ÷ accepted: above 1 is slower. Null: one of them hardly ever came. */
  readonly ratio: Estimate | null;
  readonly p: number | null;
}

/** The search for the commit that brought a confirmed change. */
export interface Bisection {
  /** The commit; null: it was not found. */
  readonly first: Commit | null;
  /** Commits between the accepted and tonight's, tonight's included. */
  readonly commits: number;
  readonly comparisons: number;
  /** Why it ended where it did. */
  readonly reason: string;
}

/** `control`: must pass. `must fail`: must fail. Both show that the gate can tell. */
export type NightRole = 'scenario' | 'control' | 'must fail';

export interface ScenarioFacts {
  readonly role: NightRole;
  readonly scenario: ScenarioName;
  readonly title: string;
  readonly file: string;
  readonly tags: readonly string[];
  readonly key: BaselineKey | null;
  readonly revision: Commit | null;
  /** Digest by service. */
  readonly images: Readonly<Record<ServiceName, string>>;
  readonly seed: string;
  /** Runs that were planned, that count, and that do not, whatever the reason. */
  readonly planned: number;
  readonly used: number;
  readonly rejected: number;
  /** Of the used runs by verdict. */
  readonly verdicts: { readonly pass: number; readonly fail: number; readonly inconclusive: number };
  readonly objectives: readonly ObjectiveFacts[];
  readonly measures: readonly NightMeasure[];
  readonly host: HostLoad;
  readonly took: Duration;
  /** Why nothing of it can be used: left out by the budget, a host too busy. Null: it can. */
  readonly unusable: string | null;
  /** What kept its stack from its steady state in runs that do not count, on a host that was quiet; null: it got steady. */
  readonly unsteady: { readonly runs: number; readonly reason: string } | null;
  /** Null: nothing asked for it. */
  readonly comparison: RevisionComparison | null;
  readonly bisection: Bisection | null;
  /** Below the night's folder: its runs. */
  readonly folder: string;
  /** The run that shows most, below the night's folder; null: none counts. */
  readonly telling: string | null;
  /** The command that runs it once more with the seed of its most telling run. */
  readonly reproduce: string;
}

/** The part of one of several machines, counted from 1: `3/7` is the third of seven. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface NightFacts {
  readonly schema: 'resilience.night/1';
  /** The date, UTC: `2026-11-30`. */
  readonly night: string;
  /** Who ran it: the CI system's number of the run, or a name made here. The same night and run again replaces what it said before. */
  readonly run: string;
  readonly suite: string;
  /** Wall clock at the beginning, milliseconds since 1970 UTC. */
  readonly wall: number;
  readonly duration: Duration;
  readonly version: string;
  readonly command: string;
  readonly seed: string;
  readonly engine: EngineFacts | null;
  readonly repeats: number;
  /** Null: none was set. */
  readonly budget: Duration | null;
  /** Predicted for what was planned. */
  readonly planned: Duration;
  /** Null: the whole. */
  readonly shard: Shard | null;
  readonly scenarios: readonly ScenarioFacts[];
  /** Of the objective that no cell gets worse; empty: it is none, or another part of the night has it. */
  readonly explorations: readonly StackExploration[];
  readonly ending: 'completed' | 'interrupted' | 'aborted';
  readonly leftovers: readonly string[];
  readonly failures: readonly Failure[];
}
