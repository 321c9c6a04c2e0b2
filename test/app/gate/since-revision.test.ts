/** What got slower since a revision: a real git, and comparisons that answer by the commit. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { checkedOut, commitsBetween } from '../../../harness/app/gate/commits.ts';
import type { AskedRevisions, NightEvent, NightWorld } from '../../../harness/app/gate/night-world.ts';
import { planNight } from '../../../harness/app/gate/plan-night.ts';
import { sinceRevision } from '../../../harness/app/gate/since-revision.ts';
import type { RevisionComparison } from '../../../harness/model/night.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { renderSince } from '../../../harness/report/gate/since.ts';
import { compared, comparison, key } from '../../gate/sample-night.ts';
import { describeScenario, planOf } from '../../plan/sample.ts';

describe('what changed since a revision', () => {
  let folder: string;
  const subjects = ['first', 'docs', 'a page', 'slower', 'more docs', 'a test', 'last'];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'since-'));
    const git = (...words: string[]) =>
      execa('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...words], { cwd: folder, stdin: 'ignore' });
    await mkdir(join(folder, 'shop'));
    await git('init', '-q', '.');
    for (const subject of subjects) {
      await writeFile(join(folder, 'shop/file'), subject);
      await git('add', '-A');
      await git('commit', '-qm', subject);
    }
  });
  after(() => rm(folder, { recursive: true }));

  const night = async () => {
    const scenario = describeScenario();
    const plan = planOf(scenario);
    const own = { ...plan, stack: { ...plan.stack, folder: join(folder, 'shop') } };
    const loaded = { scenario, name: 'shop', file: 'scenarios/shop.ts', variants: {}, judged: true };
    const revision = await checkedOut(folder, []);
    const few = { scenarios: [], tags: [], objectives: [], noCellWorse: null, rows: [], budget: null } as const;
    const suite = { ...few, repeats: 8, jobs: 1, retries: 2 };
    const wishes = { night: '2026-11-30', run: '7', suite: 'nightly', seed: 's', command: 'c', shard: null };
    const compiled = [{ role: 'scenario', loaded, plan: own, key, revision }] as const;
    return planNight(compiled, suite, new Map(), { ...wishes, bisect: true, confirm: true });
  };

  /** `slower` and what came after it takes twice as long. */
  function world(answers: (asked: AskedRevisions) => Partial<RevisionComparison>) {
    const asked: AskedRevisions[] = [];
    const events: NightEvent[] = [];
    const made: NightWorld = {
      elapsed: () => milliseconds(0),
      measure: async () => expect.fail('no night is measured'),
      watchHost: () => expect.fail('no host is watched'),
      compare: async (one) => {
        asked.push(one);
        const { accepted, tonight } = one;
        return { ...comparison([], { accepted, tonight }), ...answers(one) };
      },
      commitsBetween: ({ plan }, from, to) => commitsBetween(plan.stack.folder, from, to),
      accepted: () => expect.fail('nothing is explored'),
      explore: () => expect.fail('nothing is explored'),
      engine: () => null,
      progress: (event) => void events.push(event),
      signal: new AbortController().signal,
    };
    return { made, asked, events };
  }
  const isSlow = ({ tonight }: AskedRevisions): boolean => subjects.indexOf(tonight.subject) >= 3;
  const crash = (word: 'worse' | 'cannot tell', ratio: number) => ({ ...compared(word, ratio), experiment: 'a crash' });
  const bySubject = (one: AskedRevisions) => ({
    measures: [isSlow(one) ? crash('worse', 2) : crash('cannot tell', 1.02)],
  });

  it('is found, and its commit with as few comparisons as there are halvings, and one more', async () => {
    const { made, asked } = world(bySubject);
    const [found] = await sinceRevision(await night(), 'HEAD~6', made);
    expect(found!.bisection!.first!.subject).to.equal('slower');
    expect(asked.length).to.be.at.most(Math.ceil(Math.log2(6)) + 1);
    expect(found!.bisection).to.include({ commits: 6, comparisons: asked.length - 1 });
    const said = renderSince([found!], 'HEAD~6', { colour: false, width: 100 });
    expect(said)
      .to.match(/served again after a crash: worse, 2\.0 times as long \(1\.80 … 2\.2\), p 0\.008/)
      .and.match(/since [0-9a-f]{12} "slower" \(one of 6, found in \d comparisons\)/);
  });

  it('is nothing where nothing is confirmed, and no commit is searched for', async () => {
    const { made, asked } = world(() => ({ measures: [crash('cannot tell', 1.05)] }));
    const [found] = await sinceRevision(await night(), 'HEAD~6', made);
    expect(found!.bisection).to.equal(null);
    expect(asked).to.have.length(1);
  });

  it('asks for a revision that is in the clone', async () => {
    const refused = await sinceRevision(await night(), 'v9', world(bySubject).made).catch((error) => error);
    expect(refused.failures[0]).to.include({ code: 'R413' });
    expect(refused.failures[0].fix).to.match(/shallow clone/);
  });
});
