/** k6 scripts before a run: their files, what k6 says of them, and what becomes of their thresholds. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { placeOf, readFacts } from '../../harness/app/k6-inspect.ts';
import { missingScripts, readK6Script } from '../../harness/app/k6-script.ts';
import { tooShort, withScripts } from '../../harness/app/prepare-k6.ts';
import type { K6Load } from '../../harness/model/load.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import { seconds } from '../../harness/model/time.ts';

const load = (script: string): K6Load => ({
  type: 'load',
  kind: 'k6',
  script,
  environment: {},
  network: null,
  ready: null,
});

const plan = {
  file: 'a.ts',
  load: { visitors: load('/here/visitors.js') },
  experiments: [
    { name: 'a freeze', baseline: seconds(3), hold: seconds(3), recovery: seconds(6), during: [], after: [] },
  ],
} as unknown as Plan;

describe('the files of a k6 script', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rsl-'));
    const files: Record<string, string> = {
      'load/visitors.ts':
        "import http from 'k6/http';\nimport { a } from './lib/a.ts';\nconst text = open('../data/words.txt');\n",
      'load/lib/a.ts': "export { b } from './b.js';\nimport './not-there.js';\n",
      'load/lib/b.js': "import '../visitors.ts';\n",
      'load/lib/unused.js': '',
      'data/words.txt': "from './nowhere.js'",
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
  });
  after(() => rm(folder, { recursive: true }));

  it('are those that it imports or opens, and no others', async () => {
    const { path, files, outside } = await readK6Script(join(folder, 'load/visitors.ts'));
    expect(path).to.equal('/k6/load/visitors.ts');
    expect(Object.keys(files).sort()).to.deep.equal([
      '/k6/data/words.txt',
      '/k6/load/lib/a.ts',
      '/k6/load/lib/b.js',
      '/k6/load/visitors.ts',
    ]);
    expect(outside('/k6/load/lib/a.ts')).to.equal(join(folder, 'load/lib/a.ts'));
  });

  it('are named with the load when the script itself is missing', async () => {
    const scenario = { load: { visitors: load(join(folder, 'gone.js')), others: load(join(folder, 'load/lib/b.js')) } };
    const problems = await missingScripts(scenario as unknown as Scenario, 'a.ts');
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include({ code: 'R217', at: "a.ts, load 'visitors'" });
  });
});

describe("k6's words on a script", () => {
  const script = { path: '/k6/a.js', outside: (inside: string) => inside.replace('/k6/', 'load/') };

  it('have their place, and paths as they are here', () => {
    const syntax =
      "could not initialize '/k6/a.js': could not load JS test 'file:///k6/a.js': file:///k6/lib/b.js: Line 4:1 Unexpected token } (and 1 more errors)";
    expect(placeOf(syntax, script)).to.deep.equal({
      message: 'load/lib/b.js: Line 4:1 Unexpected token } (and 1 more errors)',
      at: 'load/lib/b.js:4:1',
    });
    expect(placeOf('Error: no good\n\tat file:///k6/a.js:2:7(12)\n', script)).to.deep.equal({
      message: 'Error: no good at load/a.js:2:7(12)',
      at: 'load/a.js:2:7',
    });
  });

  it('name the script where k6 names no line, and leave out what k6 advises', () => {
    const missing = `could not initialize '/k6/a.js': could not load JS test 'file:///k6/a.js': The moduleSpecifier "./nothere.js" couldn't be found on local disk. Make sure that you've specified the right path to the file. If you're`;
    expect(placeOf(missing, script)).to.deep.equal({
      message: `The moduleSpecifier "./nothere.js" couldn't be found on local disk`,
      at: 'load/a.js',
    });
  });

  it('give thresholds, tags and the longest that it may run', () => {
    const facts = readFacts(
      JSON.stringify({
        thresholds: {
          http_req_failed: ['rate<0.01', { threshold: 'rate<0.9', abortOnFail: true, delayAbortEval: null }],
        },
        systemTags: ['status', 'url'],
        totalDuration: '1m30s',
      }),
    );
    expect(facts.thresholds).to.deep.equal([
      { metric: 'http_req_failed', expression: 'rate<0.01' },
      { metric: 'http_req_failed', expression: 'rate<0.9' },
    ]);
    expect(facts.systemTags).to.deep.equal(['error', 'error_code', 'expected_response', 'ip', 'status', 'url']);
    expect(facts.lasts).to.equal(90_000);
    expect(readFacts('{"thresholds":null,"systemTags":null,"totalDuration":"0s"}').thresholds).to.deep.equal([]);
  });
});

describe('a plan with k6 scripts', () => {
  const ready = { image: 'k6', path: '/k6/a.js', files: {}, systemTags: [] };
  const looked = {
    name: 'visitors',
    load: { ...load('/here/visitors.js'), ready },
    facts: { thresholds: [{ metric: 'http_req_failed', expression: 'rate<0.1' }] },
  };

  it('expects each threshold to be kept, in every experiment', () => {
    const known = withScripts(plan, [looked]);
    expect(known.experiments[0]!.after).to.deep.equal([
      {
        type: 'expectation',
        subject: { type: 'load', name: 'visitors' },
        claim: { claim: 'keepsThreshold', metric: 'http_req_failed', expression: 'rate<0.1' },
        because: null,
        known: null,
      },
    ]);
    expect(known.load.visitors).to.deep.equal(looked.load);
  });

  it('refuses a script that surely ends before an experiment does', () => {
    expect(tooShort('visitors', { lasts: seconds(12) }, plan)).to.deep.equal([]);
    expect(tooShort('visitors', { lasts: seconds(10) }, plan)[0]).to.include({
      code: 'R217',
      message: "the script of 'visitors' lasts 10 s at most, and 'a freeze' 12 s",
    });
  });
});
