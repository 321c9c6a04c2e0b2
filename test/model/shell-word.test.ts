import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import fc from 'fast-check';
import { shellWord } from '../../harness/model/shell-word.ts';

describe('a word for a shell', () => {
  it('stays as it is where it is plain, and is quoted where it is not', () => {
    expect(['a.ts', '--seed=7f3a', "it's", 'p95 < 15s', ''].map(shellWord)).to.deep.equal([
      'a.ts',
      '--seed=7f3a',
      "'it'\\''s'",
      "'p95 < 15s'",
      "''",
    ]);
  });

  it('comes out of the shell as it went in, whatever it is', () => {
    const words = fc.sample(fc.string({ unit: fc.constantFrom(...`ab'"\\$ *?;|&<>%~#!{}()\n`) }), 200);
    const printed = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${words.map(shellWord).join(' ')}`], {
      encoding: 'utf8',
    });
    expect(printed.split('\0').slice(0, -1)).to.deep.equal(words);
  });
});
