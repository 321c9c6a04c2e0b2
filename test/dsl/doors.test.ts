/** Every door refuses what plain JavaScript gets past the compiler: what was written, what is said of it, and what to write. */
import { expect } from 'chai';
import * as dsl from '../../harness/index.ts';
import { refusals, refused } from './refused.ts';

/** As the engine of the language sees it: without types. */
type Untyped = (...given: readonly unknown[]) => never;
type Words = Readonly<Record<string, Untyped>>;
const verbs = dsl as unknown as Words;

const here = { dirname: '/somewhere/shop' };
const shop = dsl.defineStack(here, {
  compose: 'compose.yaml',
  services: { api: { port: 80 }, db: {} },
  variables: { VERSION: 'v1' },
});
const stack = shop as unknown as Words;
const api = shop.service('api');
const page = dsl.http(api, '/');
const made = dsl.writes(api, { create: { path: '/items', body: '{id}' }, read: '/items' });
const down = dsl.alert('http://prometheus', 'Down');
const about = (subject: unknown): Words => (dsl.expect as unknown as (given: unknown) => Words)(subject);

const describing = (more: object): unknown => ({
  title: 'a shop',
  stack: shop,
  probes: { page },
  experiments: {},
  ...more,
});
const trying = (more: object, fault: unknown = dsl.crash(api)): unknown =>
  describing({ experiments: { 'a crash': { fault, recovery: '9s', after: [dsl.expect(page).fails()], ...more } } });
const scenario = verbs.defineScenario!;

const aTime = "write a number and a unit: '500ms', '15s', '2m'";
const lengthOf = `${aTime}; more than 0, and at most a day`;
const aRate = "write requests per second, 0.001 to 1,000: '50/s'";
const aService = "give a service of the stack: stack.service('api')";
const aPath = "begin it with '/', without spaces: '/health'";
const aFault = 'give what a verb made, and no copy of it: crash(api), pause(api)';
const aProbe = "give what a verb made, and no copy of it: http(api, '/')";

/** The door's name, the call, and everything that is said of it. */
const wrong: readonly (readonly [string, () => unknown, ...string[]])[] = [
  [
    'defineStack',
    () => verbs.defineStack!('x', {}),
    'R110 \'here\' is "x"; give import.meta',
    "R110 'services' is missing; give an object: { name: … }",
  ],
  [
    'defineStack',
    () => verbs.defineStack!(here, { compos: 'a.yaml', services: {} }),
    "R110 'compos' is not known; did you mean 'compose'?",
  ],
  [
    'defineStack',
    () => verbs.defineStack!(here, { compose: [], services: { api: { prot: 80 } } }),
    "R110 'compose' is []; give at least one",
    "R110 'prot' is not known; did you mean 'port'?",
  ],
  [
    'defineStack',
    () => verbs.defineStack!(here, { compose: 'a', services: { api: { port: 0 } } }),
    "R110 'port' is 0; give a whole number from 1 to 65535",
  ],
  [
    'defineStack',
    () => verbs.defineStack!(here, { compose: 'a', services: { api: {} }, variables: { PORT: 80 } }),
    "R110 'PORT' is 80; give a text, in quotes: '1'",
  ],
  ['stack.service', () => stack.service!('apo'), "R110 'name' is \"apo\"; did you mean 'api'?"],
  ['stack.service', () => stack.service!('website'), 'R110 \'name\' is "website"; the stack declares api, db'],
  ['stack.with', () => stack.with!({ VERSON: 'v2' }), "R110 'VERSON' is not known; did you mean 'VERSION'?"],
  ['stack.with', () => stack.with!({ VERSION: 2 }), "R110 'VERSION' is 2; give a text, in quotes: '1'"],
  [
    'stack.override',
    () => stack.override!({ api: { restrt: 'no' } }),
    "R110 'restrt' is not known; did you mean 'restart'?",
  ],
  ['stack.override', () => stack.override!({ web: { restart: 'no' } }), "R110 'web' is not known; known are api, db"],
  [
    'stack.override',
    () => stack.override!({ api: { restart: 'allways' } }),
    "R110 'restart' is \"allways\"; write 'no', 'always', 'unless-stopped', 'on-failure' or 'on-failure:3'",
  ],
  [
    'stack.override',
    () => stack.override!({ api: { healthcheck: { interval: 5, retries: -1 } } }),
    `R213 'interval' is 5; ${aTime}`,
    "R110 'retries' is -1; give a whole number from 0 to 10000",
  ],
  [
    'stack.override',
    () => stack.override!({ api: { depends_on: { db: { condition: 'healthy' } } } }),
    "R110 'condition' is \"healthy\"; write 'service_started', 'service_healthy', 'service_completed_successfully'",
  ],
  [
    'stack.override',
    () => stack.override!({ api: { init: 'yes', environment: { A: 1 } } }),
    "R110 'A' is 1; give a text, in quotes: '1'",
    'R110 \'init\' is "yes"; write true or false',
  ],
  ['stack.scale', () => stack.scale!({ api: -1 }), "R215 'api' is -1; give a whole number from 0 to 10000"],
  ['stack.heal', () => stack.heal!({ api: 'side-car' }), "R110 'api' is \"side-car\"; did you mean 'sidecar'?"],
  ['stack.merge', () => stack.merge!(['a.yaml']), "R110 'file' is […]; give a text"],
  ['stack.at', () => stack.at!(''), 'R110 \'revision\' is ""; give a text'],

  ['http', () => verbs.http!(api, '/', { rat: '5/s' }), "R110 'rat' is not known; did you mean 'rate'?"],
  ['http', () => verbs.http!(api, '/', { statuses: 500 }), "R110 'statuses' is not known; did you mean 'status'?"],
  [
    'http',
    () => verbs.http!(api, '/', { timeout: '1s' }),
    "R110 'timeout' is not known; known are rate, method, status, body, within, connections",
  ],
  ['http', () => verbs.http!('api', 5), `R110 'service' is "api"; ${aService}`, `R110 'path' is 5; ${aPath}`],
  ['http', () => verbs.http!(api, ':::'), `R110 'path' is ":::"; ${aPath}`],
  ['http', () => verbs.http!(api, '/a b'), `R110 'path' is "/a b"; ${aPath}`],
  [
    'http',
    () => verbs.http!(api, '/', null),
    "R110 'options' is null; give an object: { rate, method, status, body, within, connections }",
  ],
  [
    'http',
    () => verbs.http!(api, '/', new Map([['rate', '5/s']])),
    "R110 'options' is a Map; give an object: { rate, method, status, body, within, connections }",
  ],
  [
    'http',
    () => verbs.http!(api, '/', { rate: '-1/s', within: 500 }),
    `R213 'rate' is "-1/s"; ${aRate}`,
    `R213 'within' is 500; ${lengthOf}`,
  ],
  ['http', () => verbs.http!(api, '/', { within: '0s' }), `R213 'within' is "0s"; ${lengthOf}`],
  ['http', () => verbs.http!(api, '/', { method: 'get' }), "R110 'method' is \"get\"; did you mean 'GET'?"],
  [
    'http',
    () => verbs.http!(api, '/', { status: 'ok' }),
    'R110 \'status\' is "ok"; give a status from 100 to 599, or a list of them',
  ],
  [
    'http',
    () => verbs.http!(api, '/', { status: [200, 2000] }),
    "R110 'status[1]' is 2000; give a whole number from 100 to 599",
  ],
  ['http', () => verbs.http!(api, '/', { status: [] }), "R110 'status' is []; give at least one"],
  [
    'http',
    () => verbs.http!(api, '/', { body: /ok/g }),
    "R110 'body' is /ok/g; leave the flags g and y out: every body is matched from its beginning",
  ],
  [
    'http',
    () => verbs.http!(api, '/', { body: '' }),
    "R110 'body' is \"\"; give what a good body holds: 'ok' or /^ok$/i; nothing at all is /^$/",
  ],
  [
    'http',
    () => verbs.http!(api, '/', { body: 'ok', method: 'HEAD' }),
    "R110 'options' is { body, method }; leave `body` out: an answer to HEAD has none",
  ],
  [
    'promql',
    () => verbs.promql!('localhost:9090', 5),
    "R110 'prometheus' is \"localhost:9090\"; give a service of the stack, stack.service('prometheus'), or a URL: 'http://localhost:9090'",
    "R110 'query' is 5; give a text, in quotes: '1'",
  ],
  [
    'promql',
    () => verbs.promql!(api, 'up', { every: '0s' }),
    `R213 'every' is "0s"; ${aTime}; '1ms' at least, and at most a day`,
  ],
  [
    'promql',
    () => verbs.promql!(api, 'up', { good: {} }),
    "R110 'good' is {}; write 'present', 'absent', or bounds: { atLeast: 1, atMost: 3 }",
  ],
  ['promql', () => verbs.promql!(api, 'up', { good: { atLeast: '1' } }), 'R110 \'atLeast\' is "1"; give a number'],
  [
    'alert',
    () => verbs.alert!(api, 'Down', { over: '1m' }),
    "R110 'over' is not known; known are every, within, labels",
  ],
  [
    'alert',
    () => verbs.alert!(api, '', { labels: { a: 1 } }),
    'R110 \'name\' is ""; give a text',
    "R110 'a' is 1; give a text, in quotes: '1'",
  ],
  ['dns', () => verbs.dns!(api, { adresses: 1 }), "R110 'adresses' is not known; did you mean 'addresses'?"],
  [
    'dns',
    () => verbs.dns!(api, { addresses: 1.5, network: '' }),
    "R110 'addresses' is 1.5; give a whole number from 0 to 10000",
    'R110 \'network\' is ""; give a text',
  ],
  [
    'writes',
    () => verbs.writes!(api, { create: { path: 'items', bodi: '{id}' }, read: '/items' }),
    "R110 'bodi' is not known; did you mean 'body'?",
    `R110 'path' is "items"; ${aPath}`,
  ],
  ['writes', () => verbs.writes!(api), "R110 'options' is missing; give an object: { create, read, rate, within }"],
  [
    'k6',
    () => verbs.k6!(here, '', { enviroment: {} }),
    'R110 \'script\' is ""; give a text',
    "R110 'enviroment' is not known; did you mean 'environment'?",
  ],

  ...['crash', 'stop', 'pause', 'hang', 'restart'].map(
    (verb) =>
      [
        verb,
        () => verbs[verb]!(api, { replicas: 1 }),
        "R110 'replicas' is not known; did you mean 'replica'?",
      ] as const,
  ),
  ...['crash', 'kill', 'stop', 'pause', 'hang', 'restart', 'disconnect'].map(
    (verb) =>
      [
        verb,
        () => verbs[verb]!('api', { replica: 0 }),
        `R110 'service' is "api"; ${aService}`,
        "R210 'replica' is 0; give a whole number from 1",
      ] as const,
  ),
  ...['nothing', 'recreate', 'start'].map(
    (verb) =>
      [
        verb,
        () => verbs[verb]!(api, { replica: 1 }),
        "R110 'more' is […]; leave it out: no further argument is accepted here",
      ] as const,
  ),
  ['kill', () => verbs.kill!(api, { signal: 'SIGKIL' }), "R110 'signal' is \"SIGKIL\"; did you mean 'SIGKILL'?"],
  ['kill', () => verbs.kill!(api, { signal: 9 }), "R110 'signal' is 9; write a signal of Linux: 'SIGTERM'"],
  ['remove', () => verbs.remove!(api, 'db'), `R110 'alongside[0]' is "db"; ${aService}`],
  ...[0, -1, 0.001, Number.NaN, '1'].map(
    (cpus) =>
      [
        'limitCpu',
        () => verbs.limitCpu!(api, { cpus }),
        `R210 'cpus' is ${JSON.stringify(cpus) === 'null' ? 'NaN' : JSON.stringify(cpus)}; give at least 0.01`,
      ] as const,
  ),
  [
    'misbehave',
    () => verbs.misbehave!(api, { as: 'lies', by: { requests: '/rng', time: 3 } }),
    "R110 'time' is not known; did you mean 'times'?",
  ],
  [
    'misbehave',
    () => verbs.misbehave!(api, { as: '', by: { requests: '/rng', times: 0 } }),
    'R110 \'as\' is ""; give a text',
    "R210 'times' is 0; give a whole number from 1 to 1000000",
  ],
  [
    'exit',
    () => verbs.exit!(api, { code: 256, by: { exec: [] } }),
    "R110 'code' is 256; give a whole number from 0 to 255",
    "R110 'exec' is []; give at least one",
  ],
  [
    'exit',
    () => verbs.exit!(api, { code: 1, by: '/exit' }),
    "R110 'by' is \"/exit\"; write { route: '/exit' } or { exec: ['kill', '1'] }",
  ],
  [
    'flipHealth',
    () => verbs.flipHealth!(api, { by: { exec: ['false'] } }),
    "R110 'by' is { exec }; write 'wrapper', { route: { fail: '/fail', pass: '/pass' } } or { requests: '/break', times: 3 }",
  ],
  [
    'flipHealth',
    () => verbs.flipHealth!(api, { by: { route: { fail: '/a', pas: '/b' } } }),
    "R110 'pas' is not known; did you mean 'pass'?",
  ],
  [
    'breakDependency',
    () => verbs.breakDependency!({ from: api, too: api, by: 'wrong name' }),
    "R110 'too' is not known; did you mean 'to'?",
    "R110 'by' is \"wrong name\"; did you mean 'wrong-name'?",
  ],
  [
    'disconnect',
    () => verbs.disconnect!(api, { networks: 'a' }),
    "R110 'networks' is not known; did you mean 'network'?",
  ],

  [
    'expect',
    () => about('api'),
    "R110 'about' is \"api\"; give a service, a probe or writes: stack.service('api'), http(api, '/')",
  ],
  [
    'expect',
    () => about({ ...page, rate: -1 }),
    "R110 'about' is { type, kind, service, path, method, … }; give a service, a probe or writes: stack.service('api'), http(api, '/')",
  ],
  [
    'expect of a service',
    () => about(api).staysAvailable!({ atLeast: '9%' }),
    "R110 'staysAvailable' cannot be expected of a service; known are recovers, doesNotRecover, isUnaffected, isDetected, isNotDetected, restarts",
  ],
  [
    'expect of a probe',
    () => about(page).isDetected!({ by: 'engine', within: '1s' }),
    "R110 'isDetected' cannot be expected of a probe; known are recovers, doesNotRecover, isUnaffected, fails, failsWithin, staysAvailable, isBalanced",
  ],
  [
    'expect of writes',
    () => about(made).fails!(),
    "R110 'fails' cannot be expected of writes; known are keepsData, losesData",
  ],
  ['recovers', () => about(page).recovers!({ withn: '1s' }), "R110 'withn' is not known; did you mean 'within'?"],
  ['recovers', () => about(page).recovers!('1s'), 'R110 \'recovers\' is "1s"; give an object: { within }'],
  [
    'recovers',
    () => about(page).recovers!({ within: 'predict' }),
    `R213 'within' is "predict"; ${aTime}, or 'predicted' for what the settings imply`,
  ],
  [
    'doesNotRecover',
    () => about(page).doesNotRecover!('1s'),
    "R110 'doesNotRecover' is […]; leave it out: no further argument is accepted here",
  ],
  [
    'isUnaffected',
    () => about(api).isUnaffected!({}),
    "R110 'isUnaffected' is […]; leave it out: no further argument is accepted here",
  ],
  ['isDetected', () => about(api).isDetected!({ by: 'probe', within: '1s' }), "R110 'by' is \"probe\"; write 'engine'"],
  [
    'isNotDetected',
    () => about(api).isNotDetected!({ by: 'engine', within: '1s' }),
    "R110 'within' is not known; known are by",
  ],
  ['restarts', () => about(api).restarts!({ atLest: 1 }), "R110 'atLest' is not known; did you mean 'atLeast'?"],
  [
    'restarts',
    () => about(api).restarts!({ atLeast: 3, atMost: 2 }),
    "R110 'restarts' is { atLeast, atMost }; swap the two bounds",
  ],
  [
    'restarts',
    () => about(api).restarts!({ atLeast: -1, backOff: true }),
    "R110 'atLeast' is -1; give a whole number from 0",
    "R110 'backOff' is true; write 'predicted'",
  ],
  [
    'fails',
    () => about(page).fails!({ within: '1s' }),
    "R110 'fails' is […]; leave it out: no further argument is accepted here",
  ],
  ['failsWithin', () => about(page).failsWithin!({ within: '1s' }), `R213 'failsWithin' is { within }; ${aTime}`],
  [
    'staysAvailable',
    () => about(page).staysAvailable!({ atLeast: 0.99 }),
    "R110 'atLeast' is 0.99; write a share of a hundred: '99%', '99.9%'",
  ],
  [
    'isBalanced',
    () => about(page).isBalanced!({ atLeast: '101%' }),
    "R110 'atLeast' is \"101%\"; write a share of a hundred: '99%', '99.9%'",
  ],
  ['firesWithin', () => about(down).firesWithin!(5), `R213 'firesWithin' is 5; ${aTime}`],
  [
    'doesNotFire',
    () => about(down).doesNotFire!('5s'),
    "R110 'doesNotFire' is […]; leave it out: no further argument is accepted here",
  ],
  ['resolvesWithin', () => about(down).resolvesWithin!(), `R213 'resolvesWithin' is missing; ${aTime}`],
  [
    'keepsData',
    () => about(made).keepsData!({ atleast: '99%' }),
    "R110 'atleast' is not known; did you mean 'atLeast'?",
  ],
  [
    'losesData',
    () => about(made).losesData!('all'),
    "R110 'losesData' is […]; leave it out: no further argument is accepted here",
  ],
  [
    'because',
    () =>
      dsl
        .expect(page)
        .fails()
        .because(5 as never),
    "R110 'reason' is 5; give a text",
  ],
  ['known', () => (dsl.expect(page).fails().known as Untyped)('slow'), "R110 'since' is missing; give a text"],

  [
    'defineScenario',
    () => scenario(),
    "R110 'description' is missing; give an object: { title, stack, probes, load, steadyState, experiments, fresh, budget }",
  ],
  ['defineScenario', () => scenario(describing({ title: undefined })), "R110 'title' is missing; give a text"],
  ['defineScenario', () => scenario(describing({ title: 5 })), "R110 'title' is 5; give a text"],
  ['defineScenario', () => scenario(describing({ stack: 'x' })), 'R110 \'stack\' is "x"; give what defineStack() made'],
  [
    'defineScenario',
    () => scenario(describing({ probes: { page: { ...page, rat: '5/s' } } })),
    `R110 'page' is { type, kind, service, path, method, … }; ${aProbe}`,
  ],
  [
    'defineScenario',
    () => scenario(describing({ probes: new Map([['page', page]]) })),
    "R110 'probes' is a Map; give an object: { name: … }",
  ],
  [
    'defineScenario',
    () => scenario(describing({ load: { page: dsl.dns(api) } })),
    "R110 'page' is { type, kind, service, network, addresses, … }; give what a verb made, and no copy of it: http(api, '/'), writes(api, { … }) or k6(import.meta, 'load.js')",
  ],
  [
    'defineScenario',
    () => scenario(describing({ steadyState: dsl.expect(page).fails() })),
    "R110 'steadyState' is { draft, because, known }; give a list: [ … ]",
  ],
  ['defineScenario', () => scenario(describing({ budget: '0s' })), `R213 'budget' is "0s"; ${lengthOf}`],
  ['defineScenario', () => scenario(describing({ budgt: '1m' })), "R110 'budgt' is not known; did you mean 'budget'?"],
  [
    'experiment',
    () =>
      scenario(
        describing({
          experiments: { '': { fault: dsl.crash(api), recovery: '9s', after: [dsl.expect(page).fails()] } },
        }),
      ),
    "R110 a name in 'experiments' is empty; give it a name",
  ],
  [
    'experiment',
    () => scenario(describing({ experiments: { a: null } })),
    "R110 'a' is null; give an object: { fault, baseline, recovery, after, hold, then, during }",
  ],
  ['experiment', () => scenario(trying({}, null)), `R110 'fault' is null; ${aFault}`],
  ['experiment', () => scenario(trying({}, dsl.crash)), `R110 'fault' is a function; ${aFault}`],
  [
    'experiment',
    () => scenario(trying({}, { kind: 'crash', target: 'api', replicas: 2 })),
    `R110 'fault' is { kind, target, replicas }; ${aFault}`,
  ],
  ['experiment', () => scenario(trying({}, dsl.start(api))), `R110 'fault' is { kind, target }; ${aFault}`],
  [
    'experiment',
    () => scenario(trying({ after: undefined, aftr: [dsl.expect(page).fails()] })),
    "R110 'aftr' is not known; did you mean 'after'?",
  ],
  [
    'experiment',
    () => scenario(trying({ after: [dsl.expect(page)] })),
    "R110 'after[0]' is { recovers, doesNotRecover, isUnaffected, isDetected, isNotDetected, … }; give what expect() made: expect(page).fails()",
  ],
  ['experiment', () => scenario(trying({ recovery: '' })), `R213 'recovery' is ""; ${aTime}`],
  [
    'experiment',
    () => scenario(trying({ hold: '5s' })),
    'R110 \'hold\' is "5s"; leave it out: this fault is over at once',
  ],
  ['experiment', () => scenario(trying({}, dsl.pause(api))), `R213 'hold' is missing; ${aTime}`],
  ['experiment', () => scenario(trying({ hold: '' }, dsl.pause(api))), `R213 'hold' is ""; ${aTime}`],
  [
    'experiment',
    () => scenario(trying({ hold: '5s', then: dsl.crash(api) }, dsl.pause(api))),
    "R110 'then' is { kind, target }; give what an operator does: restart(api), start(api) or recreate(api)",
  ],
  [
    'experiment',
    () => scenario(trying({ hold: '5s', durin: [] }, dsl.pause(api))),
    "R110 'durin' is not known; did you mean 'during'?",
  ],
];

describe('a door', () => {
  for (const [door, call, ...said] of wrong) {
    it(`of ${door} says: ${said.join(' · ')}`, () => expect(refusals(call)).to.deep.equal(said));
  }

  it('tells the line of the call, and the place in it', () => {
    const placesOf = (call: () => unknown) => refused(call).map((one) => one.at?.replace(/^file:.*\/test\/dsl\//, ''));
    const line = /^doors\.test\.ts:\d+, /;
    const places: readonly (readonly [() => unknown, string])[] = [
      [() => verbs.http!(api, '/health', { rat: 1 }), "http(api, '/health', { rat })"],
      [() => verbs.http!(api, 'health'), "http(api, 'health')"],
      [() => verbs.flipHealth!(api, { by: { route: { fail: '/a' } } }), 'flipHealth(…), by.route.pass'],
      [() => about(page).recovers!({}), 'expect(http(…)).recovers({ within })'],
      [() => stack.override!({ 'a-b': {} }), "stack.override({ 'a-b' })"],
      [() => scenario(describing({ titel: 'a' })), 'defineScenario({ titel })'],
      [() => scenario(trying({ after: [null] })), "defineScenario(…), experiments['a crash'].after[0]"],
    ];
    for (const [call, place] of places) {
      const [at, ...others] = placesOf(call);
      expect(at).to.match(line);
      expect(at!.replace(line, '')).to.equal(place);
      expect(others).to.deep.equal([]);
    }
  });
});
