/** The examples of harness/REFERENCE.md; written by `npm run reference`. */

import { use } from 'chai';
import {
  alert,
  amqp,
  assertPass,
  attach,
  breakDependency,
  check,
  closePort,
  crash,
  defineConfig,
  defineScenario,
  defineStack,
  disconnect,
  dns,
  exec,
  exit,
  expect,
  flipHealth,
  grpc,
  hang,
  http,
  k6,
  kill,
  killChildren,
  limitCpu,
  log,
  misbehave,
  mongo,
  mysql,
  nothing,
  pause,
  postgres,
  promql,
  recreate,
  redis,
  remove,
  restart,
  restartAll,
  run,
  type ScenarioDescription,
  sql,
  start,
  startWithout,
  stop,
  tcp,
  timeoutOf,
  type Variants,
  writes,
} from 'resilience';
import { resilience } from 'resilience/chai';
import { scenario } from 'resilience/mocha';

const shop = defineStack(import.meta, {
  services: { proxy: { port: 80 }, api: { port: 80 }, cache: {}, db: {}, prometheus: { port: 9090 } },
  variables: { API_RESTART: 'on-failure' },
});
const [proxy, api, cache, db, prometheus] = [
  shop.service('proxy'),
  shop.service('api'),
  shop.service('cache'),
  shop.service('db'),
  shop.service('prometheus'),
];
const [home, orders, names, down] = [http(proxy, '/'), http(api, '/orders'), dns(api), alert(prometheus, 'ApiDown')];
const [stock, ticks] = [redis(cache, { command: 'GET stock' }), log(api, /tick/)];
const placed = writes(api, { create: { path: '/orders', body: '{"order":"{id}"}' }, read: '/orders' });
const load = { placed };
/** What runs a stack: compiled, and never called. */
const later: (() => Promise<unknown>)[] = [];
const trying = (experiments: ScenarioDescription['experiments']) =>
  defineScenario({ title: 'an example', stack: shop, probes: { home, orders, names, down }, load, experiments });

/** nothing */
trying({
  'left alone': { fault: nothing(api), recovery: '30s', after: [expect(home).isUnaffected()] },
});

/** crash */
trying({
  'a crash': { fault: crash(api), recovery: '20s', after: [expect(home).recovers({ within: '2s' })] },
  'a crash of one': { fault: crash(api, { replica: 2 }), recovery: '20s', after: [expect(home).isUnaffected()] },
});

/** killChildren */
trying({
  'its worker dies': { fault: killChildren(api), recovery: '20s', after: [expect(home).recovers({ within: '5s' })] },
});

/** kill */
trying({
  'killed by hand': {
    fault: kill(api, { signal: 'SIGTERM' }),
    recovery: '20s',
    after: [expect(home).doesNotRecover()],
  },
});

/** stop */
trying({
  'the cache is away': { fault: stop(cache), hold: '10s', recovery: '20s', during: [expect(home).isUnaffected()] },
});

/** pause */
trying({
  'a pause': { fault: pause(db), hold: '5s', recovery: '20s', after: [expect(home).recovers({ within: '5s' })] },
});

/** hang */
trying({
  'a hang': {
    fault: hang(api),
    hold: '30s',
    recovery: '20s',
    during: [expect(api).isDetected({ by: 'engine', within: 'predicted' })],
  },
});

/** remove */
trying({
  're-created': { fault: remove(db), hold: '4s', recovery: '30s', after: [expect(placed).losesData()] },
});

/** limitCpu */
trying({
  'too little CPU': {
    fault: limitCpu(api, { cpus: 0.05 }),
    hold: '10s',
    recovery: '20s',
    during: [expect(home).fails()],
  },
});

/** misbehave */
trying({
  'answers 500': {
    fault: misbehave(api, { as: 'answers 500', by: { route: { start: '/fail', end: '/repair' } } }),
    hold: '10s',
    recovery: '20s',
    during: [expect(home).failsWithin('1s')],
  },
});

/** exit */
trying({
  'it leaves with 1': {
    fault: exit(api, { code: 1, by: { route: '/exit?code=1' } }),
    recovery: '20s',
    after: [expect(api).restarts({ atLeast: 1 })],
  },
});

/** flipHealth */
trying({
  'called unhealthy': {
    fault: flipHealth(api, { by: 'wrapper' }),
    hold: '30s',
    recovery: '20s',
    during: [expect(home).isUnaffected()],
  },
});

/** breakDependency */
trying({
  'no way to the cache': {
    fault: breakDependency({ from: api, to: cache, by: 'reject' }),
    hold: '10s',
    recovery: '20s',
    during: [expect(home).isUnaffected()],
  },
});

/** closePort */
trying({
  'port closed': { fault: closePort(api, { port: 80 }), hold: '10s', recovery: '20s', during: [expect(home).fails()] },
});

/** disconnect */
trying({
  'off the network': {
    fault: disconnect(cache),
    hold: '10s',
    recovery: '20s',
    after: [expect(home).recovers({ within: '5s' })],
  },
});

/** AnswerExpectations.degrades */
expect(home).degrades();

/** AnswerExpectations.failsFast */
expect(home).failsFast({ within: '300ms' });

/** AnswerExpectations.latency */
expect(home).latency({ p: 95, under: '200ms' });

/** AnswerExpectations.errorRate */
expect(home).errorRate({ atMost: '1%' });

/** AnswerExpectations.value */
expect(stock).value({ atLeast: 0 });

/** AnswerExpectations.isKept */
expect(stock).isKept();

/** check */
later.push(async () => {
  const orders = check('orders add up', async ({ address, signal }) => {
    const list = await (await fetch(address(api, '/orders'), { signal })).json();
    if (list.length === 0) throw new Error('there are no orders');
  });
  return [orders];
});

/** amqp */
(() => {
  const broker = amqp(api, { port: 5672 });
  const orders = amqp(api, { port: 5672, login: { user: 'shop', password: { env: 'SHOP_PASSWORD' } } });
  return [broker, orders];
})();

/** mongo */
(() => {
  const stock = mongo(db);
  const orders = mongo(db, { login: { user: 'shop', password: { env: 'SHOP_PASSWORD' } } });
  return [stock, orders];
})();

/** mysql */
(() => {
  const ledger = mysql(db);
  const orders = mysql(db, { login: { user: 'shop', password: { env: 'SHOP_PASSWORD' } }, connections: 'kept' });
  return [ledger, orders];
})();

/** postgres */
(() => {
  const ledger = postgres(db, { rate: '5/s' });
  const orders = postgres(db, { login: { user: 'shop', password: { env: 'SHOP_PASSWORD' }, database: 'shop' } });
  return [ledger, orders];
})();

/** redis */
(() => {
  const stock = redis(cache, { within: '200ms' });
  const left = redis(cache, { command: 'GET stock', login: { password: { env: 'CACHE_PASSWORD' } } });
  return [stock, left];
})();

/** defineConfig */
defineConfig({
  objectives: { 'TTR p95 < 15s': 'error', 'TTD median < 10s': 'warn' },
  suites: { nightly: { budget: '40m' }, quick: { tags: ['quick'], repeats: 3 } },
  notify: { webhook: { url: { env: 'RESILIENCE_WEBHOOK' } } },
});

/** defineScenario */
defineScenario({
  title: 'a crash of the API',
  stack: shop,
  probes: { home },
  experiments: { 'a crash': { fault: crash(api), recovery: '20s', after: [expect(home).recovers({ within: '2s' })] } },
});

/** DefinedStack.service */
(() => {
  const checkout = shop.service('api');
  return [checkout];
})();

/** DefinedStack.with */
(() => {
  const patient = shop.with({ API_RESTART: 'always' });
  return [patient];
})();

/** DefinedStack.override */
(() => {
  const quick = shop.override({ api: { restart: 'on-failure', healthcheck: { interval: '2s' } } });
  return [quick];
})();

/** DefinedStack.scale */
(() => {
  const wide = shop.scale({ cache: 2 });
  return [wide];
})();

/** DefinedStack.heal */
(() => {
  const variants = { 'a sidecar': shop.heal({ api: 'sidecar' }) };
  return [variants];
})();

/** DefinedStack.merge */
(() => {
  const behindLimits = shop.merge('compose.limits.yaml');
  return [behindLimits];
})();

/** DefinedStack.at */
(() => {
  const variants = { 'last release': shop.at('v1.4.0') };
  return [variants];
})();

/** Variants */
(() => {
  const variants: Variants = { 'as it is': {}, quicker: shop.override({ api: { healthcheck: { interval: '2s' } } }) };
  return [variants];
})();

/** defineStack */
(() => {
  const blog = defineStack(import.meta, {
    services: { web: { port: 80 }, db: {} },
    variables: { WEB_RESTART: 'always' },
  });
  return [blog];
})();

/** dns */
(() => {
  const names = dns(api, { every: '200ms', addresses: 3 });
  return [names];
})();

/** exec */
(() => {
  const pong = exec(cache, ['redis-cli', 'ping'], { output: 'PONG', rate: '2/s' });
  const writable = exec(db, 'touch /data/probe && rm /data/probe');
  return [pong, writable];
})();

/** expect */
(() => {
  const expected = [expect(api).isDetected({ by: 'engine', within: '15s' }), expect(home).recovers({ within: '2s' })];
  return [expected];
})();

/** ExpectationDraft.because */
expect(api).doesNotRecover().because('plain Docker restarts nothing that is merely unhealthy');

/** ExpectationDraft.known */
expect(home).recovers({ within: '2s' }).known('the proxy keeps the old address', '2026-03');

/** AlertExpectations.firesWithin */
expect(down).firesWithin('30s');

/** AlertExpectations.doesNotFire */
expect(down).doesNotFire();

/** AlertExpectations.resolvesWithin */
expect(down).resolvesWithin('1m');

/** ProbeExpectations.fails */
expect(home).fails();

/** ProbeExpectations.failsWithin */
expect(home).failsWithin('1s');

/** ProbeExpectations.staysAvailable */
expect(home).staysAvailable({ atLeast: '99.5%' });

/** ProbeExpectations.isBalanced */
expect(names).isBalanced({ atLeast: '80%' });

/** Recovery.recovers */
expect(home).recovers({ within: '2s' });
expect(api).recovers({ within: 'predicted' });

/** Recovery.doesNotRecover */
expect(api).doesNotRecover();

/** Recovery.isUnaffected */
expect(home).isUnaffected();

/** ServiceExpectations.isDetected */
expect(api).isDetected({ by: 'engine', within: '15s' });

/** ServiceExpectations.isNotDetected */
expect(api).isNotDetected({ by: 'engine' });

/** ServiceExpectations.restarts */
expect(api).restarts({ atLeast: 1, atMost: 3 });

/** WritesExpectations.keepsData */
expect(placed).keepsData({ atLeast: '99.9%' });

/** WritesExpectations.losesData */
expect(placed).losesData();

/** grpc */
(() => {
  const serving = grpc(api, { health: 'shop.Orders', good: 'serving' });
  const paid = grpc(api, {
    ...{ proto: 'orders.proto', method: 'shop.Orders/Get', request: { id: 7 } },
    expect: { 'order.state': 'PAID' },
  });
  return [serving, paid];
})();

/** http */
(() => {
  const home = http(proxy, '/', { within: '500ms' });
  const front = http(proxy, '/', { degraded: { status: 503, within: '200ms' } });
  const placed = http(api, '/orders', {
    json: { item: 7 },
    auth: { bearer: { env: 'SHOP_TOKEN' } },
    tls: { ca: 'certificates/ca.pem', serverName: 'shop.example' },
    status: 201,
    hasJson: { 'order.state': 'placed' },
    rate: '20/s',
  });
  return [home, front, placed];
})();

/** k6 */
(() => {
  const shoppers = k6(import.meta, 'load.js', { environment: { SHOP: 'http://proxy' } });
  return [shoppers];
})();

/** writes */
(() => {
  const placed = writes(api, { create: { path: '/orders', body: '{"order":"{id}"}' }, read: '/orders' });
  const rows = writes(db, {
    sql: { insert: "insert into orders values ('{id}')", read: 'select id from orders' },
    login: { user: 'shop' },
  });
  const members = writes(cache, { redis: { insert: 'SADD orders {id}', read: 'SMEMBERS orders' } });
  return [placed, rows, members];
})();

/** log */
(() => {
  const ticks = log(api, /tick/, { atLeastEvery: '2s' });
  const panics = log(api, 'panic:', { never: true });
  return [ticks, panics];
})();

/** LogExpectations.logs */
expect(ticks).logs({ within: '5s' });
expect(ticks).logs(/tick \d+/, { within: '5s' });

/** alert */
(() => {
  const down = alert(prometheus, 'ApiDown', { labels: { severity: 'page' } });
  return [down];
})();

/** promql */
(() => {
  const served = promql(prometheus, 'sum(rate(http_requests_total{code="200"}[5s]))', { good: { atLeast: 1 } });
  const up = promql('http://localhost:9090', 'up{job="api"} == 1', { every: '2s' });
  return [served, up];
})();

/** sql */
(() => {
  const balance = sql(db, 'select sum(amount) from accounts', {
    login: { user: 'shop', password: { env: 'SHOP_PASSWORD' } },
  });
  return [balance];
})();

/** recreate */
trying({
  moved: {
    fault: recreate(db, { address: 'another' }),
    recovery: '20s',
    after: [expect(home).recovers({ within: '5s' })],
  },
  replaced: {
    fault: kill(api),
    hold: '5s',
    then: recreate(api),
    recovery: '20s',
    after: [expect(home).recovers({ within: '5s' })],
  },
});

/** restart */
trying({
  'a restart': { fault: restart(api), recovery: '20s', after: [expect(home).recovers({ within: '3s' })] },
  'healed by hand': {
    fault: crash(db),
    hold: '5s',
    then: restart(api),
    recovery: '20s',
    after: [expect(home).recovers({ within: '3s' })],
  },
});

/** restartAll */
trying({
  'a reboot': { fault: restartAll([api, db]), recovery: '30s', after: [expect(home).recovers({ within: '15s' })] },
  'all at once': {
    fault: restartAll([api, db], { order: 'at once' }),
    recovery: '30s',
    after: [expect(home).recovers({ within: '15s' })],
  },
});

/** start */
trying({
  'started by hand': {
    fault: stop(api),
    hold: '5s',
    then: start(api),
    recovery: '20s',
    after: [expect(home).recovers({ within: '5s' })],
  },
});

/** startWithout */
trying({
  'without the database': {
    fault: startWithout(db, [api]),
    hold: '10s',
    recovery: '30s',
    after: [expect(home).recovers({ within: '15s' })],
  },
});

/** tcp */
(() => {
  const open = tcp(cache);
  const mail = tcp(api, { port: 25, awaits: /^220 / });
  return [open, mail];
})();

/** attach */
later.push(async () => {
  const attached = await attach({ project: 'shop' });
  await using watched = await attached.watch({ orders: http(attached.service('api'), '/orders') });
  await attached.inject(crash(attached.service('db')));
  assertPass((await watched.recovery('orders')).within('5s'));
  return [attached, watched];
});

/** AttachedStack.service */
later.push(async () => {
  const attached = await attach({ project: 'shop' });
  const orders = http(attached.service('api', { port: 3000 }), '/orders');
  return [attached, orders];
});

/** AttachedStack.watch */
later.push(async () => {
  const attached = await attach({ project: 'shop' });
  await using watched = await attached.watch({ orders: http(attached.service('api'), '/orders', { rate: '50/s' }) });
  return [attached, watched];
});

/** AttachedStack.inject */
later.push(async () => {
  const attached = await attach({ project: 'shop' });
  await attached.inject(stop(attached.service('db')), { hold: '10s' });
  return [attached];
});

/** Injected.end */
later.push(async () => {
  const attached = await attach({ project: 'shop' });
  const frozen = await attached.inject(pause(attached.service('db')));
  await frozen.end();
  return [attached, frozen];
});

/** WatchedProbes.recovery */
later.push(async () => {
  const attached = await attach({ project: 'shop' });
  await using watched = await attached.watch({ orders: http(attached.service('api'), '/orders') });
  await attached.inject(crash(attached.service('db')));
  console.log((await watched.recovery('orders', { atMost: '30s' })).milliseconds);
  return [attached, watched];
});

/** SeenRecovery.within */
later.push(async () => {
  const attached = await attach({ project: 'shop' });
  const watched = await attached.watch({ orders: http(attached.service('api'), '/orders') });
  await attached.inject(crash(attached.service('db')));
  const recovery = await watched.recovery('orders');
  assertPass(recovery.within('5s'));
  return [attached, watched, recovery];
});

/** run */
later.push(async () => {
  const { analysis, folder } = await run('scenarios/crash.ts', { reports: 'reports/tests' });
  console.log(analysis.verdict, analysis.sentence, folder);
  return [];
});

/** timeoutOf */
later.push(async () => {
  const timeout = await timeoutOf('scenarios/crash.ts');
  return [timeout];
});

/** assertPass */
later.push(async () => {
  const ran = await run('scenarios/crash.ts');
  assertPass(ran);
  return [ran];
});

/** scenario */
later.push(async () => {
  scenario('scenarios/crash.ts', { reports: 'reports/tests' });
  return [];
});

/** resilience */
later.push(async () => {
  use(resilience);
  return [];
});
