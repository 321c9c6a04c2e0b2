/** The page about repairs has every weakness, in the words of the findings. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';

const read = (file: string): string => readFileSync(new URL(`../../harness/mend/${file}`, import.meta.url), 'utf8');

describe('the page about repairs', () => {
  it('has a row for every weakness of the catalogue, and no other', () => {
    const catalogue = /const catalogue: [\s\S]*?\n\};/.exec(read('catalogue.ts'))![0];
    const known = [...catalogue.matchAll(/^ {2}'?([a-z ]+?)'?: (?:\(|noticed)/gm)].map((one) => one[1]!);
    const told = [...read('README.md').matchAll(/^\| ([a-z ,]+) \|/gm)].flatMap((one) => one[1]!.split(', '));
    expect(known.length).to.be.above(15);
    expect(told.filter((one) => one !== 'what is weak').sort()).to.deep.equal([...known].sort());
  });
});
