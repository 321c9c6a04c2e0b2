import { expect } from 'chai';
import { lastLine } from './results.ts';
import { createShow } from './show.ts';
import { someFiles } from './some-files.ts';
import { runTests } from './test-run.ts';

/** Fails the first time that it is run, and later where what stands before it in its suite is not run. */
const shaky = `
import { existsSync, writeFileSync } from 'node:fs';
const mark = new URL('./been-here', import.meta.url);
const other = new URL('./looked-at', import.meta.url);
describe('one', () => {
  let made = false;
  it('holds always', () => {
    made = true;
  });
  it('holds the second time', () => {
    if (existsSync(mark) && made) return;
    writeFileSync(mark, '');
    throw new Error('a machine that stalls');
  });
});
describe('another', () => {
  it('holds, and is not looked at again', () => {
    if (existsSync(other)) throw new Error('again');
    writeFileSync(other, '');
  });
});
`;

describe('a run of the tests', function () {
  this.timeout(60_000);

  it('looks once more at the suite of a test on the engine that failed, and at no pure one', async () => {
    await using files = await someFiles({
      'shaky.engine.test.mjs': shaky,
      'wrong.test.mjs': "it('is wrong', () => { throw new Error('wrong'); });",
      'late.timing.test.mjs': "it('is in time', () => {});",
    });
    const names = ['late.timing.test.mjs', 'shaky.engine.test.mjs', 'wrong.test.mjs'];
    const started: string[] = [];
    const { results, secondLooks } = await runTests({
      choices: names.map((name) => ({ file: files.at(name), only: null })),
      seconds: {},
      ready: () => Promise.resolve({}),
      show: { ...createShow({ write: () => true }), started: (file) => void started.push(file) },
      signal: new AbortController().signal,
    });
    expect(started.map((file) => file.replace(/^.*\/(\w+)\..*$/, '$1'))).to.deep.equal([
      'wrong',
      'shaky',
      'late',
      'shaky',
    ]);
    expect(secondLooks.map(({ file }) => file)).to.deep.equal([files.at('shaky.engine.test.mjs')]);
    expect(lastLine(results)).to.equal('4 passed, 1 failed');
  });
});
