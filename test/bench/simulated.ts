/** Thirty settings on the real engine and in the simulator: whether what is predicted is what comes. */
import { join } from 'node:path';
import { earlierCosts } from '../../harness/app/earlier-costs.ts';
import { profileOf } from '../../harness/engine/sim/fleet/profile.ts';
import { rulesOf } from '../../harness/engine/sim/rules.ts';
import { faultModelOf } from '../../harness/forecast/fault-model.ts';
import { type Measurements, serviceModel } from '../../harness/forecast/service-model.ts';
import { simulate } from '../../harness/forecast/simulate.ts';
import type { RepeatValue } from '../../harness/model/comparison.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { readRun } from '../../harness/store/read-run.ts';
import { kolmogorovSmirnov } from '../statistics/two-sample.ts';
import { compare, folderIn, withReports } from './compare-process.ts';
import { median } from './ratios.ts';

const intervals = [500, 600, 700, 800, 900, 1000, 1100, 1300, 1500, 1700].map((one) => `${one}ms`);
const retries = [1, 2, 3];
const level = 0.05;

/** So many draws for each phase of each setting. */
const draws = 200;

interface Cell {
  readonly name: string;
  readonly measured: readonly number[];
  readonly simulated: readonly number[];
}

export const benchSimulated = (say: (line: string) => void): Promise<void> =>
  withReports(async (reports) => {
    const comparison = await compare(
      reports,
      ...['--vary', `healthcheck.interval=${intervals.join()}`, '--vary', `healthcheck.retries=${retries.join()}`],
      ...['--repeats', '8', '--seed', 'simulated'],
    );
    const folder = await folderIn(reports);
    const cells: Cell[] = [];
    for (const { variant, repeats } of comparison.measures[0]!.variants) {
      const { plan } = await readRun(join(folder, repeats[0]!.folder));
      const target = plan.experiments[0]!.fault.target;
      // What a check takes is measured on this machine; when it is noticed is predicted.
      const costs = (await earlierCosts(reports, plan.stack.folder)).get(target) ?? null;
      const measured = repeats.map(({ seen, value }) => (seen ? value : Number.POSITIVE_INFINITY));
      cells.push({ name: variant, measured, simulated: repeats.flatMap((one) => foreseen(plan, one, costs)) });
    }
    const tested = cells.map((one) => ({ ...one, p: kolmogorovSmirnov(one.measured, one.simulated).p }));
    for (const { name, measured, simulated, p } of tested) {
      say(
        `  ${name}: ${median(measured).toFixed(0)} ms measured, ${median(simulated).toFixed(0)} ms simulated, p ${p.toFixed(2)}`,
      );
    }
    const refused = tested.filter(({ p }) => p < level).length;
    const strictly = tested.filter(({ p }) => p < level / tested.length).length;
    say(
      `${tested.length} settings simulated and measured: the two-sample test refuses ${refused} at ${level}, where ${(level * tested.length).toFixed(1)} are due by chance, and ${strictly} at ${level} for all together; goal 0`,
    );
    // A test that refuses nothing shows something only where it refuses what is wrong.
    const wrong = cells.map((one, place) => kolmogorovSmirnov(one.measured, cells[neighbour(place)]!.simulated).p);
    say(
      `  against the simulation of one failure more or fewer it refuses ${wrong.filter((p) => p < level).length} of ${wrong.length}`,
    );
  });

/** The same interval with another number of retries: variants stand retries by retries within their interval. */
const neighbour = (place: number): number => (place % retries.length === 0 ? place + 1 : place - 1);

/** Milliseconds until the engine notices, under the phase that this repeat had. */
function foreseen(plan: Plan, { phase, block }: RepeatValue, measurements: Measurements | null): readonly number[] {
  const experiment = plan.experiments[0]!;
  const service = plan.services.find((one) => one.name === experiment.fault.target)!;
  const { model: faultModel, why } = faultModelOf(experiment);
  if (faultModel === null) throw new Error(why);
  const model = serviceModel({ plan, service, healer: null, platform: 'docker', measurements });
  const { hold, recovery } = experiment;
  const seen = simulate({
    ...{
      profiles: [profileOf(model)],
      edges: [],
      platform: 'docker',
      faultModel,
      hold,
      recovery,
      phase,
      repeats: draws,
    },
    ...{ rules: rulesOf('26.1.5'), seed: `simulated/${block}` },
  });
  return Array.from(seen.detection);
}
