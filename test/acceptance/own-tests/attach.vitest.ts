/** A test of vitest, on a Compose project that is up. */
import { assertPass, attach, crash, http } from 'resilience';
import { resilience } from 'resilience/chai';
import { chai, expect, onTestFinished, test } from 'vitest';

chai.use(resilience);

const shop = await attach({ project: process.env.SHOP! }, { atEnd: onTestFinished, name: 'vitest' });
const orders = http(shop.service('api'), '/', { rate: '50/s' });

test('survives the loss of its database', { timeout: 60_000 }, async () => {
  const watched = await shop.watch({ orders }, { lasts: '1s' });
  await shop.inject(crash(shop.service('db')));
  const recovery = await watched.recovery('orders');
  assertPass(recovery.within('10s'));
  expect(recovery).to.be.within('10s');
});

test('is back soon', { timeout: 60_000 }, async () => {
  const watched = await shop.watch({ orders }, { lasts: '1s' });
  await shop.inject(crash(shop.service('db')));
  expect(await watched.recovery('orders')).to.be.within('200ms');
});
