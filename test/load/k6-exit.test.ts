/** k6's exit codes and its summary. */
import { expect } from 'chai';
import { problemOf } from '../../harness/load/k6-exit.ts';
import { readK6Log } from '../../harness/load/k6-log.ts';
import { thresholdsIn } from '../../harness/load/k6-summary.ts';

const ended = (exitCode: number, told = true, said: string | null = null) => problemOf({ exitCode, told, said });

describe("k6's exit codes", () => {
  it('are no problem when it stopped because it was asked to, or for a threshold', () => {
    expect([ended(105), ended(0), ended(99), ended(99, false)]).to.deep.equal([null, null, null, null]);
  });

  it('are one when it stopped by itself or by somebody else', () => {
    expect(ended(0, false)).to.equal('the script came to its end before the experiment did');
    expect(ended(105, false)).to.equal('k6 was ended by a signal from outside the harness');
    expect(ended(137)).to.match(/137: it was killed/);
  });

  it('are reported in words, with the last thing that k6 said', () => {
    expect(ended(107, false, 'no good')).to.equal('k6 ended with 107: the script threw an exception (no good)');
    expect(ended(108)).to.match(/aborted itself/);
    expect(ended(109)).to.match(/k6 itself crashed/);
    expect(ended(255, false)).to.match(/not found/);
    expect(ended(42)).to.equal('k6 ended with 42: it ended in a way that is not known');
  });
});

describe("k6's summary", () => {
  it('says of each threshold whether it was crossed', () => {
    const metrics = {
      http_req_failed: { value: 0.8, thresholds: { 'rate<0.01': true, 'rate<0.9': false } },
      iterations: { count: 3 },
    };
    expect(thresholdsIn(JSON.stringify({ metrics }))).to.deep.equal([
      { metric: 'http_req_failed', expression: 'rate<0.01', held: false },
      { metric: 'http_req_failed', expression: 'rate<0.9', held: true },
    ]);
  });

  it('says nothing where it is missing or cut off', () => {
    expect([thresholdsIn(null), thresholdsIn('{"metrics":'), thresholdsIn('{}')]).to.deep.equal([[], [], []]);
  });
});

describe("k6's log", () => {
  it('is read line by line, and what the script prints is none of it', () => {
    expect(readK6Log('{"level":"error","msg":"no good\\n","time":"…"}')).to.deep.equal({
      level: 'error',
      text: 'no good',
    });
    expect([readK6Log('hello'), readK6Log('{"level":1}'), readK6Log('{')]).to.deep.equal([null, null, null]);
  });
});
