/** On a real engine: what a new container finds of the marks in its volumes, and the children that a shell does not collect. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { expect as expectThat, http, recreate } from '../../harness/index.ts';
import { images } from '../engine/docker/tiny-stack.ts';
import { planOf, runOnEngine, webStack } from './on-engine.ts';

const serving = "require('http').createServer((ask, reply) => reply.end('ok')).listen(80)";

const text = JSON.stringify({
  services: {
    web: {
      image: images.node,
      command: ['sh', '-c', `sleep 3600 & node -e "${serving}"; true`],
      ports: ['80'],
      stop_grace_period: '1s',
      volumes: ['kept:/kept', '/scratch'],
    },
  },
  volumes: { kept: {} },
});

describe('the aftermath of an experiment, on a real engine', () => {
  it('tells what is kept in which volume, and what runs before and after', async function () {
    this.timeout(120_000);
    const stack = await webStack(text);
    const web = stack.service('web');
    const page = http(web, '/', { rate: '20/s' });
    const plan = await planOf({
      title: 'two volumes',
      stack,
      probes: { page },
      experiments: {
        're-created': {
          ...{ fault: recreate(web, { address: 'another' }), baseline: '3s', recovery: '16s' },
          after: [expectThat(page).recovers({ within: '8s' })],
        },
      },
    });
    const [one] = analyse(plan, await runOnEngine({ ...plan, aftermath: true })).experiments;
    expect(one?.proof).to.match(/before 1/);
    const mark = { service: 'web', replica: 1, by: 'file', durable: true };
    expect(one?.aftermath?.marks.toSorted((a, b) => (a.where < b.where ? -1 : 1))).to.deep.equal([
      { ...mark, where: '/kept', kept: true },
      { ...mark, where: '/scratch', kept: false },
    ]);
    const [counted] = one?.aftermath?.counts ?? [];
    expect(counted?.before, 'a shell, its sleep, and node').to.include({ processes: 3, zombies: 0 });
    expect(counted?.after).to.include({ processes: 3, zombies: 0 });
  });
});
