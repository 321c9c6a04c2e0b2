/** A variable that a secret is taken from and that is not set is a problem before anything starts. */
import { expect } from 'chai';
import { unsetSecrets } from '../../harness/app/check-secrets.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { secretOf } from '../../harness/model/secret.ts';

const [user, password] = [secretOf({ env: 'SHOP_USER' }), secretOf({ env: 'SHOP_PASSWORD' })];
const plan = {
  file: 'scenarios/shop.ts',
  probes: { orders: { kind: 'http', login: { user, password, again: password } } },
  load: { buyers: { kind: 'http', login: { password } } },
} as unknown as Plan;

describe('the secrets of a plan', () => {
  it('are complete when every variable is set', () => {
    expect(unsetSecrets(plan, { SHOP_USER: 'shop', SHOP_PASSWORD: 'hush' })).to.deep.equal([]);
  });

  it('are told by variable and place where one is not set, or empty', () => {
    const told = unsetSecrets(plan, { SHOP_USER: 'shop', SHOP_PASSWORD: '' });
    expect(told.map(({ code, message, at }) => [code, message, at])).to.deep.equal([
      ['R222', 'the environment variable SHOP_PASSWORD is not set', "scenarios/shop.ts, probe 'orders'"],
      ['R222', 'the environment variable SHOP_PASSWORD is not set', "scenarios/shop.ts, load 'buyers'"],
    ]);
  });
});
