/** Two hundred runs of the numbers scenarios on the simulator: whether every measured time lies within its prediction. */
import process from 'node:process';
import { analyse } from '../../harness/analysis/analyse.ts';
import { numbersBehaviour } from '../../harness/engine/sim/numbers-behaviour.ts';
import { latest } from '../../harness/model/bound.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { forecasts } from '../../harness/report/chart/forecasts.ts';
import { runOnSim } from '../runner/on-sim.ts';
import { shippedPlans } from './widths.ts';

/** `usual`: within the range; `chance`: later, by no more than the named chance adds. */
export interface Counts {
  usual: number;
  chance: number;
  /** Not come before its window ended, as where a start check fails: no time was measured. */
  unseen: number;
  readonly outside: string[];
}

/** Counts every predicted time that was measured. */
export async function countWithin(plan: Plan, seed: string, counts: Counts): Promise<void> {
  const { events } = await runOnSim(plan, { seed, behaviours: numbersBehaviour() });
  for (const one of analyse(plan, events).experiments) {
    for (const { name, bounds, measured } of forecasts(one)) {
      if (measured === null) continue;
      if (!measured.seen) {
        counts.unseen += 1;
        continue;
      }
      const { value, resolution } = measured.time;
      const [low, high] = [value - resolution, value + resolution];
      if (high < bounds.min || low > latest(bounds)) {
        counts.outside.push(
          `${plan.scenario} ${seed}, ${one.name}, ${name}: ${low.toFixed(0)} … ${high.toFixed(0)} ms`,
        );
      } else if (low > bounds.max) counts.chance += 1;
      else counts.usual += 1;
    }
  }
}

export async function benchWithin(say: (line: string) => void, runs = 200): Promise<void> {
  const plans = (await shippedPlans()).filter(({ scenario }) => ['numbers-api', 'numbers-web'].includes(scenario));
  const counts: Counts = { usual: 0, chance: 0, unseen: 0, outside: [] };
  for (let run = 0; run < runs; run += 1) await countWithin(plans[run % plans.length]!, `within-${run}`, counts);
  for (const one of counts.outside) say(`  outside: ${one}`);
  const all = counts.usual + counts.chance + counts.outside.length;
  say(
    `${runs} runs, ${all} predicted times: ${counts.usual} within their range, ${counts.chance} later by a named chance, ${counts.outside.length} outside; goal 0 (${counts.unseen} more did not come in their windows)`,
  );
}

if (import.meta.main) await benchWithin((line) => console.log(line), Number(process.argv[2] ?? 200));
