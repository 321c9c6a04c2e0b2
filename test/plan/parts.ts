/** Parts of a plan as the compiler would make them: a case says what matters to it, and all else is filled in. */
import type { Fault } from '../../harness/model/fault.ts';
import type { Plan, PlannedExperiment, PlannedService } from '../../harness/model/plan.ts';
import type { HttpProbe } from '../../harness/model/probe.ts';
import type { HealthSettings } from '../../harness/model/settings.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';

/** Milliseconds; no start period. */
export const health = (
  interval: number,
  timeout: number,
  retries: number,
  more: Partial<HealthSettings> = {},
): HealthSettings => ({
  test: ['CMD', 'check'],
  interval: milliseconds(interval),
  timeout: milliseconds(timeout),
  retries,
  startPeriod: milliseconds(0),
  startInterval: milliseconds(interval),
  ...more,
});

/** Without a health check, a policy or a port, on the default network. */
export const planned = (name: string, more: Partial<PlannedService> = {}): PlannedService => ({
  name,
  image: `${name}:test`,
  replicas: 1,
  health: null,
  healthFrom: more.health == null ? 'none' : 'compose',
  restart: { name: 'no' },
  stopGrace: seconds(10),
  init: false,
  ports: [],
  networks: [{ name: 'default', aliases: [] }],
  wrapHealth: false,
  ...more,
});

/** `GET /`, 100 times a second, over both kinds of connection. */
export const httpProbe = (more: Partial<HttpProbe> = {}): HttpProbe => ({
  type: 'probe',
  kind: 'http',
  service: 'api',
  path: '/',
  method: 'GET',
  rate: 100,
  connections: ['fresh', 'kept'],
  status: [200],
  body: null,
  within: seconds(1),
  ...more,
});

/** After a baseline of 5 s, for 30 s. */
export const experiment = (fault: Fault, more: Partial<PlannedExperiment> = {}): PlannedExperiment => ({
  name: fault.kind,
  fault,
  hold: null,
  baseline: seconds(5),
  then: null,
  recovery: seconds(30),
  phase: null,
  during: [],
  after: [],
  prediction: { detection: null, engineRecovery: null, userRecovery: null, why: 'no setting says so' },
  notes: [],
  ...more,
});

/** Of the stack `app`, with nothing in it. */
export const barePlan = (more: Partial<Plan> = {}): Plan => ({
  schema: 'resilience.plan/1',
  scenario: 'app',
  title: 'an app',
  file: 'scenarios/app.ts',
  seed: '7f3a',
  stack: { name: 'app', folder: '/stacks/app', compose: ['compose.yaml'], services: {}, variables: {}, overrides: {} },
  services: [],
  probes: {},
  load: {},
  steadyState: [],
  experiments: [],
  fresh: 'when broken',
  windows: seconds(0),
  budget: seconds(120),
  ...more,
});
