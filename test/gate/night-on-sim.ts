/** Nights of the gate in virtual time: planned, run, judged and remembered by the code that does it on an engine. */

import { controlsFrom } from '../../harness/app/gate/controls.ts';
import { answerOf, changesOf, commandOf, designRevisions } from '../../harness/app/gate/design-revisions.ts';
import type { AskedRevisions, NightWorld } from '../../harness/app/gate/night-world.ts';
import { type CompiledScenario, planNight } from '../../harness/app/gate/plan-night.ts';
import { runNight } from '../../harness/app/gate/run-night.ts';
import { asFailureError } from '../../harness/app/harness-failure.ts';
import type { Task } from '../../harness/campaign/task.ts';
import { compare } from '../../harness/comparison/compare.ts';
import { type Parameters, measured as usual } from '../../harness/engine/sim/parameters.ts';
import type { ComparisonPlan } from '../../harness/model/comparison-plan.ts';
import type { EngineFacts } from '../../harness/model/event.ts';
import type { Suite } from '../../harness/model/gate-config.ts';
import type { History } from '../../harness/model/history.ts';
import type { Commit, NightFacts, NightRole, RevisionComparison } from '../../harness/model/night.ts';
import { milliseconds } from '../../harness/model/time.ts';
import type { LoadedScenario } from '../../harness/scenario-file/loaded-scenario.ts';
import { campaignOnSim } from '../comparison/campaign-on-sim.ts';
import { loadedScenarios, planFor } from './shop-scenarios.ts';
import { behavioursOf, type Shop, type SimHost } from './sim-shop.ts';

/** A commit, and how the shop behaves from it on. */
export interface Revision {
  readonly commit: Commit;
  readonly shop: Shop;
}

export interface SimNight {
  /** Of November 2026. */
  readonly day: number;
  readonly run: string;
  /** All of the repository, oldest first: the last is checked out. */
  readonly revisions: readonly Revision[];
  readonly engine: string;
  readonly host: SimHost;
  /** From the second run of each scenario on the engine is slow to answer, now and then. */
  readonly busy: boolean;
  /** After so many runs somebody presses Ctrl-C; null: nobody does. */
  readonly interruptAfter: number | null;
  readonly repeats: number;
}

export const dateOf = (day: number): string => `2026-11-${String(day).padStart(2, '0')}`;

const suiteOf = (repeats: number): Suite => ({
  scenarios: ['scenarios'],
  tags: [],
  objectives: [{ text: 'downtime median < 8s', level: 'error' }],
  ...{ noCellWorse: null, rows: [], repeats, budget: null, jobs: 1, retries: 2 },
});

export async function nightOnSim(night: SimNight, history: History): Promise<NightFacts> {
  const date = dateOf(night.day);
  const seed = `night-${date}-${night.run}`;
  const plan = planNight(compile(night, seed), suiteOf(night.repeats), history, {
    ...{ night: date, run: night.run, suite: 'nightly', seed, command: 'resilience gate', shard: null },
    ...{ bisect: true, confirm: true },
  });
  const wall = Date.parse(`${date}T02:00:00Z`) + Number(night.run) * 60_000;
  return runNight(plan, history, worldOf(night), { wall, version: '0' });
}

function compile({ revisions, engine }: SimNight, seed: string): readonly CompiledScenario[] {
  const { commit, shop } = revisions.at(-1)!;
  const one = (role: NightRole, loaded: LoadedScenario): CompiledScenario => {
    const plan = planFor(loaded, seed);
    const compose = plan.stack.folder === '/somewhere/checkout' ? shop.apiCompose : '0123456789ab';
    const key = { engine: `docker ${engine}`, kernel: '6.1.0', cpu: 'simulated', compose };
    return { role, loaded, plan, key, revision: commit };
  };
  const controls = controlsFrom([loadedScenarios[0]!])!;
  return [
    one('control', controls.control),
    one('must fail', controls['must fail']),
    ...loadedScenarios.map((loaded) => one('scenario', loaded)),
  ];
}

function worldOf(night: SimNight): NightWorld {
  const ending = new AbortController();
  let begun = 0;
  const shared = {
    signal: ending.signal,
    began: () => {
      if (begun === night.interruptAfter) ending.abort(new Error('interrupted'));
      begun += 1;
    },
  };
  const engine = { engineVersion: night.engine };
  /** `at`: the shop that a run is of. */
  const campaign = (plan: ComparisonPlan, at: (task: Task) => Shop) =>
    campaignOnSim(plan, {
      ...shared,
      attempts: 3,
      behave: (task) => ({
        behaviours: behavioursOf(at(task), night.host, task.block ?? 0),
        host: { ...engine, parameters: parametersOf(night, night.busy && (task.block ?? 0) > 0) },
      }),
    });
  const tonight = night.revisions.at(-1)!;
  return {
    elapsed: () => milliseconds(0),
    measure: async (design) => ({ ...(await campaign(design, () => tonight.shop)), left: [] }),
    watchHost: () => () => ({ loadBefore: 0.1, loadAfter: 0.3, steal: 0 }),
    compare: (asked) => compareRevisions(asked, night, campaign),
    commitsBetween: async (_, after, to) => {
      const ids = night.revisions.map(({ commit }) => commit.id);
      return night.revisions.slice(ids.indexOf(after.id) + 1, ids.indexOf(to.id) + 1).map(({ commit }) => commit);
    },
    accepted: () => ({ exploration: null, path: '' }),
    explore: () => Promise.reject(new Error('nothing is explored')),
    engine: () => factsOf(night.engine),
    progress: () => undefined,
    signal: ending.signal,
  };
}

type Campaign = (
  plan: ComparisonPlan,
  at: (task: Task) => Shop,
) => Promise<Omit<Awaited<ReturnType<NightWorld['measure']>>, 'left'>>;

/** As `app/gate/compare-revisions.ts` does it, but for what only an engine has: files and images. */
async function compareRevisions(
  asked: AskedRevisions,
  night: SimNight,
  campaign: Campaign,
): Promise<RevisionComparison> {
  const { accepted, tonight, seed, folder, planned } = asked;
  const shared = { accepted, tonight, seed, folder, command: commandOf(asked) };
  const shopAt = (id: string): Shop => night.revisions.find(({ commit }) => commit.id === id)!.shop;
  try {
    const variants = changesOf(asked).map(([name, change]) => ({
      ...{ name, change, override: '' },
      plan: { ...planned.plan, stack: { ...planned.plan.stack, folder: `/revisions/${change.revision}` } },
    }));
    const plan = designRevisions(asked, variants, 1);
    const measured = await campaign(plan, ({ variant }) => shopAt(variant!));
    const identity = { run: 'r', command: 'c', version: '0', commit: null, wall: 0 };
    return { ...shared, ...answerOf(compare({ plan, identity, ...measured, composeFile: null })) };
  } catch (error) {
    const [failure] = asFailureError(error).failures;
    return { ...shared, blocks: 0, measures: [], failure: failure! };
  }
}

/** A busy engine answers late. */
function parametersOf({ host }: SimNight, busy: boolean): Partial<Parameters> {
  const slowed = <T>(value: T): T => {
    if (typeof value !== 'object' || value === null) return value;
    if ('p50' in value) return { ...value, p50: host.slow * (value.p50 as number) };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, slowed(inner)])) as T;
  };
  const { bridged, plain, call } = usual;
  return { ...slowed({ bridged, plain }), call: busy ? { p50: 40, sd: 5 } : call };
}

const factsOf = (version: string): EngineFacts => ({
  ...{ name: 'docker', version, apiVersion: '1.45', composeVersion: '2.26.1', os: 'simulated', kernel: '6.1.0' },
  ...{ cgroup: '2', cpus: 2, memoryBytes: 4 * 2 ** 30, local: true },
});
