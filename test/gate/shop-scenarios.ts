/** The three scenarios of a small shop, and their plans. */
import { crash, defineScenario, defineStack, expect as expectThat, http, pause } from '../../harness/index.ts';
import type { Plan, ResolvedService } from '../../harness/model/plan.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import { seconds } from '../../harness/model/time.ts';
import type { LoadedScenario } from '../../harness/scenario-file/loaded-scenario.ts';
import { health } from '../plan/parts.ts';
import { planOf, service } from '../plan/sample.ts';

/** A stack of these services in a folder of its own. */
const stackOf = <Name extends string>(folder: string, services: Readonly<Record<Name, { readonly port: number }>>) =>
  defineStack({ dirname: `/somewhere/${folder}` }, { compose: 'compose.yaml', services, variables: {} });

const web = { port: 80 } as const;
const often = { rate: '20/s' } as const;

function crashing(name: 'checkout' | 'search', serviceName: 'api' | 'search'): Scenario {
  const stack = stackOf(name, { [serviceName]: web });
  const target = stack.service(serviceName);
  const page = http(target, '/', often);
  return defineScenario({
    title: `people can ${name}`,
    stack,
    probes: { page },
    experiments: {
      [`a crash of ${serviceName}`]: {
        fault: crash(target),
        baseline: '1s',
        recovery: '14s',
        after: [expectThat(page).recovers({ within: '8s' })],
      },
    },
  });
}

function withoutDatabase(): Scenario {
  const stack = stackOf('orders', { orders: web, db: web });
  const page = http(stack.service('orders'), '/', often);
  return defineScenario({
    title: 'people see their orders',
    stack,
    probes: { page },
    experiments: {
      'db is away': {
        fault: pause(stack.service('db')),
        baseline: '1s',
        hold: '3s',
        recovery: '7s',
        during: [expectThat(page).isUnaffected().known('it asks the database for every page', '2026-10')],
      },
    },
  });
}

export const scenarioNames = ['checkout', 'search', 'orders'] as const;

const scenarios: Readonly<Record<(typeof scenarioNames)[number], Scenario>> = {
  checkout: crashing('checkout', 'api'),
  search: crashing('search', 'search'),
  orders: withoutDatabase(),
};

export const loadedScenarios: readonly LoadedScenario[] = scenarioNames.map((name) => ({
  ...{ scenario: scenarios[name], name, file: `scenarios/${name}.ts`, variants: {}, judged: true },
}));

const checked = (name: string): ResolvedService =>
  service(name, { health: health(1000, 500, 2, { startPeriod: seconds(5) }) });

/** As that of a file, with the seed of its night. */
export const planFor = ({ scenario, name, file }: LoadedScenario, seed: string): Plan => ({
  ...planOf(scenario, Object.keys(scenario.stack.services).map(checked)),
  ...{ scenario: name, file, seed },
});
