/** On a real engine a fault comes where in the health cycle it is wanted, and the engine detects it the sooner the later it comes. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { indexEvents } from '../../harness/analysis/event-index.ts';
import { realisedPhase } from '../../harness/analysis/readings/realised-phase.ts';
import { expect as expectThat, flipHealth, http } from '../../harness/index.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { images } from '../engine/docker/tiny-stack.ts';
import { planOf, runOnEngine, webStack } from './on-engine.ts';

const interval = 2000;

/** Answers its health check with failure between a POST to `/break` and one to `/mend`. */
const server = `
let status = 200;
require('http').createServer((ask, reply) => {
  if (ask.method === 'POST') status = ask.url === '/break' ? 500 : 200;
  reply.writeHead(ask.method === 'POST' ? 200 : status).end();
}).listen(80);
`;

const text = JSON.stringify({
  services: {
    web: {
      image: images.node,
      command: ['node', '-e', server],
      ports: ['80'],
      init: true,
      healthcheck: {
        test: ['CMD', 'curl', '-fsS', '-o', '/dev/null', 'http://127.0.0.1/'],
        interval: `${interval}ms`,
        timeout: '2s',
        retries: 1,
      },
    },
  },
});

const phases = [0.1, 0.35, 0.6, 0.85];

/** Four times the same fault in one run, each at a phase of its own. */
async function planned(): Promise<Plan> {
  const stack = await webStack(text);
  const web = stack.service('web');
  const flip = {
    fault: flipHealth(web, { by: { route: { fail: '/break', pass: '/mend' } } }),
    baseline: '1s',
    hold: '5s',
    recovery: '4s',
    during: [expectThat(web).isDetected({ by: 'engine', within: '5s' })],
  } as const;
  const experiments = Object.fromEntries(phases.map((phase) => [`at ${phase}`, flip]));
  const plan = await planOf({
    title: 'phases',
    stack,
    probes: { page: http(web, '/', { rate: '10/s' }) },
    experiments,
  });
  return { ...plan, experiments: plan.experiments.map((one, place) => ({ ...one, phase: phases[place]! })) };
}

describe('the phase of a fault on a real engine', () => {
  it('is met to a tenth of the cycle, and what is left of the cycle is the time to detect', async function () {
    this.timeout(120_000);
    const plan = await planned();
    const events = await runOnEngine(plan);
    const eventIndex = indexEvents(events);
    const { experiments, confidence } = analyse(plan, events);
    const look = confidence.healthProbe.web!;
    const told: string[] = [];
    const times: number[] = [];
    for (const [place, wanted] of phases.entries()) {
      const realised = realisedPhase(plan.experiments[place]!, eventIndex, plan)!;
      const { detection } = experiments[place]!.services.find((one) => one.service === 'web')!;
      if (!detection.seen) throw new Error(`not detected at ${wanted}`);
      const took = detection.time.value;
      times.push(took);
      told.push(`${wanted}: ${realised.toFixed(3)}, ${took.toFixed(0)} ms`);
      expect(realised, `at ${wanted}`).to.be.closeTo(wanted, 0.1);
      // From the real phase to the end of the check that fails; checks vary by their longest.
      const due = (1 - realised) * (interval + look.p50);
      expect(took, `at ${wanted}`).to.be.within(due - look.max, due + look.max + 100);
    }
    expect(times, 'the later, the sooner').to.deep.equal(times.toSorted((a, b) => b - a));
    process.stdout.write(`    ${told.join('; ')}; a look takes ${look.p50.toFixed(0)} ms\n`);
  });
});
