/** Whole runs on a real engine: exit codes, streams, and the run directory. */

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { type Folder, folderWith, type Result } from './cli.ts';
import { leftOf, onlyRun, runsIn } from './engine.ts';
import { compose, frozen, scenario, stack } from './tiny.ts';
import { together } from './together.ts';

const failing = scenario({ experiments: frozen('1500ms', 'expect(page).isUnaffected()') });
const notLanding = scenario({
  experiments:
    "'an exit': { fault: exit(web, { code: 1, by: { exec: ['true'] } }), baseline: '1s', recovery: '1s', after: [expect(page).fails()] },",
});
const notSteady = scenario({ probe: "http(web, '/', { status: 204 })" });
const wholeDirectory = [
  'compose.yaml',
  'junit.xml',
  'ledger.ndjson',
  'logs/web-1.json',
  'logs/web-1.log',
  'plan.json',
  'report.html',
  'report.md',
  'result.json',
  'timeline.ndjson',
];
// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's codes begin with one.
const codesOfTerminals = /\u001b/;

describe('runs from the command line', () => {
  const opened: Folder[] = [];
  /** Of the run that passed. */
  let passed: Folder;
  const runWith = async (
    files: Readonly<Record<string, string>>,
    words: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Result & { readonly folder: Folder }> => {
    const folder = await folderWith({ ...stack(), ...files });
    opened.push(folder);
    return { ...(await folder.run(['run', ...words], env)), folder };
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  together({
    'that pass end with 0, with results on stdout, progress on stderr and all files in their directory': async () => {
      const probe =
        "http(web, '/', { auth: { user: 'shop', password: { env: 'SHOP_PASSWORD' } }, headers: { 'x-key': 'key-of-ours' } })";
      const env = { CI: 'true', SHOP_PASSWORD: 'hush-hush' };
      const { exitCode, stdout, stderr, folder } = await runWith({ 'a.ts': scenario({ probe }) }, ['a.ts'], env);
      expect(exitCode, stderr).to.equal(0);
      expect(stdout)
        .to.match(/PASS {2}1 of 1 expectations held/)
        .and.match(/left behind {2}nothing/);
      expect(stdout + stderr).not.to.match(codesOfTerminals);
      expect(stderr).to.match(/ s {2}a pause: injecting the fault\n/);
      passed = folder;
      const run = await onlyRun(folder);
      expect(run.files).to.deep.equal(wholeDirectory);
      expect(stdout).to.include(`${run.path}/report.html`);
      const kept = run.files.map((file) => folder.read(`${run.path}/${file}`)).join('\n');
      for (const secret of ['hush-hush', 'key-of-ours', btoa('shop:hush-hush')]) {
        expect(kept.includes(secret), `${secret} is kept`).to.equal(false);
      }
      expect(await leftOf(run.run)).to.deep.equal([]);
      expect(folder.read(`${run.path}/compose.yaml`)).to.match(/host_ip: 127\.0\.0\.1/);
      const schema = JSON.parse(
        readFileSync(new URL('../../harness/report/result.schema.json', import.meta.url), 'utf8'),
      );
      const validate = new Ajv2020({ strict: false }).compile(schema);
      expect(validate(run.result()), JSON.stringify(validate.errors)).to.equal(true);
    },

    'that must fail do, with 1, and say limit, observation and how to reproduce it': async () => {
      const { exitCode, stdout, folder } = await runWith({ 'a.ts': failing }, ['a.ts', '--seed', 'abcd']);
      expect(exitCode, stdout).to.equal(1);
      expect(stdout)
        .to.match(/FAIL {2}0 of 1/)
        .and.match(/observed/)
        .and.match(/resilience run a\.ts --seed abcd/);
      expect((await onlyRun(folder)).files).to.deep.equal(wholeDirectory);
    },

    'whose fault cannot land end with 3': async () => {
      const { exitCode, stdout } = await runWith({ 'a.ts': notLanding }, ['a.ts']);
      expect(exitCode, stdout).to.equal(3);
      expect(stdout)
        .to.match(/INCONCLUSIVE/)
        .and.match(/R302/)
        .and.match(/web still/);
    },

    'without a steady state end with 3': async () => {
      const { exitCode, stdout } = await runWith({ 'a.ts': notSteady }, ['a.ts']);
      expect(exitCode, stdout).to.equal(3);
      expect(stdout)
        .to.match(/INCONCLUSIVE/)
        .and.match(/R301/)
        .and.match(/page was good for only 0 %/);
    },

    'print one JSON document with --json, and nothing else': async () => {
      const { exitCode, stdout, folder } = await runWith({ 'a.ts': scenario() }, ['a.ts', '--json', '--reports', 'r']);
      expect(exitCode).to.equal(0);
      expect(stdout.trimEnd().split('\n')).to.have.length(1);
      expect(JSON.parse(stdout)).to.deep.equal((await onlyRun(folder, 'r')).result());
    },

    'of a folder give one summary, one junit.xml and the worst exit code': async () => {
      const files = { 's/a.ts': scenario({ up: '..' }), 's/b.ts': failing, 's/c.ts': notLanding };
      const moved = Object.entries(files).map(([name, text]) => [name, text.replaceAll("'./tiny", "'../tiny")]);
      const { exitCode, stdout, folder } = await runWith(Object.fromEntries(moved), ['s'], { FORCE_COLOR: '1' });
      expect(exitCode, stdout).to.equal(1);
      expect(stdout)
        .to.match(/3 scenarios: 1 passed, 1 failed, 1 could not be judged/)
        .and.match(codesOfTerminals);
      const junit = folder.read('reports/junit.xml');
      expect([...junit.matchAll(/<testsuite /g)]).to.have.length(3);
      expect((await runsIn(folder)).map((run) => run.path.split('/')[1])).to.deep.equal(['a', 'b', 'c']);
    },

    'at the same time on one engine, with the same seed, do not disturb each other': async () => {
      const folder = await folderWith({ ...stack(), 'a.ts': scenario(), 'b.ts': scenario() });
      opened.push(folder);
      const words = ['--seed', 'same', '--json'];
      const both = await Promise.all([folder.run(['run', 'a.ts', ...words]), folder.run(['run', 'a.ts', ...words])]);
      expect(
        both.map((one) => one.exitCode),
        both.map((one) => one.stderr).join('\n'),
      ).to.deep.equal([0, 0]);
      const runs = await runsIn(folder);
      expect(runs).to.have.length(2);
      for (const run of runs) {
        expect(run.files).to.deep.equal(wholeDirectory);
        const containers = new Set(run.of('container.changed').map((one) => one.container));
        expect(containers, 'no event of the other run').to.have.property('size', 1);
      }
    },

    'whose image is missing where no registry answers end with 2, and nothing is started': async () => {
      const text = compose.replace(/\$\{.*\}/, 'localhost:9/nobody/nothing:1');
      const good = { 'good.ts': scenario({ stack: 'other' }), ...stack(undefined, 'other') };
      const files = { ...good, ...stack(text), 'bad.ts': scenario() };
      const { exitCode, stderr, folder } = await runWith(files, ['good.ts', 'bad.ts']);
      expect(exitCode, stderr).to.equal(2);
      expect(stderr)
        .to.match(/error R211: .*localhost:9\/nobody\/nothing:1/)
        .and.match(/ {2}fix /);
      expect(await folder.files('reports')).to.deep.equal([]);
    },

    'go on to their end when nobody reads what they say': async () => {
      const folder = await folderWith({ ...stack(), 'a.ts': scenario() });
      opened.push(folder);
      const started = folder.start(['run', 'a.ts']);
      await started.says(/watching the steady state/);
      started.hangUp();
      expect((await started.done).exitCode).to.equal(0);
      const run = await onlyRun(folder);
      expect(run.files).to.deep.equal(wholeDirectory);
      expect(await leftOf(run.run)).to.deep.equal([]);
    },
  });

  describe('that are stored', () => {
    let folder: Folder;
    let path: string;
    let original: string;

    before(async () => {
      folder = passed;
      path = (await onlyRun(folder)).path;
      original = folder.read(`${path}/result.json`);
    });

    it('are analysed again to the very same result, with the same exit code', async () => {
      for (const _ of ['once', 'twice']) {
        await folder.write(`${path}/result.json`, '');
        const { exitCode, stdout } = await folder.run(['analyze', path]);
        expect(exitCode).to.equal(0);
        expect(stdout).to.match(/PASS/);
        expect(folder.read(`${path}/result.json`)).to.equal(original);
      }
    });

    it('are reported without being written to', async () => {
      const { exitCode, stdout } = await folder.run(['report', path, '--json']);
      expect(exitCode).to.equal(0);
      expect(JSON.parse(stdout)).to.deep.equal(JSON.parse(original));
    });

    it('are analysed as far as a killed run has written them', async () => {
      const timeline = folder.read(`${path}/timeline.ndjson`);
      await folder.write('killed/plan.json', folder.read(`${path}/plan.json`));
      await folder.write('killed/timeline.ndjson', timeline.slice(0, Math.round(timeline.length * 0.6)));
      const { exitCode, stdout } = await folder.run(['analyze', 'killed']);
      expect(exitCode).to.equal(4);
      expect(stdout)
        .to.match(/INCONCLUSIVE/)
        .and.match(/R308/)
        .and.match(/resilience recover/);
    });
  });
});
