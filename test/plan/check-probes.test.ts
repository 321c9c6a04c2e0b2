/** Probes that ask at no port are checked before anything starts all the same. */
import { expect } from 'chai';
import * as dsl from '../../harness/index.ts';
import type { Probe } from '../../harness/model/probe.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { planned } from './parts.ts';

const stack = dsl.defineStack({ dirname: '/shop' }, { services: { api: { port: 80 } } });
const api = stack.service('api');

function problemsOf(probes: Readonly<Record<string, Probe>>): readonly string[] {
  const experiments = {
    crash: { fault: dsl.crash(api), recovery: '9s', after: [dsl.expect(api).restarts({ atLeast: 1 })] },
  } as const;
  const scenario = dsl.defineScenario({ title: 'a shop', stack, probes, experiments });
  const services = [
    planned('api', { restart: { name: 'always' } }),
    planned('alone', { networks: [], shares: { network: { is: 'none' } } }),
    planned('mate', { networks: [], shares: { network: { is: 'service', name: 'api' } } }),
  ];
  const { problems } = compilePlan({ scenario, name: 'shop', file: 'shop.ts', seed: '1', services });
  return (problems ?? []).map(({ code, message, at }) => `${code} ${at}: ${message}`);
}

describe('a plan', () => {
  it('refuses two checks of one name, which is how their functions are found', () => {
    const [one, other] = [dsl.check('adds up', () => 1), dsl.check('adds up', () => 2)];
    expect(problemsOf({ one, other })).to.deep.equal([
      "R225 shop.ts: 'one' and 'other' are checks of one name, 'adds up'",
    ]);
    expect(problemsOf({ one, other: dsl.check('adds up too', () => 2) })).to.deep.equal([]);
  });

  it('refuses a command in a service that there is not, or beside one that has no network', () => {
    const [nobody, alone] = [
      { type: 'service', name: 'nobody' },
      { type: 'service', name: 'alone' },
    ] as const;
    expect(problemsOf({ one: dsl.exec(nobody, 'true') })).to.deep.equal([
      "R202 shop.ts, probe 'one': there is no service 'nobody' in the stack shop",
    ]);
    expect(problemsOf({ one: dsl.exec(alone, 'true') })).to.deep.equal([]);
    const beside = { in: 'beside' } as const;
    expect(problemsOf({ one: dsl.exec(alone, 'true', beside) })).to.deep.equal([
      "R212 shop.ts, probe 'one': no command can be run beside alone: alone is in no network at all, and so not inside",
    ]);
    expect(problemsOf({ one: dsl.exec({ type: 'service', name: 'mate' }, 'true', beside) })).to.deep.equal([]);
  });
});
