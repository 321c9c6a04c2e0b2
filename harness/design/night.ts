/** One scenario in a night of the gate: as many runs of it as it stands, their faults spread over the health cycle. */
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import type { Plan } from '../model/plan.ts';
import { times } from '../model/time.ts';
import type { Variant } from '../model/variant.ts';
import { makeBlocks } from './blocks.ts';
import { measuresOf } from './measures.ts';
import { runLength } from './wall-time.ts';

/** What a night measures, where a comparison names its variants. */
export const tonight = 'tonight';

export interface NightInput {
  readonly plan: Plan;
  readonly repeats: number;
  readonly jobs: number | 'auto';
  readonly seed: string;
  readonly command: string;
}

/** A comparison of one variant with nobody: no interim analysis, no control. */
export function designNight({ plan, repeats, jobs, seed, command }: NightInput): ComparisonPlan {
  const alone: Variant = { name: tonight, settings: [], changes: 0, healers: {}, change: {}, override: '', plan };
  return {
    schema: 'resilience.comparison-plan/1',
    scenario: plan.scenario,
    title: plan.title,
    file: plan.file,
    seed,
    command,
    reference: tonight,
    variants: [alone],
    factors: [],
    measures: measuresOf([alone], null),
    blocks: makeBlocks([tonight], repeats, seed),
    looks: [],
    controls: [],
    objective: null,
    same: { min: 0.87, max: 1.15 },
    jobs,
    wall: times(runLength(plan), repeats),
    notes: [],
  };
}
