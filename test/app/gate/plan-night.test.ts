import { expect } from 'chai';
import { type CompiledScenario, type NightWishes, planNight } from '../../../harness/app/gate/plan-night.ts';
import { crash, expect as expectThat } from '../../../harness/index.ts';
import type { Suite } from '../../../harness/model/gate-config.ts';
import type { History } from '../../../harness/model/history.ts';
import { minutes } from '../../../harness/model/time.ts';
import { key } from '../../gate/sample-night.ts';
import { api, apiHealth, describeScenario, planOf } from '../../plan/sample.ts';
import { nightLine } from '../../store/nights.ts';

const compiled = (name: string, recovery: `${number}s` = '20s', role: CompiledScenario['role'] = 'scenario') => {
  const scenario = describeScenario({
    experiments: {
      'a crash': { fault: crash(api), recovery, after: [expectThat(apiHealth).recovers({ within: '2s' })] },
    },
  });
  const plan = { ...planOf(scenario), scenario: name };
  const loaded = { scenario, name, file: `scenarios/${name}.ts`, variants: {}, judged: true };
  return { role, loaded, plan, key, revision: null } satisfies CompiledScenario;
};

const suite: Suite = {
  scenarios: [],
  tags: [],
  objectives: [{ text: 'TTR max < 5s', level: 'warn' }],
  noCellWorse: null,
  rows: [],
  repeats: 8,
  budget: null,
  jobs: 1,
  retries: 2,
};
const wishes: NightWishes = {
  night: '2026-11-30',
  run: '7',
  suite: 'nightly',
  seed: 's',
  command: 'c',
  shard: null,
  bisect: true,
  confirm: true,
};
const controls = [compiled('control', '20s', 'control'), compiled('must-fail', '20s', 'must fail')];
const scenarios = ['a', 'b', 'c', 'd', 'e'].map((name, at) => compiled(name, `${20 + 10 * at}s`));
const plan = (more: Partial<NightWishes> = {}, history: History = new Map(), asked = suite) =>
  planNight([...scenarios, ...controls], asked, history, { ...wishes, ...more });
const namesOf = ({ scenarios: all }: ReturnType<typeof plan>): readonly string[] => all.map((one) => one.plan.scenario);

describe('the plan of a night', () => {
  it('has the controls first, each once, and asks no objective of them', () => {
    const { scenarios: all, attempts } = plan();
    expect(all.slice(0, 2).map((one) => [one.role, one.repeats, one.objectives.length])).to.deep.equal([
      ['control', 1, 0],
      ['must fail', 1, 0],
    ]);
    expect(all.slice(2).every((one) => one.repeats === 8 && one.objectives.length === 1)).to.equal(true);
    expect(attempts).to.equal(3);
  });

  it('has what was red last night before the others', () => {
    const history: History = new Map(
      ['a', 'b', 'c', 'd', 'e'].map((scenario) => [
        scenario,
        [nightLine(1, { scenario, ...(scenario === 'd' && { red: true, state: 'regressed', counts: false }) })],
      ]),
    );
    const ordered = plan({}, history);
    expect(namesOf(ordered)[2]).to.equal('d');
    expect(ordered.scenarios[2]!.because).to.equal('red last night');
  });

  it('is divided among machines: each scenario is on one of them, and each has controls of its own', () => {
    const parts = [1, 2, 3].map((index) => plan({ shard: { index, of: 3 } }));
    const own = parts.map((part) => namesOf(part).filter((name) => name.length === 1));
    expect(own.flat().toSorted()).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
    for (const part of parts) expect(namesOf(part).slice(0, 2)).to.deep.equal(['control', 'must-fail']);
    const lengths = parts.map((part) => part.planned);
    expect(Math.max(...lengths)).to.be.below(2 * Math.min(...lengths));
  });

  it('gives a machine that gets nothing nothing to do', () => {
    expect(namesOf(plan({ shard: { index: 6, of: 6 } }))).to.deep.equal([]);
  });

  it('says what its budget reduces and leaves out', () => {
    const short = plan({}, new Map(), { ...suite, budget: minutes(8) });
    const out = short.scenarios.filter((one) => one.leftOut !== null).map((one) => one.plan.scenario);
    expect(out.length).to.be.above(0);
    expect(short.planned).to.be.at.most(minutes(8));
    expect(short.notes.join('; ')).to.match(/reduces 8 repeats to 5; .*leaves out \d scenarios?: /);
  });

  it('keeps a third of its budget for explorations, on the machine that explores, and says so', () => {
    const asked: Suite = { ...suite, noCellWorse: 'error', budget: minutes(30) };
    const explores = plan({}, new Map(), asked);
    expect(explores.explorations).to.deep.include({ level: 'error', reserved: minutes(10) });
    expect(explores.explorations?.stacks).to.have.length(1);
    expect(explores.planned).to.be.within(minutes(10), minutes(30));
    const repeats = (one: typeof explores): number => one.scenarios.reduce((all, { repeats: own }) => all + own, 0);
    expect(repeats(explores)).to.be.below(repeats(plan({}, new Map(), { ...asked, noCellWorse: null })));
    expect(plan({ shard: { index: 2, of: 2 } }, new Map(), asked).explorations).to.equal(null);
  });
});
