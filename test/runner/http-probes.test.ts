/** HTTP probes with all that they may declare, through a whole run in virtual time. */
import { expect } from 'chai';
import { answer, type Behaviour, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { expect as expectThat, http, stop } from '../../harness/index.ts';
import type { EventOf } from '../../harness/model/event.ts';
import { api, db, describeScenario, planOf } from '../plan/sample.ts';
import { ofType, runOnSim } from './on-sim.ts';

/** Asks db for what it has; without it, it says so at once, and of orders after half a second. */
const shopApi: Behaviour = {
  ...wellBehaved,
  fresh: () => ({
    answer: ({ method, path, body = '' }) => {
      if (method === 'POST') return answer(201, body);
      if (path === '/health') return answer(200, 'ok');
      if (path === '/old') return { ...answer(301, ''), headers: { location: '/stock' } };
      return {
        does: 'ask',
        host: 'db',
        path: '/',
        timeout: 200,
        then: ({ status }) =>
          status === 200
            ? { ...answer(200, '{"stock":[{"left":7}]}'), headers: { 'content-type': 'application/json' } }
            : answer(503, 'come back later', path === '/orders' ? 500 : 0),
      };
    },
  }),
};

const degraded = { status: 503, body: /later/, within: '400ms' } as const;
const stock = http(api, '/stock', {
  hasHeaders: { 'content-type': /json/ },
  hasJson: { 'stock[0].left': 7 },
  value: 'stock[0].left',
  degraded,
});
const probes = {
  stock,
  orders: http(api, '/orders', { degraded }),
  quick: http(api, '/stock', { latency: '900ms', hasJson: { 'stock[0].left': 8 } }),
  old: http(api, '/old', { redirects: 'follow', degraded }),
  placed: http(api, '/orders', { json: { item: 7 }, status: 201, body: '{"item":7}' }),
};

describe('HTTP probes of a run', () => {
  let answers: readonly EventOf<'probe.ended'>[];
  /** What came of a probe, each once. */
  const came = (probe: keyof typeof probes): readonly string[] => [
    ...new Set(
      answers
        .filter((one) => one.probe === probe && one.outcome !== 'harness_late')
        .map(({ outcome, status, value, said }) =>
          [outcome, status, value, said].filter((part) => part != null).join(' '),
        ),
    ),
  ];

  before(async () => {
    const experiments = {
      'db is gone': {
        fault: stop(db),
        hold: '3s',
        recovery: '5s',
        during: [expectThat(stock).staysAvailable({ atLeast: '0%' })],
      },
    } as const;
    // As it is kept and read again.
    const plan = JSON.parse(JSON.stringify(planOf(describeScenario({ probes, experiments }))));
    const { events } = await runOnSim(plan, { behaviours: { api: shopApi } });
    answers = ofType(events, 'probe.ended').filter((one) => one.outcome !== 'refused' && one.outcome !== 'reset');
  });

  it('are good with their headers, JSON and value, and degraded while they fail fast as declared', () => {
    expect(came('stock')).to.include.members(['ok 200 7', 'degraded 503']);
    expect(came('stock')).to.not.include('http5xx 503');
  });

  it('are bad where what is declared as degraded comes late', () => {
    expect(came('orders')).to.include.members(['ok 200', 'http5xx 503']).and.not.include('degraded 503');
  });

  it('say what is wrong with a body', () => {
    expect(came('quick')).to.include('wrong_body 200 stock[0].left is 7, and should be 8');
  });

  it('follow a redirect, and judge what it leads to', () => {
    expect(came('old')).to.include.members(['ok 200', 'degraded 503']);
  });

  it('send what they are given', () => {
    expect(came('placed')).to.deep.equal(['ok 201']);
  });
});
