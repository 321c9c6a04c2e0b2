/** A quarantine names experiments that there are. */
import { expect } from 'chai';
import { checkQuarantine } from '../../harness/app/gate/check-quarantine.ts';
import { crash, defineScenario, defineStack, http, expect as saying } from '../../harness/index.ts';
import { refused } from '../dsl/refused.ts';

const stack = defineStack({ dirname: '/shop' }, { services: { api: { port: 80 } } });
const home = http(stack.service('api'), '/');
const scenario = defineScenario({
  ...{ title: 'shop', stack, probes: { home } },
  experiments: { 'a crash': { fault: crash(stack.service('api')), recovery: '20s', after: [saying(home).fails()] } },
});
const shop = { name: 'shop', file: 'shop.ts', scenario, variants: {}, judged: true };

const saysOf = (name: string, experiment: string | null): readonly unknown[] => {
  const quarantine = [{ scenario: name, experiment, reason: 'flaky', issue: 'https://issues/1', until: '2026-12-31' }];
  return refused(() => checkQuarantine({ quarantine, file: 'resilience.config.ts' }, [shop]));
};

describe('a quarantine', () => {
  it('may be of a scenario, of one of its experiments, and of a scenario of another suite', () => {
    expect([saysOf('shop', null), saysOf('shop', 'a crash'), saysOf('other', 'x')]).to.deep.equal([[], [], []]);
  });

  it('is refused with R110 for an experiment that there is not, with the one that was meant', () => {
    expect(saysOf('shop', 'a crsh')).to.deep.equal([
      {
        ...{ code: 'R110', at: 'resilience.config.ts, quarantine', fix: "did you mean 'shop: a crash'?" },
        message: "shop has no experiment 'a crsh' to quarantine",
      },
    ]);
    expect(saysOf('shop', 'pause')).to.deep.include.members([
      {
        ...{ code: 'R110', at: 'resilience.config.ts, quarantine', fix: 'its experiments are a crash' },
        message: "shop has no experiment 'pause' to quarantine",
      },
    ]);
  });
});
