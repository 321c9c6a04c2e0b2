/** The options for metrics: read from words, and written as words again for the runs of --watch. */

import { expect } from 'chai';
import { Command } from 'commander';
import { addOutletOptions, outletWords } from '../../harness/cli/outlet-options.ts';
import type { OutletWishes } from '../../harness/metrics/outlets.ts';

const read = (words: readonly string[]): OutletWishes =>
  addOutletOptions(new Command().exitOverride()).parse(words, { from: 'user' }).opts();

describe('the options for metrics', () => {
  it('serve at the usual address where none is named', () => {
    expect(read(['--metrics'])).to.deep.equal({ metrics: { host: '127.0.0.1', port: 9464 } });
    expect(read([])).to.deep.equal({});
  });

  for (const words of [
    [],
    ['--metrics=0.0.0.0:9464'],
    ['--metrics=[::1]:0', '--push-gateway=http://me:secret@push:9091/p', '--grafana=https://g/d/abc/x?orgId=1'],
  ]) {
    it(`are the same when written again: ${words.join(' ') || 'none'}`, () => {
      expect(outletWords(read(words))).to.deep.equal(words);
    });
  }
});
