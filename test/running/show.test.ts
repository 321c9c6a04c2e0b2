import { expect } from 'chai';
import type { TestTold } from './messages.ts';
import { afterSecondLook, type FileResult, fileResult } from './results.ts';
import { createShow, endingText } from './show.ts';

const test = (title: string, state: TestTold['state'], error: string | null = null, whole = false): TestTold => ({
  type: 'test',
  title,
  suite: title.split(' ')[0]!,
  state,
  error,
  whole,
});
const result = (file: string, seconds: number, ...tests: TestTold[]): FileResult =>
  fileResult(file, { tests, output: '', seconds, less: [] });

const one = result('test/one.test.ts', 3, test('one holds', 'passed'), test('one is left', 'skipped'));
const shaky = result(
  'test/two.engine.test.ts',
  20,
  test('other holds', 'passed'),
  test('two holds', 'passed'),
  test('two is in time', 'failed', 'too late\nat …'),
);
const steady = result('test/two.engine.test.ts', 5, test('two holds', 'passed'), test('two is in time', 'passed'));
const ending = { results: [one, shaky], secondLooks: [], leftOut: [], parts: [['side by side', 61_000]] as const };

describe('what a run of the tests says', () => {
  it('ends with the count, in one line', () => {
    expect(endingText(ending).split('\n').at(-1)).to.equal('3 passed, 1 failed, 1 skipped');
    expect(
      endingText({ ...ending, results: [steady] })
        .split('\n')
        .at(-1),
    ).to.equal('2 passed, 0 failed');
  });

  it('names what failed, with the first line of why, and what was skipped', () => {
    expect(endingText(ending))
      .to.match(/^FAILED test\/two\.engine\.test\.ts: two is in time: too late$/m)
      .and.match(/^skipped test\/one\.test\.ts: one is left$/m);
  });

  it('counts a test once that held at its second look, and names it', () => {
    const text = endingText({ ...ending, results: [one, afterSecondLook(shaky, steady)], secondLooks: [shaky] });
    expect(text)
      .to.match(/^second look test\/two\.engine\.test\.ts: two is in time: too late$/m)
      .and.match(/^second looks: 1$/m)
      .and.match(/4 passed, 0 failed, 1 skipped$/);
  });

  it('takes the whole of a second look where a hook had failed', () => {
    const first = result(
      'a.engine.test.ts',
      1,
      test('a holds', 'passed'),
      test('"before all" hook', 'failed', 'no', true),
    );
    const second = result('a.engine.test.ts', 1, test('a holds', 'passed'), test('b holds', 'passed'));
    expect(afterSecondLook(first, second)).to.deep.include({ passed: 2, failed: [], seconds: 2 });
  });

  it('names the ten slowest files, the slowest first', () => {
    const many = Array.from({ length: 12 }, (_, place) => result(`test/${place}.test.ts`, place));
    const lines = endingText({ ...ending, results: many }).split('\n');
    const from = lines.indexOf('slowest:') + 1;
    expect(lines.slice(from, from + 10)[0]).to.match(/11\.0 s {2}test\/11\.test\.ts$/);
    expect(lines.slice(from, from + 11).filter((line) => / s {2}test/.test(line))).to.have.length(10);
  });

  it('gives a failure in full as it comes, below what its file printed', () => {
    let text = '';
    const show = createShow({
      write: (more) => {
        text += more;
      },
    });
    show.begin('alone', 1);
    show.started(shaky.file);
    show.ended({ ...shaky, output: 'a figure\n' });
    expect(text).to.match(
      /20\.0 s {2}test\/two\.engine\.test\.ts: 2 passed, 1 FAILED\n {4}a figure\n\nFAILED test\/two\.engine\.test\.ts\n {2}two is in time\n {4}too late\n {4}at …\n/,
    );
  });

  it('has a live line on a terminal only', () => {
    const written = (isTTY: boolean): string => {
      let text = '';
      const show = createShow({
        isTTY,
        columns: 120,
        write: (more) => {
          text += more;
        },
      });
      show.begin('alone', 1);
      show.started('test/one.test.ts');
      return text;
    };
    expect(written(true)).to.match(/alone 0\/1, 0 passed, 0 failed: one$/);
    expect(written(false)).to.equal(' 0:00  alone: 1 files\n');
  });
});
