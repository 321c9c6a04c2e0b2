/** A stack of four services as it was learned: users ask proxy, proxy asks api, api asks db and cache; worker is asked by nobody. */
import type { LearnedEdge, LearnedStack } from '../../harness/model/learned.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { barePlan, httpProbe } from '../plan/parts.ts';

/** In the words of golden cases. */
export const stackLines: readonly string[] = [
  'service proxy restart always',
  'service api restart always health 2/1/2',
  'service db restart always',
  'service worker',
  'probe proxy proxy 10/s within 2',
  'probe api api 10/s within 2',
];

const quiet = (text: string) => ({ text, good: 100, due: 100, p50: milliseconds(4), p99: milliseconds(9) });

const seen = (from: string, to: string, declared = true): LearnedEdge => ({
  from,
  to,
  evidence: [{ by: 'connections', count: 40, port: 80 }, ...(declared ? [{ by: 'depends_on' as const }] : [])],
});

export const sampleStack: LearnedStack = {
  stack: barePlan().stack,
  services: ['proxy', 'api', 'db', 'worker'].map((name) => ({
    name,
    once: false,
    entry: name === 'proxy' || name === 'api' ? name : null,
    firstProcess: ['node', 'server.js'],
    startsIn: seconds(1),
    errorLines: 0,
    losesWithContainer: [],
  })),
  entries: [
    {
      name: 'proxy',
      service: 'proxy',
      by: 'users',
      probe: httpProbe({ service: 'proxy', rate: 10, within: seconds(2) }),
      steady: quiet('GET / gives 200'),
    },
    {
      name: 'api',
      service: 'api',
      by: 'callers',
      probe: httpProbe({ service: 'api', rate: 10, within: seconds(2), from: 'network' }),
      steady: quiet('GET / gives 200'),
    },
  ],
  edges: [seen('proxy', 'api'), seen('api', 'db')],
  watched: seconds(10),
  traffic: 'the probes of 2 entry points',
};
