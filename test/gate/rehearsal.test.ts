/** Thirty nights of a small shop on the simulator, with what may happen to it and to its host: each is judged as documented. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { nightsOf } from '../../harness/gate/nights.ts';
import type { GateResult, JudgedScenario } from '../../harness/model/gate.ts';
import { readHistory } from '../../harness/store/read-history.ts';
import { plantedNights } from './planted-nights.ts';
import { rehearse } from './rehearsed-nights.ts';
import { scenarioNames } from './shop-scenarios.ts';

const stateOf = ({ state, red, counts }: JudgedScenario): string => `${state}${red ? '!' : ''}${counts ? '' : '~'}`;

const lineOf = (title: string, states: string, verdict: string, found = ''): string =>
  `${title}: ${states}: ${verdict}${found === '' ? '' : `, ${found}`}`;

function judgedLine({ facts, scenarios, verdict }: GateResult, title: string): string {
  const of = (name: string): JudgedScenario => scenarios.find((one) => one.facts.scenario === name)!;
  const found = facts.scenarios.flatMap(({ bisection }) => (bisection?.first == null ? [] : [bisection.first.subject]));
  return lineOf(title, scenarioNames.map((name) => stateOf(of(name))).join(' '), verdict, found.join(', '));
}

async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).sort()) {
    if (name.endsWith('.ndjson')) hash.update(await readFile(join(folder, name)));
  }
  return hash.digest('hex');
}

describe('a rehearsal of thirty nights', function () {
  this.timeout(120_000);
  let folder: string;
  let results: readonly GateResult[];
  /** What the history held after each night. */
  const kept: string[] = [];

  before(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'rehearsal-')), 'baselines');
    results = await rehearse(
      plantedNights.map(({ planted = {} }) => planted),
      { folder, reports: join(folder, '..') },
      8,
      async () => void kept.push(await digestOf(folder)),
    );
  });
  after(() => rm(join(folder, '..'), { recursive: true, force: true }));

  it('judges each of them as documented, and finds the very commit', () => {
    const expected = plantedNights.map(({ title, states, verdict, found }) => lineOf(title, states, verdict, found));
    const judged = results.map((result, index) => judgedLine(result, plantedNights[index]!.title));
    expect(judged.join('\n')).to.equal(expected.join('\n'));
  });

  it('tells of a slow host, of another engine, of a control that failed and of a quarantine that is over', () => {
    const told = (title: string): string => {
      const { sentence, notes, scenarios } = results[plantedNights.findIndex((one) => one.title === title)]!;
      return [sentence, ...notes, ...scenarios.flatMap((one) => [one.sentence, ...one.details])].join('\n');
    };
    expect(told('the host is slow by one and a half')).to.match(/not confirmed, the host was slow/);
    expect(told('another engine')).to.match(/a baseline of its own begins: engine docker 26\.1\.5 → docker 27\.3\.1/);
    expect(told('the host drops answers, and the control fails')).to.match(/says nothing of the system/);
    expect(told('which is over')).to.match(/the quarantine of search ended on 2026-11-24/);
    expect(told('again, and the host gets busy')).to.match(/1 of 8 repeats could be measured/);
  });

  it('compares no revisions where a control failed', () => {
    const failed = results.filter(({ scenarios }) =>
      scenarios.some(({ facts, state }) => facts.role !== 'scenario' && state === 'inconclusive'),
    );
    expect(failed.map(({ facts }) => facts.night)).to.deep.equal(['2026-11-16']);
    expect(failed[0]!.facts.scenarios.filter((one) => one.comparison !== null)).to.deep.equal([]);
  });

  it('compares at most log2(n) + 1 times', () => {
    const searched = results.flatMap(({ facts }) => facts.scenarios.flatMap((one) => one.bisection ?? []));
    expect(searched).to.have.length(plantedNights.filter(({ found }) => found !== undefined).length);
    for (const { commits, comparisons, reason } of searched) {
      // The one that confirmed it is the last.
      expect(1 + comparisons, `of ${commits} commits, ${reason}`).to.be.at.most(Math.ceil(Math.log2(commits)) + 1);
    }
  });

  it('remembers each night once, and nothing of one that was interrupted', async () => {
    const history = await readHistory(folder);
    for (const name of scenarioNames) {
      const lines = history.get(name) ?? [];
      const since = plantedNights.findLastIndex(({ planted }) => planted?.lost === true);
      expect(nightsOf(lines).map((one) => one.night)).to.deep.equal([
        ...new Set(results.slice(since).map(({ facts }) => facts.night)),
      ]);
    }
    const interrupted = plantedNights.findIndex(({ planted }) => planted?.interruptAfter !== undefined);
    expect(kept[interrupted]).to.equal(kept[interrupted - 1]);
  });
});
