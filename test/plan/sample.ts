/** A small resolved project and a scenario over it, to be varied. */

import {
  crash,
  defineScenario,
  defineStack,
  expect as expectThat,
  http,
  type ScenarioDescription,
} from '../../harness/index.ts';
import type { Failure } from '../../harness/model/failure.ts';
import type { Plan, ResolvedService } from '../../harness/model/plan.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import { seconds } from '../../harness/model/time.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { health } from './parts.ts';

export const shop = defineStack(
  { dirname: '/somewhere/shop' },
  {
    compose: 'compose.yaml',
    services: { api: { port: 80 }, web: { port: 80 }, db: {} },
    variables: { API_RESTART: 'no' },
  },
);

export const api = shop.service('api');
export const web = shop.service('web');
export const db = shop.service('db');
export const apiHealth = http(api, '/health');

export function service(name: string, more: Partial<ResolvedService> = {}): ResolvedService {
  return {
    name,
    image: `shop-${name}`,
    replicas: 1,
    health: health(5000, 1000, 2, { startPeriod: seconds(5) }),
    healthFrom: 'compose',
    restart: { name: 'on-failure', maxAttempts: 0 },
    stopGrace: seconds(10),
    init: false,
    ports: [{ container: 80, host: 8080 }],
    networks: [{ name: 'default', aliases: [] }],
    ...more,
  };
}

export const services = [
  service('api'),
  service('web'),
  service('db', { ports: [], health: null, healthFrom: 'none' }),
];

export const describeScenario = (more: Partial<ScenarioDescription> = {}): Scenario =>
  defineScenario({
    title: 'a shop',
    stack: shop,
    probes: { apiHealth },
    experiments: {
      'a crash': { fault: crash(api), recovery: '20s', after: [expectThat(apiHealth).recovers({ within: '2s' })] },
    },
    ...more,
  });

export const compile = (scenario: Scenario, resolved: readonly ResolvedService[] = services) =>
  compilePlan({ scenario, name: 'shop', file: 'scenarios/shop.ts', seed: '7f3a', services: resolved });

/** The plan, which must have no problem. */
export function planOf(scenario: Scenario, resolved: readonly ResolvedService[] = services): Plan {
  const { plan, problems } = compile(scenario, resolved);
  if (plan === null) throw new Error(problems.map((one) => `${one.code} ${one.message}`).join('\n'));
  return plan;
}

/** The problems, as `code message`. */
export const problemsOf = (scenario: Scenario, resolved: readonly ResolvedService[] = services): readonly string[] =>
  (compile(scenario, resolved).problems ?? []).map((one: Failure) => `${one.code} ${one.message}`);
