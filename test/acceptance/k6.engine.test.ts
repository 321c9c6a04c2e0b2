/** Scripts of k6 as load: a freeze that k6 alone tells too little of, and everything that is reported before anything starts. */
import process from 'node:process';
import { expect } from 'chai';
import { requireEngine } from '../../harness/provision/ensure.ts';
import { ensureBaseImages } from '../../harness/provision/images/images.ts';
import { ensureK6 } from '../../harness/provision/images/k6.ts';
import { type Environment, type Folder, folderWith, type Result } from './cli.ts';
import { leftOf, onlyRun } from './engine.ts';
import { frozen, scenario, stack } from './tiny.ts';
import { together } from './together.ts';

/** A hundred a second for longer than the experiment; sixty at once at the most, two seconds each. */
const visitors = `
import http from 'k6/http';
import { target } from './target.ts';

export const options = {
  scenarios: {
    steady: {
      executor: 'constant-arrival-rate', rate: Number(__ENV.RATE), timeUnit: '1s', duration: '60s',
      preAllocatedVUs: 20, maxVUs: 60,
    },
  },
  thresholds: { http_req_failed: ['rate<0.5'], 'http_req_duration{scenario:steady}': ['p(99)<1'] },
};

export default function (): void {
  http.get(target, { timeout: '2s' });
}
`;

const loaded = (script: string): string =>
  scenario({
    experiments: frozen('3s', 'expect(page).fails()', '6s', 'a freeze').replace("baseline: '1s'", "baseline: '3s'"),
    more: `load: { visitors: k6(import.meta, '${script}', { environment: { RATE: '100' } }) },`,
  }).replace('import { breakDependency', 'import { k6, breakDependency');

describe('a script of k6', () => {
  const opened: Folder[] = [];
  const files = { 'load/visitors.ts': visitors, 'load/target.ts': "export const target: string = 'http://web/';\n" };
  const begin = async (more: Record<string, string>, env: Environment = {}) => {
    const folder = await folderWith({ ...stack(), 'a.ts': loaded('load/visitors.ts'), ...files, ...more });
    opened.push(folder);
    return { folder, result: await folder.run(['run', 'a.ts'], env) };
  };
  const expectNothingStarted = async (folder: Folder, { stdout }: Result): Promise<void> => {
    expect(await folder.files('reports')).to.deep.equal([]);
    expect(stdout).to.equal('');
  };

  /** On a machine that has neither a registry nor k6, it is built here, once. */
  before(async function () {
    this.timeout(1_800_000);
    const endpoint = await requireEngine(process.env);
    const { tools } = await ensureBaseImages(endpoint, process.env, () => undefined);
    await ensureK6(endpoint, tools, process.env, () => undefined);
  });
  after(() => Promise.all(opened.map((one) => one.remove())));

  together({
    'whose failure rate hides most of a freeze is put right, and its thresholds are judged by its own word':
      async () => {
        const { folder, result } = await begin({});
        const run = await onlyRun(folder);
        const experiment = run.result().experiments[0]!;
        const load = experiment.loads[0]!;
        expect(load, result.stderr).to.deep.include({ load: 'visitors', kind: 'k6', problem: null });

        // Sixty wait at a time, so about 180 of 300 cannot even begin, and no more than 120 can run into their timeout.
        const k6Says = (load.sent - load.good) / load.sent;
        const planned = load.sent + load.dropped;
        expect(load.sent, 'requests').to.be.above(500);
        expect(load.dropped, 'iterations that were not started').to.be.within(60, 600);
        expect(k6Says, "k6's own failure rate").to.be.below(0.15);
        expect((load.sent - load.good + load.dropped) / planned).to.be.above(1.5 * k6Says);
        expect(experiment.findings.map((one) => one.text).join('\n')).to.match(
          /k6 reports that [\d.]+ % of visitors failed; with the [\d,]+ iterations that it could not start, [\d.]+ % of/,
        );

        // Nothing can come while the service surely is frozen; afterwards it comes at once, but for a machine that stalls.
        const { certain, possible } = experiment.window!;
        const { value, resolution } = load.longestGap!;
        expect(value, 'silence').to.be.above(certain.to - certain.from - 50);
        expect(value, 'silence').to.be.below(possible.to - possible.from + resolution + 1500);

        const thresholds = experiment.expectations.filter((one) => one.expectation.claim.claim === 'keepsThreshold');
        expect(thresholds.map((one) => [one.sentence, one.verdict])).to.have.deep.members([
          ['visitors keeps its threshold http_req_failed: rate<0.5', 'pass'],
          ['visitors keeps its threshold http_req_duration{scenario:steady}: p(99)<1', 'fail'],
        ]);
        expect(run.of('load.ended')[0]).to.deep.include({ exitCode: 105, problem: null });
        const answered = run.of('probe.ended').filter((one) => one.role === 'load' && one.outcome === 'ok');
        expect([...new Set(answered.map((one) => one.instance))], 'who answered').to.have.length(1);
        expect(answered[0]!.instance).to.match(/^\d+\.\d+\.\d+\.\d+$/);
        expect(await leftOf(run.run)).to.deep.equal([]);

        const again = await folder.run(['analyze', run.path, '--json']);
        expect((JSON.parse(again.stdout) as ReturnType<typeof run.result>).experiments[0]!.loads).to.deep.equal([load]);
      },

    'with an error in it is named with its line, and nothing is started': async () => {
      const broken = { 'load/target.ts': "export const target = 'http://web/';\nexport const = 1;\n" };
      const { folder, result } = await begin(broken);
      expect(result.exitCode, result.stderr).to.equal(2);
      expect(result.stderr).to.match(/R217.*load\/target\.ts: Line 2:\d+ /);
      expect(result.stderr).to.match(/load\/target\.ts:2:\d+\n/);
      await expectNothingStarted(folder, result);
    },

    'with a threshold that is none is told in the words of k6': async () => {
      const { folder, result } = await begin({ 'load/visitors.ts': visitors.replace('rate<0.5', 'rate<<0.5') });
      expect(result.exitCode, result.stderr).to.equal(2);
      expect(result.stderr).to.match(/R217.*rate<<0\.5/);
      await expectNothingStarted(folder, result);
    },

    'that is not there is named, and so is one that is too short': async () => {
      const short = await begin({ 'load/visitors.ts': visitors.replace("'60s'", "'1s', gracefulStop: '1s'") });
      expect(short.result.exitCode, short.result.stderr).to.equal(2);
      expect(short.result.stderr).to.match(/R217.*lasts 2 s at most, and 'a freeze' 12 s/);
      const gone = await begin({ 'a.ts': loaded('load/gone.ts') });
      expect(gone.result.exitCode, gone.result.stderr).to.equal(2);
      expect(gone.result.stderr).to.match(/R217.*load\/gone\.ts, cannot be found/);
      await expectNothingStarted(gone.folder, gone.result);
    },

    'cannot be run without k6, which is told before anything starts': async () => {
      const { folder, result } = await begin({}, { RESILIENCE_K6: '/no/such/k6' });
      expect(result.exitCode, result.stderr).to.equal(4);
      expect(result.stderr).to.match(/R411.*\/no\/such\/k6 does not run/);
      await expectNothingStarted(folder, result);
    },
  });
});
