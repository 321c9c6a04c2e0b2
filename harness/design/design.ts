/** Variants and what is asked of them → the plan of a comparison, or the list of all its problems. */
import type { ComparisonPlan, ControlRun, Objective, Quantity } from '../model/comparison-plan.ts';
import { type Failure, failure } from '../model/failure.ts';
import { cancelsRestartPolicy } from '../model/fault-facts.ts';
import { faultLabel } from '../model/fault-traits.ts';
import type { HealerKind } from '../model/healer.ts';
import type { Plan } from '../model/plan.ts';
import { type Duration, milliseconds, times } from '../model/time.ts';
import type { Factor, StackChange, Variant, VariantName } from '../model/variant.ts';
import { goodForOf } from '../prediction/recovery-window.ts';
import { blocksToReach, leastBlocks, planInterims } from '../statistics/interim-analysis.ts';
import { makeBlocks } from './blocks.ts';
import { controlPlan, controlWindow } from './controls.ts';
import { measuresOf } from './measures.ts';
import { settingsTable } from './settings-table.ts';
import { repeatsWithin, runLength } from './wall-time.ts';

/** A variant whose plan has been compiled. */
export interface CompiledVariant {
  readonly name: VariantName;
  readonly change: StackChange;
  readonly plan: Plan;
  /** The text of its Compose override. */
  readonly override: string;
}

export interface DesignInput {
  /** The first is the reference, unless another is named. */
  readonly variants: readonly CompiledVariant[];
  readonly reference: VariantName | null;
  readonly factors: readonly Factor[];
  /** The reference with no check at all. */
  readonly idle: Plan;
  readonly repeats: number;
  readonly budget: Duration | null;
  readonly jobs: number | 'auto';
  /** How many jobs are assumed where they are to be found out. */
  readonly likelyJobs: number;
  readonly headline: Quantity | null;
  readonly objective: Objective | null;
  /** Whether there are controls. */
  readonly controls: boolean;
  readonly seed: string;
  readonly command: string;
}

export type Designed =
  | { readonly plan: ComparisonPlan; readonly problems: null }
  | { readonly plan: null; readonly problems: readonly Failure[] };

export function designComparison(input: DesignInput): Designed {
  const problems = findProblems(input);
  if (problems.length > 0) return { plan: null, problems };
  const reference = input.reference ?? input.variants[0]!.name;
  const variants = describe(input, reference);
  const controls = controlsOf(input);
  const lengths = {
    block: milliseconds(variants.reduce((total, one) => total + runLength(one.plan), 0)),
    controls: milliseconds(controls.reduce((total, one) => total + runLength(one.plan), 0)),
  };
  const { scenario, title, file } = variants[0]!.plan;
  const repeats = repeatsOf(input, lengths);
  const pairs = variants.length - 1;
  return {
    problems: null,
    plan: {
      schema: 'resilience.comparison-plan/1',
      scenario,
      title,
      file,
      seed: input.seed,
      command: input.command,
      reference,
      variants,
      factors: input.factors,
      measures: measuresOf(variants, input.headline ?? input.objective?.quantity ?? null),
      blocks: makeBlocks(
        variants.map((one) => one.name),
        repeats,
        input.seed,
      ),
      looks: planInterims(repeats, pairs),
      controls,
      objective: input.objective,
      same: { min: 0.87, max: 1.15 },
      jobs: input.jobs,
      wall: milliseconds(times(lengths.block, repeats) + lengths.controls),
      notes: notesOf(input, repeats, pairs),
    },
  };
}

function findProblems({ variants, reference, headline, objective }: DesignInput): readonly Failure[] {
  const wanted = headline ?? objective?.quantity ?? null;
  const problems: Failure[] = [];
  const add = (message: string, fix: string): void => void problems.push(failure('R219', message, { fix }));
  const names = variants.map((one) => one.name);
  if (variants.length < 2) {
    add(
      'there is only one variant',
      'export `variants` from the scenario, or vary a setting: --vary healthcheck.interval=1s,5s',
    );
  }
  if (reference !== null && !names.includes(reference)) {
    add(`there is no variant '${reference}' to compare with`, `name one of ${names.join(', ')}`);
  }
  variants.forEach((one, index) => {
    const twin = variants.slice(0, index).find((other) => essence(other) === essence(one));
    if (twin !== undefined)
      add(`the variants '${twin.name}' and '${one.name}' have the same settings`, 'leave one out');
  });
  if (variants.length === 0) return problems;
  const measures = measuresOf(
    variants.map((one) => ({ ...one, healers: one.change.healers ?? {} })),
    null,
  );
  if (measures.length === 0) add('the scenario has no fault to compare by', 'add an experiment with a fault');
  else if (wanted !== null && !measures.some((one) => one.quantity === wanted)) {
    add(
      `no window of the scenario is long enough for '${wanted}': a recovery must be seen to last`,
      "lengthen 'recovery', or 'hold' where a healer acts while the fault holds",
    );
  }
  return problems;
}

/** All that a run of the variant depends on: what its services come to, and what of its overrides they do not show. */
function essence({ plan }: CompiledVariant): string {
  const { variables, overrides, compose, folder } = plan.stack;
  const hidden = Object.entries(overrides).map(([name, { environment, depends_on, command, entrypoint, volumes }]) => [
    name,
    ...[environment, depends_on, command, entrypoint, volumes].map((one) => one ?? null),
  ]);
  const told = hidden.filter(([, ...parts]) => parts.some((part) => part !== null));
  return JSON.stringify([plan.services, told, variables, compose, folder]);
}

/** The shortest that the settings of any variant imply, so that all of them are measured alike. */
function goodForAll(variants: readonly CompiledVariant[]): NonNullable<Plan['goodFor']> {
  const probes = Object.keys(variants[0]!.plan.probes);
  const shortest = (name: string): Duration =>
    milliseconds(Math.min(...variants.map(({ plan }) => goodForOf(plan, name))));
  return Object.fromEntries(probes.map((name) => [name, shortest(name)]));
}

function describe({ variants, factors }: DesignInput, reference: VariantName): readonly Variant[] {
  const goodFor = goodForAll(variants);
  const healers = (one: CompiledVariant): Readonly<Record<string, HealerKind>> => one.change.healers ?? {};
  const table = settingsTable(
    variants.map((one) => ({ ...one, healers: healers(one) })),
    factors,
  );
  const own = table.get(reference)!;
  return variants.map((one) => {
    const settings = table.get(one.name)!;
    const changes = settings.filter((setting, index) => setting.value !== own[index]!.value).length;
    return { ...one, plan: { ...one.plan, goodFor }, healers: healers(one), settings, changes };
  });
}

function controlsOf({ variants, idle, controls }: DesignInput): readonly ControlRun[] {
  if (!controls) return [];
  const window = controlWindow(variants.map((one) => one.plan));
  return [
    ...variants.map(({ name, plan }) => ({ variant: name, plan: controlPlan(plan, window) })),
    { variant: null, plan: controlPlan(idle, window) },
  ];
}

function repeatsOf(input: DesignInput, lengths: { readonly block: Duration; readonly controls: Duration }): number {
  if (input.budget === null) return input.repeats;
  const jobs = input.jobs === 'auto' ? input.likelyJobs : input.jobs;
  return repeatsWithin(input.budget, { ...lengths, wanted: input.repeats, jobs });
}

function notesOf(
  { variants, repeats: wanted, budget }: DesignInput,
  repeats: number,
  pairs: number,
): readonly string[] {
  const notes: string[] = [];
  if (repeats < wanted) {
    notes.push(
      `the budget of ${Math.round((budget ?? 0) / 60_000)} min reduces ${wanted} repeats to ${repeats}; no window is shortened`,
    );
  }
  const enough = blocksToReach(0.05, pairs);
  if (repeats < leastBlocks) {
    notes.push(`${repeats} repeats cannot show a difference: none is claimed with fewer than ${leastBlocks}`);
  } else if (repeats < enough) {
    notes.push(`among ${pairs} pairs ${repeats} repeats cannot show a difference, however clear: it takes ${enough}`);
  }
  const cancelled = variants[0]?.plan.experiments.find((one) => cancelsRestartPolicy(one.fault));
  if (cancelled !== undefined) {
    notes.push(`${faultLabel(cancelled.fault)} cancels every restart policy: policies cannot be compared by it`);
  }
  return notes;
}
