/** The runs of a campaign in the order in which they are handed out. */
import type { Block, ComparisonPlan } from '../model/comparison-plan.ts';
import type { Plan } from '../model/plan.ts';
import { slug } from '../model/slug.ts';
import type { VariantName } from '../model/variant.ts';
import type { Task } from './task.ts';

/** The runs of the blocks in order, with the controls spread evenly among them. */
export function queueOf(plan: ComparisonPlan): readonly Task[] {
  const slugs = slugsOf(plan.variants.map((one) => one.name));
  const repeats = plan.blocks.flatMap((block) => block.order.map((name) => repeatTask(plan, block, name, slugs)));
  const controls = plan.controls.map(({ variant, plan: own }): Task => {
    const folder = variant === null ? 'runs/idle' : `runs/control-${slugs.get(variant)}`;
    const role = variant === null ? 'idle' : 'control';
    return { role, variant, block: null, plan: own, folder, attempt: 1 };
  });
  const gap = repeats.length / (controls.length + 1);
  return [
    ...repeats.map((task, index) => ({ task, at: index })),
    ...controls.map((task, index) => ({ task, at: (index + 1) * gap - 0.5 })),
  ]
    .sort((a, b) => a.at - b.at)
    .map((one) => one.task);
}

function repeatTask(
  plan: ComparisonPlan,
  block: Block,
  variant: VariantName,
  slugs: ReadonlyMap<VariantName, string>,
): Task {
  const own = plan.variants.find((one) => one.name === variant)!.plan;
  const folder = `runs/b${String(block.number + 1).padStart(2, '0')}-${slugs.get(variant)}`;
  return { role: 'repeat', variant, block: block.number, plan: inBlock(own, block), folder, attempt: 1 };
}

/** The plan with the block's seed, and its faults at the block's phase. */
const inBlock = (plan: Plan, { seed, phase }: Block): Plan => ({
  ...plan,
  seed,
  experiments: plan.experiments.map((one) => ({ ...one, phase })),
});

/** Names that come to the same letters get a number; so does one that would read as a further attempt of another. */
function slugsOf(names: readonly VariantName[]): ReadonlyMap<VariantName, string> {
  const plain = names.map((name) => slug(name) || 'variant');
  const taken = new Set<string>();
  return new Map(
    names.map((name, index) => {
      const own = plain[index]!;
      let found = own;
      for (let number = 2; taken.has(found) || /-try\d+$/.test(found); number += 1) found = `${own}-${number}`;
      taken.add(found);
      return [name, found];
    }),
  );
}

/** Drops what is not wanted. */
export const keepOnly = (queue: Task[], wanted: (task: Task) => boolean): void =>
  void queue.splice(0, queue.length, ...queue.filter(wanted));

/** A run that is tried again comes after all others of its block, a control after all there are: the machine may be quieter then. */
export function putBack(queue: Task[], task: Task): void {
  const { block } = task;
  const before = block === null ? -1 : queue.findLastIndex((one) => one.block !== null && one.block <= block);
  queue.splice(block === null ? queue.length : before + 1, 0, task);
}
