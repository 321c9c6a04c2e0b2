/** An exploration of the sample stack: rows of every kind, one that could not be judged, two that were not tried. */
import { buildExploration, type ExplorationFacts } from '../../harness/explore/build-exploration.ts';
import type { Broken } from '../../harness/model/explore-row.ts';
import { minutes, seconds } from '../../harness/model/time.ts';
import { facts as engine } from '../timelines/events.ts';
import { sampleStack, stackLines } from './sample-stack.ts';
import { rowOf, tellRow } from './tell-row.ts';

const on = (service: string): Broken => ({ on: 'service', service });

const measured = [
  tellRow(stackLines, {
    key: 'db crash',
    broken: on('db'),
    fault: { kind: 'crash', target: 'db' },
    happened: ['0..20 proxy http5xx', '0..20 api http5xx', '0.2 db.1 died 137', '0.4 db.1 started'],
    remedies: [
      { fault: { kind: 'restart', target: 'db' }, happened: ['0..20 proxy http5xx', '0..20 api http5xx'] },
      { fault: { kind: 'restart', target: 'api' }, happened: ['0..0.8 proxy http5xx', '0..0.7 api refused'] },
    ],
  }),
  tellRow(stackLines, {
    key: 'api hang',
    broken: on('api'),
    fault: { kind: 'hang', target: 'api' },
    happened: ['0..8 proxy response_timeout', '0..8 api response_timeout', '5.5 api.1 unhealthy', '9 api.1 healthy'],
  }),
  tellRow(stackLines, {
    key: 'api→db refused',
    broken: { on: 'edge', from: 'api', to: 'db' },
    fault: { kind: 'breakDependency', from: 'api', target: 'db', cut: 'reject' },
    happened: ['0..8 proxy http5xx taking 0.9', '0..8 api http5xx taking 0.9'],
  }),
  tellRow(stackLines, {
    key: 'worker crash',
    broken: on('worker'),
    fault: { kind: 'crash', target: 'worker' },
    happened: ['0.1 worker.1 died 137'],
    remedies: [{ fault: { kind: 'restart', target: 'worker' }, happened: ['0.3 worker.1 started'] }],
  }),
  tellRow(stackLines, {
    key: 'proxy pause',
    broken: on('proxy'),
    fault: { kind: 'pause', target: 'proxy' },
    happened: [],
    landing: 'rejected',
  }),
];

export const sampleFacts: ExplorationFacts = {
  stack: 'app',
  files: ['compose.yaml'],
  run: '20261130-1010-7f3a',
  seed: '7f3a',
  version: '0.1.0',
  command: 'resilience explore compose.yaml --seed 7f3a',
  wall: 1_795_000_000_000,
  took: minutes(9),
  budget: minutes(20),
  ending: 'completed',
  engine,
  learned: sampleStack,
  measured,
  untried: [
    {
      row: rowOf({ key: 'db hang', broken: on('db'), fault: { kind: 'hang', target: 'db' } }),
      why: 'budget',
      reason: `the budget of ${seconds(1200)} ms was used up`,
    },
    {
      row: rowOf({ key: 'worker hang', broken: on('worker'), fault: { kind: 'hang', target: 'worker' } }),
      why: 'refused',
      reason: 'the engine forbids helper containers among the processes of the host',
    },
  ],
  failures: [],
  leftovers: [],
};

export const sampleExploration = buildExploration(sampleFacts);
