/** Invented explorations for the tests of what is said of them: a shop that is weak in many ways, one that is hardened, one cut short. */
import type { Column, Exploration, ExploreFinding, GraphEdge } from '../../../harness/model/exploration.ts';
import type { UntriedRow } from '../../../harness/model/explore-row.ts';
import type { LearnedService } from '../../../harness/model/learned.ts';
import type { PairsReport } from '../../../harness/model/pairs.ts';
import { minutes, seconds } from '../../../harness/model/time.ts';
import { base, entry, matrixRow, rowOf } from './sample-base.ts';

const column = (name: string, is: Column['is'], judgedOn: string): Column => ({ name, is, service: name, judgedOn });

export const columns: readonly Column[] = [
  column('proxy', 'users', 'GET / gives 200 and always the same body, within 1 s'),
  column('api', 'callers', 'GET /orders gives 200, within 1 s'),
  column('redis', 'callers', 'PING is answered'),
  column('db', 'callers', 'a start-up message is answered'),
  column('worker', 'service', 'running'),
];

const lines = `
proxy | crash      | D.... 0.6 | engine proxy 0.1 | itself 0.6
proxy | stop       | D.... 8.3 | engine proxy 0.1 | itself 0.3
proxy | hang       | D.... 8.1 | check proxy 6.1 | itself 0.1
proxy | pause      | D.... 8 | nobody | itself 0
proxy | re-created | D.... 1.4 | engine proxy 0.1 | itself 1.4
proxy | starved    | s.... 8.2 | nobody | itself 0.2
api | crash      | fD... 1.9 | engine api 0.1 | itself 1.9
api | stop       | fD... 9.7 | engine api 0.1 | itself 1.7
api | hang       | DD... 20 | check api 5.6 | restart api 1.8
api | pause      | DD... 8.1 | nobody | itself 0.1
api | re-created | f.... 20 | nobody | restart proxy 0.4
api | starved    | ss... 8.4 | nobody | itself 0.4
redis | crash      | ssD.. 0.4 | engine redis 0.1 | itself 0.4
redis | stop       | ddD.. 8.1 | engine redis 0.1 | itself 0.1
redis | hang       | DDD.. 20 | check api 5.5 | restart redis 0.3
redis | pause      | DDD.. 8.3 | check api 5.4 | itself 0.3
redis | re-created | ssD.. 0.7 | engine redis 0.1 | itself 0.7
redis | starved    | ..... | nobody | -
db | crash      | DD.D. 20 | engine db 0.2 | restart api 0.6
db | stop       | DD.D. 20 | engine db 0.2 | restart api 0.7
db | hang       | DD.D. 8.2 | check db 4.1 | itself 0.2
db | pause      | DD.D. 8.1 | check api 5.3 | itself 0.1
db | re-created | www.. 20 | engine db 0.2 | nobody start of db, restart of api, re-creation of db | 37 of 214 acknowledged writes were lost
db | starved    | s..D. 8.6 | nobody | itself 0.6
worker | crash      | ....D 20 | nobody | nobody start of worker
worker | stop       | ....D 8.4 | engine worker 0.1 | itself 0.4
worker | hang       | ..... | nobody | - | 3 processes stay behind in worker
worker | re-created | ....D 0.9 | engine worker 0.1 | itself 0.9
proxy→api | packets vanish | D.... 8.4 | nobody | itself 0.4
proxy→api | refused        | f.... 8 | nobody | itself 0
proxy→api | name gone      | ..... | nobody | -
api→redis | packets vanish | DD... 8.9 | check api 5.2 | itself 0.9
api→redis | refused        | dd... 8 | nobody | itself 0
api→redis | name gone      | ..... | nobody | -
api→db | packets vanish | DD... 9.1 | check api 5.2 | itself 1.1
api→db | refused        | ff... 8 | check api 5.2 | itself 0
stack | everything restarted at once | DDDDD 11 | engine proxy 0.1 | itself 11
stack | db last                      | DD... 20 | check api 5.2 | restart api 0.7
stack | without redis                | ddD.. 8 | engine redis 0.1 | itself 0.3
`;

const service = (name: string, more: Partial<LearnedService> = {}): LearnedService => ({
  name,
  once: false,
  entry: null,
  firstProcess: ['/usr/local/bin/node', 'server.js'],
  startsIn: seconds(1.4),
  errorLines: 0,
  losesWithContainer: [],
  ...more,
});

const edge = (
  from: string,
  to: string,
  count: number,
  need: GraphEdge['need'],
  more: Partial<GraphEdge> = {},
): GraphEdge => ({
  from,
  to,
  evidence: [
    ...(count > 0 ? [{ by: 'connections' as const, count, port: 80 }] : []),
    ...(more.odd === 'not declared' ? [] : [{ by: 'depends_on' as const }]),
  ],
  need,
  odd: null,
  ...more,
});

export const graph: readonly GraphEdge[] = [
  edge('proxy', 'api', 412, 'hard'),
  edge('api', 'redis', 388, 'hard'),
  edge('api', 'db', 101, 'hard', { odd: 'not declared' }),
  edge('worker', 'redis', 24, 'soft'),
  edge('worker', 'db', 0, 'untried', { odd: 'not real' }),
];

const patch = `--- a/compose.yaml
+++ b/compose.yaml
@@ -21,6 +21,13 @@
   api:
     image: shop/api
+    healthcheck:
+      test: ["CMD", "wget", "-qO-", "http://127.0.0.1:3000/ready"]
+      interval: 2s
+      retries: 2
     depends_on:
       db:
         condition: service_healthy
+        restart: true
`;

export const findings: readonly ExploreFinding[] = [
  {
    weakness: 'never reconnects',
    service: 'api',
    edge: { from: 'api', to: 'db' },
    rows: ['db crash', 'db stop', 'db last'],
    severity: 'severe',
    sentence:
      'api keeps its one connection to db for ever: after a crash of db users were down for 20 s, until api was restarted; 0 new connections were seen in 60 s.',
    learn: 'Use a pool, and open a new connection when one is broken.',
    mend: {
      sentence:
        'A health check of api that asks its pool, and depends_on with restart: true, so that api is restarted with db.',
      patch,
      override: '',
      tried: 'mended',
      rows: [
        { key: 'db crash', before: 'never by itself', after: 'by itself 6.1 s' },
        { key: 'db stop', before: 'never by itself', after: 'by itself 5.8 s' },
        { key: 'db last', before: 'never by itself', after: 'by itself 6.4 s' },
      ],
    },
  },
  {
    weakness: 'loses data',
    service: 'db',
    edge: null,
    rows: ['db re-created'],
    severity: 'severe',
    sentence:
      'db keeps its data in an anonymous volume: when it was re-created, 37 of 214 acknowledged writes were lost.',
    learn: null,
    mend: {
      sentence: 'A named volume for /var/lib/postgresql/data.',
      patch: `--- a/compose.yaml
+++ b/compose.yaml
@@ -40,3 +40,8 @@
   db:
     image: postgres
+    volumes:
+      - db-data:/var/lib/postgresql/data
+
+volumes:
+  db-data:
`,
      override: '',
      tried: 'mended',
      rows: [{ key: 'db re-created', before: '37 of 214 writes lost', after: '0 of 220 lost' }],
    },
  },
  {
    weakness: 'keeps the old address',
    service: 'proxy',
    edge: { from: 'proxy', to: 'api' },
    rows: ['api re-created'],
    severity: 'severe',
    sentence:
      'proxy asks for the address of api once: when api came back at another address, users got 502 for 20 s, until proxy was restarted.',
    learn: 'Give nginx a resolver line, and put the name in a variable.',
    mend: null,
  },
  {
    weakness: 'nobody starts it again',
    service: 'worker',
    edge: null,
    rows: ['worker crash'],
    severity: 'warning',
    sentence: 'Nobody starts worker again: it has no restart policy, and was still down 20 s after its crash.',
    learn: null,
    mend: {
      sentence: 'restart: unless-stopped for worker.',
      patch: `--- a/compose.yaml
+++ b/compose.yaml
@@ -52,2 +52,3 @@
   worker:
     image: shop/worker
+    restart: unless-stopped
`,
      override: '',
      tried: 'mended',
      rows: [{ key: 'worker crash', before: 'never', after: 'by itself 0.5 s' }],
    },
  },
  {
    weakness: 'single point of failure',
    service: 'redis',
    edge: null,
    rows: ['redis hang'],
    severity: 'note',
    sentence: 'redis is a single point of failure: while it hung users were down for 20 s, until it was restarted.',
    learn: 'Answer without the cache when it does not answer in time.',
    mend: {
      sentence: 'A health check of redis and a healer beside it.',
      patch: null,
      override: 'services:\n  healer:\n    image: willfarrell/autoheal\n',
      tried: 'better',
      rows: [{ key: 'redis hang', before: 'never by itself', after: 'by itself 11.3 s' }],
    },
  },
];

const untried = (
  what: string,
  how: string,
  hurt: readonly string[],
  text: string,
  why: UntriedRow['why'] = 'budget',
): UntriedRow => ({
  row: rowOf(what, how, hurt, text),
  why,
  reason: why === 'budget' ? 'the budget of 20 min was spent' : 'worker has no process of its own to hang',
});

export const shop: Exploration = {
  ...base,
  stack: 'shop',
  command: 'npx resilience explore --budget 20m --seed 9a4e',
  took: minutes(14),
  budget: minutes(20),
  ending: 'budget',
  learned: {
    stack: { name: 'shop', folder: '/shop', compose: ['compose.yaml'], services: {}, variables: {}, overrides: {} },
    services: [
      service('proxy', { entry: 'proxy', firstProcess: ['nginx', '-g', 'daemon off;'], startsIn: seconds(0.4) }),
      service('api', { entry: 'api', errorLines: 2 }),
      service('redis', { firstProcess: ['redis-server', '*:6379'], startsIn: null }),
      service('db', { firstProcess: ['postgres'], startsIn: null, losesWithContainer: ['/var/lib/postgresql/data'] }),
      service('worker', { startsIn: null }),
      service('migrate', { once: true, firstProcess: [], startsIn: null }),
    ],
    entries: [
      entry('proxy', 'proxy', 'users', 'GET / gives 200 and always the same body'),
      entry('api', 'api', 'callers', 'GET /orders gives 200'),
    ],
    edges: graph,
    watched: seconds(12),
    traffic: 'the probes of 2 entry points',
  },
  columns,
  rows: lines
    .trim()
    .split('\n')
    .map((line, index) => matrixRow(columns, line, index)),
  untried: [
    untried('worker', 'pause', ['worker'], 'back by itself'),
    untried('worker', 'starved', [], 'nobody is hurt'),
    untried('worker→redis', 'packets vanish', [], 'nobody is hurt'),
    untried('stack', 'without db', ['proxy', 'api'], 'down for as long as it holds'),
  ],
  graph,
  singlePoints: ['db', 'api', 'proxy', 'redis'],
  findings,
};

/** Nothing to complain of. */
export const hardened: Exploration = {
  ...shop,
  stack: 'hardened',
  ending: 'completed',
  rows: shop.rows.map((row, index) =>
    matrixRow(
      columns,
      `${row.row.broken.on === 'edge' ? `${row.row.broken.from}→${row.row.broken.to}` : row.row.broken.on === 'stack' ? 'stack' : row.row.broken.service} | ${row.row.how} | ${index % 3 === 0 ? 's' : '.'}.... 0.4 | engine db 0.1 | ${index % 3 === 0 ? 'itself 0.4' : '-'}`,
      index,
    ),
  ),
  untried: [],
  graph: graph.map((one) => ({ ...one, need: 'soft', odd: null })),
  singlePoints: [],
  findings: [],
};

const named = (name: string): string =>
  name.replace('proxy', '<script>alert(1)</script>').replace('redis', 'r"e\'d&is');

/** With names and texts that would do harm where they are not escaped. */
export const hostile: Exploration = {
  ...shop,
  stack: '"><img src=x onerror="alert(1)">',
  columns: columns.map((one) => ({ ...one, name: named(one.name), service: named(one.service) })),
  rows: shop.rows.map((one) => ({ ...one, row: { ...one.row, how: named(`proxy ${one.row.how}`) } })),
  graph: graph.map((one) => ({ ...one, from: named(one.from), to: named(one.to) })),
};

const many = Array.from({ length: 30 }, (_, index) => `service-with-a-name-${index}`);
const manyColumns = [
  ...many.slice(0, 3).map((name) => column(name, 'users', 'GET / gives 200 and always the same body, within 1 s')),
  ...many.map((name) => column(name, 'service', 'running and healthy')),
];

/** Thirty services, four hundred faults. */
export const huge: Exploration = {
  ...shop,
  learned: { ...shop.learned, services: many.map((name) => service(name)) },
  singlePoints: many.slice(0, 4),
  columns: manyColumns,
  rows: Array.from({ length: 400 }, (_, index) =>
    matrixRow(
      manyColumns,
      `${many[index % 30]} | fault ${Math.floor(index / 30)} | ${manyColumns.map((_, at) => ((at * 7 + index) % 5 === 0 ? 'D' : '.')).join('')} 8.3 | check ${many[3]} 5.1 | restart ${many[4]} 0.7`,
      index,
    ),
  ),
  untried: [],
  graph: many.slice(1).map((name, at) => edge(many[Math.floor(at / 3)]!, name, at, at % 2 === 0 ? 'hard' : 'soft')),
};

/** One pair that breaks what neither fault breaks alone. */
export const samplePairs: PairsReport = {
  schema: 'resilience.pairs/1',
  ...{ stack: 'shop', seed: '9a4e', simulated: 10_000, pairs: 400, runs: 14 },
  findings: [
    {
      schedule: {
        first: { row: 'db stop', hold: seconds(1) },
        second: { row: 'api crash', hold: null, after: seconds(0.5) },
      },
      text: 'db stopped for 1 s, and crash of api 0.5 s later',
      broke: ['proxy is not served again'],
      ...{ supposes: [], alike: ['redis stop and api crash'], standing: 'reproduced' },
      simulated: {
        failed: 9,
        of: 10,
        alone: [
          { failed: 0, of: 10 },
          { failed: 0, of: 10 },
        ],
      },
      engine: {
        failed: 5,
        of: 5,
        alone: [
          { failed: 0, of: 5 },
          { failed: 0, of: 5 },
        ],
        shown: ['pairs/01'],
      },
    },
  ],
};
