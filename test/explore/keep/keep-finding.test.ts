/** Findings as scenarios: what is written is read by the language and taken by the planner; what cannot be held is said. */
import { expect } from 'chai';
import { keepFindings } from '../../../harness/explore/keep/keep-finding.ts';
import * as language from '../../../harness/index.ts';
import type { Exploration, ExploreFinding } from '../../../harness/model/exploration.ts';
import { compilePlan } from '../../../harness/plan/compile.ts';
import { described, publishing } from '../../init/described.ts';
import { evaluated } from '../../init/planned.ts';
import { findings, shop } from '../../report/explore/sample.ts';

const module = { name: 'shop', constant: 'shop', module: '../stack.ts' };
const stack = language.defineStack(
  { dirname: '/shop' },
  { services: { proxy: { port: 80 }, api: {}, redis: {}, db: {}, worker: {} } },
);
const services = ['proxy', 'api', 'redis', 'db', 'worker'].map((name) => described(name, publishing(80)));

const textsOf = (exploration: Exploration): readonly string[] =>
  keepFindings(exploration).flatMap((one) => (one.is === 'kept' ? [one.text(module)] : []));

const planOf = (text: string) => {
  const scenario = evaluated(text, stack);
  return compilePlan({ scenario, name: 'kept', file: 'kept.ts', seed: '1', services });
};

const finding = (more: Partial<ExploreFinding>): Exploration => ({ ...shop, findings: [{ ...findings[0]!, ...more }] });

describe('a finding that is kept', () => {
  it('is a scenario that the language reads and the planner takes', () => {
    const texts = textsOf(shop);
    expect(texts).to.have.length(2);
    for (const text of texts) {
      const { plan, problems } = planOf(text);
      expect(problems ?? [], text).to.deep.equal([]);
      expect(plan!.experiments.length).to.be.above(0);
    }
  });

  it('breaks what showed it, and expects users to be served again in time', () => {
    const [text] = textsOf(shop);
    expect(text).to.contain("'db crash': {\n      fault: crash(db),\n      recovery: '22s',");
    expect(text).to.contain("after: [expect(answers).recovers({ within: '10s' })]");
    expect(text).to.contain('const answers = http(proxy,').and.to.contain("title: 'shop: api, never reconnects'");
    expect(text!.replace(/\n \* /g, ' ')).to.contain(
      'It holds with this change, which was tried: A health check of api',
    );
  });

  it('is given a fast failure where something waits for too long', () => {
    const [text] = textsOf(finding({ weakness: 'no timeout', rows: ['api→db packets vanish'] }));
    expect(text).to.contain("hold: '8s'").and.to.contain("during: [expect(answers).failsFast({ within: '500ms' })]");
    expect(planOf(text!).problems ?? []).to.deep.equal([]);
  });

  it('has constants that no verb of it has', () => {
    const columns = shop.columns;
    const text = textsOf({
      ...finding({}),
      columns,
      learned: {
        ...shop.learned,
        entries: shop.learned.entries.map((one) => ({
          ...one,
          service: 'crash',
          probe: { ...one.probe, service: 'crash' } as typeof one.probe,
        })),
      },
    })[0]!;
    expect(text).to.contain("const crashService = shop.service('crash');");
  });

  it('lets no text of a stack end its comment', () => {
    const [text] = textsOf(finding({ sentence: 'it ends here */ process.exit(1) /*' }));
    expect(text!.split('*/')[0]).to.contain('process.exit(1)');
  });
});

describe('a finding that no scenario can hold', () => {
  it('says why', () => {
    const left = keepFindings(shop).flatMap((one) =>
      one.is === 'left' ? [`${one.finding.weakness}: ${one.why}`] : [],
    );
    expect(left).to.have.length(3);
    expect(left[0]).to.match(/^loses data: only whoever knows the data/);
    expect(left[1]).to.match(/^nobody starts it again: nobody who can be asked is hurt/);
  });
});

describe('the name of a kept finding', () => {
  it('is its own', () => {
    const names = keepFindings({ ...shop, findings: [findings[0]!, findings[0]!, findings[3]!] }).flatMap((one) =>
      one.is === 'kept' ? [one.name] : [],
    );
    expect(names).to.deep.equal(['shop-api-never-reconnects-db', 'shop-api-never-reconnects-db--2']);
  });
});
