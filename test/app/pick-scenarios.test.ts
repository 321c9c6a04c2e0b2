/** Which scenarios `--grep` and `--tag` mean, and which suite of a configuration. */
import { expect } from 'chai';
import { pickScenarios, type ScenarioFilter } from '../../harness/app/pick-scenarios.ts';
import { suiteNamed } from '../../harness/app/suite-scenarios.ts';
import { crash, defineScenario, defineStack, http, expect as saying } from '../../harness/index.ts';
import type { Suite } from '../../harness/model/gate-config.ts';
import type { LoadedScenario } from '../../harness/scenario-file/loaded-scenario.ts';
import { refused } from '../dsl/refused.ts';

const shop = defineStack({ dirname: '/shop' }, { services: { api: { port: 80 } } });
const api = shop.service('api');
const home = http(api, '/');

const loaded = (name: string, title: string, ...tags: readonly string[]): LoadedScenario => ({
  ...{ name, file: `${name}.ts`, variants: {}, judged: true },
  scenario: defineScenario({
    ...{ title, tags, stack: shop, probes: { home } },
    experiments: { 'a crash': { fault: crash(api), recovery: '20s', after: [saying(home).fails()] } },
  }),
});

const all = [
  loaded('cache', 'Redis is gone', 'quick', 'cache'),
  loaded('db', 'a crash', 'db'),
  loaded('idle', 'nothing'),
];

const picked = (...filters: readonly ScenarioFilter[]): readonly string[] =>
  pickScenarios(all, filters).picked.map((one) => one.name);

describe('a choice of scenarios', () => {
  it('is all of them where nothing is asked', () => expect(picked()).to.deep.equal(['cache', 'db', 'idle']));

  it('goes by a part of the name or the title, whatever its case', () => {
    expect(picked({ grep: 'REDIS' })).to.deep.equal(['cache']);
    expect(picked({ grep: 'd' })).to.deep.equal(['cache', 'db', 'idle']);
    expect(picked({ grep: '.*' }), 'it is no pattern').to.deep.equal([]);
  });

  it('goes by one of several tags, and by the text beside', () => {
    expect(picked({ tag: ['db', 'quick'] })).to.deep.equal(['cache', 'db']);
    expect(picked({ tag: ['db', 'quick'], grep: 'crash' })).to.deep.equal(['db']);
  });

  it("goes by a suite's tags and by what is asked beside, both", () => {
    expect(picked({ tag: ['quick', 'db'] }, { tag: ['cache'] })).to.deep.equal(['cache']);
  });

  it('is refused with R106 where nothing matches, and the tags that there are', () => {
    const { problems } = pickScenarios(all, [{ tag: [] }, { tag: ['quik', 'other'], grep: "it's" }]);
    expect(problems).to.deep.equal([
      {
        ...{ code: 'R106', at: null },
        message: "of 3 scenarios none matches the text 'it'\\''s' and the tags quik or other",
        fix: 'tags here are cache, db, quick; `resilience list` shows the titles',
      },
    ]);
    expect(pickScenarios([], [{ tag: ['a'] }]).problems, 'what could not be loaded is told otherwise').to.deep.equal(
      [],
    );
  });
});

describe('the suite that is meant', () => {
  const suite = (repeats: number): Suite => ({
    ...{ scenarios: ['scenarios'], tags: [], objectives: [], noCellWorse: null, rows: [], repeats },
    ...{ budget: null, jobs: 1, retries: 2 },
  });
  const named = (suites: Readonly<Record<string, Suite>>, asked?: string): string =>
    suiteNamed({ suites, file: 'resilience.config.ts' }, asked).name;

  it('is the one that is named, else the nightly one, else the only one', () => {
    expect(named({ nightly: suite(8), quick: suite(2) }, 'quick')).to.equal('quick');
    expect(named({ quick: suite(2), nightly: suite(8) })).to.equal('nightly');
    expect(named({ weekly: suite(20) })).to.equal('weekly');
  });

  it('is refused with those that there are where there is none of that name', () => {
    expect(() => named({ nightly: suite(8), quick: suite(2) }, 'quik')).to.throw(/R107: there is no suite 'quik' in/);
    const asking = (asked: string) => () => named({ nightly: suite(8), quick: suite(2) }, asked);
    expect([...refused(asking('quik')), ...refused(asking('weekly'))].map((one) => one.fix)).to.deep.equal([
      "did you mean 'quick'?",
      'suites are nightly, quick',
    ]);
    expect(() => named({ nightly: suite(8) }, 'toString')).to.throw(/R107/);
    expect(() => named({ a: suite(8), b: suite(2) })).to.throw(/R107: it is not said which suite is meant/);
    expect(() => named({})).to.throw(/R107/);
  });
});
