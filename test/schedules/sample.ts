/** A web in front of an api in front of a database, as learned and as rows; pairs of faults alone break it. */
import { analyse } from '../../harness/analysis/analyse.ts';
import { breakDependency, crash, http, pause, stop } from '../../harness/index.ts';
import type { ExploreRow, MeasuredRow } from '../../harness/model/explore-row.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { isHeld } from '../../harness/model/fault-traits.ts';
import type { LearnedEdge, LearnedStack } from '../../harness/model/learned.ts';
import type { ResolvedService } from '../../harness/model/plan.ts';
import type { RestartPolicy } from '../../harness/model/settings.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { behaviourOf } from '../../harness/schedules/behaviour.ts';
import { type Habit, plainHabit } from '../../harness/schedules/habits.ts';
import { simulatedStack } from '../../harness/schedules/simulated-stack.ts';
import { api, db, describeScenario, service, shop, web } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';

const names = ['web', 'api', 'db'];

const edge = (from: string, to: string): LearnedEdge => ({
  from,
  to,
  evidence: [{ by: 'connections', count: 12, port: 80 }],
});

export const learned: LearnedStack = {
  stack: shop,
  services: names.map((name) => ({
    ...{ name, once: false, entry: null, firstProcess: [], startsIn: milliseconds(300) },
    ...{ errorLines: 0, losesWithContainer: [] },
  })),
  entries: [
    {
      ...{ name: 'web', service: 'web', by: 'users', probe: http(web, '/') },
      steady: { text: 'GET / gives 200', good: 100, due: 100, p50: milliseconds(2), p99: milliseconds(4) },
    },
  ],
  edges: [edge('web', 'api'), edge('api', 'db')],
  watched: seconds(10),
  traffic: 'the probe of one entry point',
};

/** Every service has this policy, and no health check. */
export function servicesWith(restart: RestartPolicy): readonly ResolvedService[] {
  const plain: Partial<ResolvedService> = { restart, health: null, healthFrom: 'none' };
  return [service('web', plain), service('api', plain), service('db', plain)];
}

export const stackWith = (restart: RestartPolicy) => simulatedStack(learned, servicesWith(restart), () => false);

const rowOf = (key: string, broken: ExploreRow['broken'], fault: Fault): ExploreRow => ({
  ...{ key, broken, how: key.split(' ').at(-1)!, fault, hold: isHeld(fault) ? seconds(8) : null },
  ...{ recovery: seconds(20), remedies: [], expected: { hurt: [], text: '' }, information: 1 },
});

export const rows: readonly ExploreRow[] = [
  ...[web, api, db].flatMap((one) => [
    rowOf(`${one.name} crash`, { on: 'service', service: one.name }, crash(one)),
    rowOf(`${one.name} stop`, { on: 'service', service: one.name }, stop(one)),
    rowOf(`${one.name} pause`, { on: 'service', service: one.name }, pause(one)),
  ]),
  rowOf('api→db refused', { on: 'edge', from: 'api', to: 'db' }, breakDependency({ from: api, to: db, by: 'reject' })),
];

const rowNamed = (key: string): ExploreRow => rows.find((one) => one.key === key)!;

export const noPause = async (): Promise<void> => undefined;

/** What an exploration would have measured of these rows, where api has this habit and the others the plain one. */
export const measuredAs = (habit: Habit, restart: RestartPolicy, keys: readonly string[]): Promise<MeasuredRow[]> =>
  measuredOnSim(keys.map(rowNamed), habit, restart);

export async function measuredOnSim(
  asked: readonly ExploreRow[],
  habit: Habit,
  restart: RestartPolicy,
): Promise<MeasuredRow[]> {
  const { stack, probes, resolved, services } = stackWith(restart);
  const behaviours = Object.fromEntries(
    services.map((one) => [one.name, behaviourOf(one, one.name === 'api' ? habit : plainHabit)]),
  );
  const measured: MeasuredRow[] = [];
  for (const row of asked) {
    const { key, fault, hold, recovery, second } = row;
    const windows = { hold, recovery, baseline: seconds(2), then: null, during: [], after: [] };
    const one = { fault, ...windows, ...(second && { second }) };
    const scenario = { ...describeScenario(), stack, probes, experiments: { [key]: one } };
    const input = { scenario, name: 'shop', file: 'shop', seed: '1', services: resolved, judged: false };
    const { plan } = compilePlan(input);
    const { events } = await runOnSim(plan!, { behaviours, seed: key });
    const analysis = analyse(plan!, events).experiments[0]!;
    const took = { took: seconds(30), windows: seconds(30) };
    measured.push({ row, run: 'runs/01', experiment: key, remedies: [], ...took, plan: plan!, analysis, remedied: [] });
  }
  return measured;
}
