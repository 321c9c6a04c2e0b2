/** A test of mocha, with testcontainers and chai, as teams have them: it is broken on purpose, and judged by how it comes back. */
import { expect, use } from 'chai';
import { type AttachedStack, attach, crash, http, nothing, pause } from 'resilience';
import { resilience } from 'resilience/chai';
import { DockerComposeEnvironment, type StartedDockerComposeEnvironment, Wait } from 'testcontainers';

use(resilience);

describe('the shop', function () {
  this.timeout(60_000);
  let environment: StartedDockerComposeEnvironment;
  let shop: AttachedStack;
  before(async () => {
    environment = await new DockerComposeEnvironment(import.meta.dirname, 'compose.yaml')
      .withWaitStrategy('api-1', Wait.forHttp('/', 80))
      .up();
    shop = await attach(environment);
  });
  after(() => environment.down());

  const orders = () => http(shop.service('api'), '/', { rate: '50/s' });

  it('survives the loss of its database', async () => {
    await using watched = await shop.watch({ orders: orders() }, { lasts: '1s' });
    await shop.inject(crash(shop.service('db')));
    expect(await watched.recovery('orders')).to.be.within('10s');
    expect(5).to.be.within(1, 9);
  });

  it('is back soon', async () => {
    const watched = await shop.watch({ orders: orders() }, { lasts: '1s' });
    await shop.inject(crash(shop.service('db')));
    expect(await watched.recovery('orders')).to.be.recoveredWithin('200ms');
  });

  it('waits for what never comes', async function () {
    this.timeout(5000);
    await shop.watch({ orders: orders() }, { lasts: '1s' });
    await shop.inject(pause(shop.service('db')));
    await new Promise(() => undefined);
  });

  it('is whole again after each of them, and one of its containers alone is attached to, too', async () => {
    const alone = await attach({ containers: { front: environment.getContainer('api-1') } });
    const front = alone.service('front');
    await using watched = await alone.watch({ page: http(front, '/', { rate: '50/s' }) }, { lasts: '1s' });
    await alone.inject(nothing(front));
    expect(await watched.recovery('page')).to.be.within('1s');
  });
});
