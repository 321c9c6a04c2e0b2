/** How wide the predictions of the shipped scenarios are, by what each run tells of itself before its first fault; on the simulator. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { analyse } from '../../harness/analysis/analyse.ts';
import { compileScenarios, imagesWithoutEngine, loadForPlans } from '../../harness/app/compile-scenarios.ts';
import { numbersBehaviour } from '../../harness/engine/sim/numbers-behaviour.ts';
import type { Plan, PredictedTime } from '../../harness/model/plan.ts';
import { requireCompose } from '../../harness/provision/finding/compose.ts';
import { runOnSim } from '../runner/on-sim.ts';
import { median } from './ratios.ts';

const folder = join(import.meta.dirname, '../../scenarios');
const times: readonly PredictedTime[] = ['detection', 'engineRecovery', 'userRecovery'];

export interface Width {
  readonly scenario: string;
  readonly experiment: string;
  readonly time: PredictedTime;
  /** Milliseconds. What is below the resolution of whoever checks is not known from it, so `min` is that at the least. */
  readonly min: number;
  readonly max: number;
  /** With what a named chance may add. */
  readonly latest: number;
}

export const ratioOf = ({ min, max }: Width): number => max / min;

export const medianRatio = (widths: readonly Width[]): number => median(widths.map(ratioOf));

export async function shippedPlans(): Promise<readonly Plan[]> {
  const below = (name: string): string[] =>
    readdirSync(join(folder, name)).flatMap((file) => (file.endsWith('.ts') ? [join(folder, name, file)] : []));
  const files = ['.', 'questions', 'chapter-settings', 'settings'].flatMap(below);
  const compose = await requireCompose(process.env);
  return compileScenarios(await loadForPlans(files, process.env), {
    compose,
    images: imagesWithoutEngine,
    seed: 'widths',
  });
}

/** The run is broken off at its first fault: all that its predictions may know is there by then. */
export async function widthsOf(plan: Plan): Promise<readonly Width[]> {
  const { events } = await runOnSim(plan, {
    behaviours: numbersBehaviour(),
    onEvent: (event, interrupt) => {
      if (event.type === 'inject.began') interrupt();
    },
  });
  const analysis = analyse(plan, events);
  const engine = (events.find((one) => one.type === 'calibrated')?.engineRoundTripMax ?? 0) + 5;
  return analysis.experiments.flatMap(({ name, prediction, fault }) => {
    const own = Object.values(plan.probes).filter((one) => one.service === fault.target);
    const rate = Math.max(...(own.length > 0 ? own : Object.values(plan.probes)).map((one) => one.rate), 1);
    return times.flatMap((time): Width[] => {
      const bound = prediction[time];
      if (bound === null) return [];
      const least = Math.max(bound.min, time === 'userRecovery' ? 1000 / rate : engine);
      const max = Math.max(bound.max, least);
      return [
        { scenario: plan.scenario, experiment: name, time, min: least, max, latest: max + (bound.later?.upTo ?? 0) },
      ];
    });
  });
}

const seconds = (length: number): string => (length / 1000).toFixed(3).padStart(8);

export async function benchWidths(say: (line: string) => void): Promise<void> {
  const widths = (await Promise.all((await shippedPlans()).map(widthsOf))).flat();
  for (const one of widths) {
    const name = `${one.scenario} / ${one.experiment}`.slice(0, 58).padEnd(58);
    say(
      `  ${name} ${one.time.padEnd(14)} ${seconds(one.min)} … ${seconds(one.max)} s, at most ${seconds(one.latest)} s: ${ratioOf(one).toFixed(1)}`,
    );
  }
  for (const time of times) {
    const own = widths.filter((one) => one.time === time);
    say(`${time}: ${own.length} bounds, upper ÷ lower ${medianRatio(own).toFixed(2)} in the median`);
  }
  say(
    `${widths.length} bounds of the shipped scenarios: upper ÷ lower ${medianRatio(widths).toFixed(2)} in the median; goal 3`,
  );
}

if (import.meta.main) await benchWidths((line) => console.log(line));
