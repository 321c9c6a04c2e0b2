/** The list of what must not compile: every file in `refused/` is one mistake, and is refused for it alone. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';

const here = fileURLToPath(new URL('.', import.meta.url));

describe('the types of a scenario', () => {
  let errors: ReadonlyMap<string, string[]>;

  before(async function () {
    this.timeout(120_000);
    const { stdout } = await execa('tsc', ['-p', here, '--pretty', 'false'], { reject: false, preferLocal: true });
    const found = new Map<string, string[]>();
    for (const line of stdout.split('\n')) {
      const match = /^(.*?)\(\d+,\d+\): error (TS\d+): (.*)$/.exec(line);
      if (match === null) continue;
      const file = match[1]!.split('/').at(-1)!;
      found.set(file, [...(found.get(file) ?? []), `${match[2]} ${match[3]}`]);
    }
    errors = found;
  });

  for (const file of readdirSync(`${here}refused`).sort()) {
    it(`refuse ${file.replace(/\.ts$/, '').replaceAll('-', ' ')}`, () => {
      const own = errors.get(file) ?? [];
      expect(own, 'errors of the compiler').to.have.lengthOf(1);
      // A mistake in the case itself would hide the one it is about.
      expect(own[0]).not.to.match(/TS(2304|2307|2614|6133|6192|1\d{3}) /);
    });
  }

  it('accept what is beside the mistakes: no other file has an error', () => {
    const others = [...errors.keys()].filter((file) => !readdirSync(`${here}refused`).includes(file));
    expect(others).to.deep.equal([]);
  });
});
