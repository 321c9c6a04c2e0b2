/** One run of a comparison, as `runs.ndjson` has it: appended when the run is over, never revised. */
import type { Failure } from './failure.ts';
import type { Duration } from './time.ts';
import type { VariantName } from './variant.ts';

/** `repeat`: one cell of a block. `control`, `idle`: nothing is done. `confirm`: the recommended patch, tried. */
export type RunRole = 'repeat' | 'control' | 'idle' | 'confirm';

/** What kept a stack from its steady state, on a machine that was quiet: nothing was tried on it. */
export interface Unsteady {
  /** As the run said it: `not steady within 22 s: api is running, unhealthy`. */
  readonly reason: string;
  /** Restarts of its containers until it was taken down: by calls of the engine, as a healer makes them, and by their policies. */
  readonly byHealer: number;
  readonly byPolicy: number;
}

export interface CampaignRun {
  /** Below the comparison's folder: `runs/b03-fast-checks`. */
  readonly folder: string;
  readonly role: RunRole;
  /** Null for the idle control. */
  readonly variant: VariantName | null;
  /** Null where the run is in no block. */
  readonly block: number | null;
  /** 1, or more where an earlier one could not be used. */
  readonly attempt: number;
  /** How many runs were under way side by side, this one included, at the most. */
  readonly jobs: number;
  /** Since the comparison began. */
  readonly began: Duration;
  readonly ended: Duration;
  /** The noise baseline of the run; null where the run did not get so far. */
  readonly ruler: NoiseBaseline | null;
  /** Null: its numbers count. Else why they do not: `a probe was 48 ms late at the 99th percentile, and 12 ms is the band`. */
  readonly rejected: string | null;
  /** Its stack did not get steady, which says something of the variant where another one did. Absent: it did, or the machine was busy. */
  readonly unsteady?: Unsteady;
}

/** What shows that a machine was too busy to measure. */
export interface NoiseBaseline {
  readonly probeLatenessP99: Duration;
  readonly engineRoundTripP50: Duration;
  /** Of the engine's own health probes while all was well; null: there were none. */
  readonly healthProbeP50: Duration | null;
}

/** The most a noise baseline may show for a run to be used. */
export interface NoiseLimits {
  readonly probeLatenessP99: Duration;
  readonly engineRoundTripP50: Duration;
  readonly healthProbeP50: Duration | null;
}

/** What identifies a comparison beyond its plan: the first line of `runs.ndjson`. */
export interface ComparisonIdentity {
  readonly run: string;
  readonly command: string;
  readonly version: string;
  readonly commit: string | null;
  /** Wall clock at its beginning, milliseconds since 1970 UTC. */
  readonly wall: number;
  /** SHA-256 of `plan.json`. Absent: of a version that did not keep it. */
  readonly planDigest?: string;
}

/** How a comparison ended: the last line. */
export interface CampaignEnded {
  readonly ending: 'completed' | 'stopped early' | 'interrupted' | 'aborted';
  readonly reason: string;
  readonly duration: Duration;
  /** The most runs that were under way side by side once the number had settled. */
  readonly jobs: number;
  readonly failures: readonly Failure[];
}

/** A line of `runs.ndjson`. */
export type CampaignLine =
  | ({ readonly type: 'comparison.began' } & ComparisonIdentity)
  | ({ readonly type: 'run.used' | 'run.rejected' } & CampaignRun)
  | ({ readonly type: 'comparison.ended' } & CampaignEnded);
