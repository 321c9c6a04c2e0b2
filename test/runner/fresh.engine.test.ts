/** On a real engine: a stack that a crash left broken is created again, and only a new container heals one whose disk is spoilt. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { crash, expect as expectThat, http, recreate, restart } from '../../harness/index.ts';
import { renderTerminal } from '../../harness/report/terminal.ts';
import { images } from '../engine/docker/tiny-stack.ts';
import { planOf, runOnEngine, webStack } from './on-engine.ts';
import { ofType } from './on-sim.ts';

/** Every life but the first of a container ends at once. */
const once = `
const { existsSync, writeFileSync } = require('fs');
if (existsSync('/lived')) process.exit(1);
writeFileSync('/lived', '');
require('http').createServer((ask, reply) => reply.end('ok')).listen(80);
`;

const text = JSON.stringify({
  services: { web: { image: images.node, command: ['node', '-e', once], ports: ['80'], init: true, restart: 'no' } },
});

describe('a stack that a crash left broken, on a real engine', () => {
  it('is created again for the next experiment, in which a new container heals it and a restart does not', async function () {
    this.timeout(120_000);
    const stack = await webStack(text);
    const web = stack.service('web');
    const page = http(web, '/', { rate: '20/s' });
    const plan = await planOf({
      title: 'one life',
      stack,
      probes: { page },
      experiments: {
        'left alone': { fault: crash(web), baseline: '1s', recovery: '3s', after: [expectThat(web).doesNotRecover()] },
        're-created': {
          ...{ fault: crash(web), baseline: '1s', hold: '2s', then: recreate(web), recovery: '14s' },
          during: [expectThat(page).fails()],
          after: [expectThat(page).recovers({ within: '3s' })],
        },
        restarted: {
          ...{ fault: crash(web), baseline: '1s', hold: '2s', then: restart(web), recovery: '4s' },
          after: [expectThat(page).doesNotRecover()],
        },
      },
    });
    const events = await runOnEngine(plan);
    const analysis = analyse(plan, events);
    process.stdout.write(renderTerminal(analysis, { colour: false, width: 110, reportPath: null }));
    expect(ofType(events, 'stack.renewed').map(({ experiment, brokenBy }) => [experiment, brokenBy])).to.deep.equal([
      ['re-created', 'left alone'],
    ]);
    expect(analysis.experiments.map((one) => [one.name, one.verdict])).to.deep.equal([
      ['left alone', 'pass'],
      ['re-created', 'pass'],
      ['restarted', 'pass'],
    ]);
    expect(ofType(events, 'warned')).to.deep.equal([]);
    const ids = new Set(ofType(events, 'service.observed').map((one) => one.container));
    expect(ids.size, 'the first, the renewed, the re-created').to.equal(3);
  });
});
