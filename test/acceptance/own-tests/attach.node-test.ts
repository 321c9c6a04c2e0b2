/** Tests of `node:test`, on containers by their names: one passes, and one is cut off by its limit while a fault holds. */
import { after, test } from 'node:test';
import { assertPass, attach, http, pause, stop } from 'resilience';

const [api, db] = [`${process.env.SHOP}-api-1`, `${process.env.SHOP}-db-1`];
const shop = await attach({ containers: { api, db } }, { atEnd: after, name: 'node-test' });
const orders = http(shop.service('api'), '/', { rate: '50/s' });

test('survives the loss of its database', { timeout: 60_000 }, async () => {
  const watched = await shop.watch({ orders }, { lasts: '1s' });
  await shop.inject(stop(shop.service('db')), { hold: '1s' });
  assertPass((await watched.recovery('orders')).within('10s'));
});

test('waits for what never comes', { timeout: 5000 }, async () => {
  await shop.watch({ orders }, { lasts: '1s' });
  await shop.inject(pause(shop.service('db')));
  await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
});
