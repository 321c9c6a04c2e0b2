/** Healers on a real engine: a service that is broken until somebody restarts it, and who does, within what the settings imply. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { applyChange } from '../../harness/design/apply-change.ts';
import { resolveProject } from '../../harness/engine/docker/resolve-project.ts';
import { expect as expectThat, flipHealth, http } from '../../harness/index.ts';
import type { HealerKind } from '../../harness/model/healer.ts';
import { defaultCosts } from '../../harness/prediction/costs.ts';
import { healedBy } from '../../harness/prediction/healed.ts';
import { compose, dockerHost, images } from '../engine/docker/tiny-stack.ts';
import { planOf, runOnEngine, webStack } from '../runner/on-engine.ts';

/** Answers with failure from its first GET of `/break` on, until its process ends. */
const server = `
let status = 200;
require('http').createServer((ask, reply) => {
  if (ask.url === '/break') status = 500;
  reply.writeHead(status).end();
}).listen(80);
`;

const text = JSON.stringify({
  services: {
    web: {
      image: images.node,
      command: ['node', '-e', server],
      ports: ['80'],
      stop_grace_period: '1s',
      healthcheck: {
        test: ['CMD', 'curl', '-fsS', '-o', '/dev/null', 'http://127.0.0.1/'],
        interval: '500ms',
        timeout: '2s',
        retries: 2,
      },
    },
  },
});

async function healedWith(healer: HealerKind) {
  const plain = await webStack(text);
  const web = plain.service('web');
  const services = await resolveProject(plain, compose, images);
  const needs = { image: images.node, socket: dockerHost.replace(/^unix:\/\//, '') };
  const healed = applyChange(plain, { healers: { web: healer } }, { services, needs });
  const description = {
    title: 'healers',
    stack: plain,
    probes: { page: http(web, '/', { rate: '20/s' }) },
    experiments: {
      broken: {
        fault: flipHealth(web, { by: { requests: '/break', times: 1 } }),
        baseline: '1s',
        hold: '9s',
        recovery: '3s',
        during: [expectThat(web).isDetected({ by: 'engine', within: '9s' })],
      },
    },
  } as const;
  const plan = await planOf(description, healed);
  const [one] = analyse(plan, await runOnEngine(plan)).experiments;
  const detection = one!.prediction.detection;
  const target = plan.services.find((service) => service.name === 'web')!;
  return {
    recovery: one!.probes.find((probe) => probe.probe === 'page')!.recovery,
    predicted: healedBy(healer, target, detection, defaultCosts),
    held: one!.window!.certain.to - one!.window!.certain.from,
  };
}

describe('a healer', function () {
  this.timeout(120_000);

  for (const healer of ['sidecar', 'exit-on-unhealthy'] as const) {
    it(`that is a ${healer} brings users back while the fault holds, within what the settings imply`, async () => {
      const { recovery, predicted, held } = await healedWith(healer);
      if (!recovery.seen) throw new Error(`not back after ${recovery.until} ms`);
      expect(recovery.time.value).to.be.within(
        predicted!.userRecovery.min,
        Math.min(held, predicted!.userRecovery.max),
      );
    });
  }

  it('that is a restart policy alone brings nobody back: only the revert does', async () => {
    const { recovery, predicted, held } = await healedWith('restart-policy');
    expect(predicted).to.equal(null);
    expect(recovery.seen ? recovery.time.value : recovery.until).to.be.at.least(held);
  });
});
