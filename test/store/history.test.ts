/** The history of nights on disk: what is appended, what a full disk and a crash leave, and what is refused. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Failure, FailureError } from '../../harness/model/failure.ts';
import type { HistoryLine } from '../../harness/model/history.ts';
import { openHistory } from '../../harness/store/history.ts';
import { readHistory } from '../../harness/store/read-history.ts';
import { acceptedLine, nightLine } from './nights.ts';

describe('the history of nights', () => {
  let folder: string;
  let shop: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'history-')), 'baselines');
    shop = join(folder, 'shop.ndjson');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  async function append(...lines: readonly HistoryLine[]): Promise<void> {
    const open = await openHistory(folder);
    open.append(lines);
    open.release();
  }

  const refused = (work: Promise<unknown>): Promise<readonly Failure[]> =>
    work.then(
      () => [],
      (error: FailureError) => error.failures,
    );

  it('gives back every line as it was, by scenario, in the order in which it was written', async () => {
    await append(nightLine(1), nightLine(1, { scenario: 'queue' }));
    await append(nightLine(2), acceptedLine(2));
    const { history, release } = await openHistory(folder);
    release();
    expect(history).to.deep.equal(await readHistory(folder));
    expect(Object.fromEntries(history)).to.deep.equal({
      queue: [nightLine(1, { scenario: 'queue' })],
      shop: [nightLine(1), nightLine(2), acceptedLine(2)],
    });
  });

  it('is empty where no night was yet, and reading makes no folder', async () => {
    expect([...(await readHistory(folder))]).to.deep.equal([]);
    expect(existsSync(folder)).to.equal(false);
  });

  it('only ever adds to a file: what was there before stays byte for byte', async () => {
    await append(nightLine(1));
    const before = readFileSync(shop, 'utf8');
    await append(nightLine(1, { state: 'regressed' }));
    expect(readFileSync(shop, 'utf8'))
      .to.match(/^.*\n.*\n$/)
      .and.to.satisfy((text: string) => text.startsWith(before));
  });

  it('has its lines on disk when it says so: each file with one write and one sync', async function () {
    const traced = join(folder, '..', 'trace');
    const source = new URL('../../harness/store/history.ts', import.meta.url).pathname;
    const program = `const { openHistory } = await import(${JSON.stringify(source)});
      (await openHistory(${JSON.stringify(folder)})).append(${JSON.stringify([nightLine(1), nightLine(2)])});`;
    try {
      execFileSync('strace', ['-V'], { stdio: 'ignore' });
    } catch {
      this.skip();
    }
    execFileSync('strace', [
      '-f',
      '-y',
      '-e',
      'write,fsync',
      '-o',
      traced,
      process.execPath,
      '--input-type=module',
      '-e',
      program,
    ]);
    const calls = readFileSync(traced, 'utf8')
      .split('\n')
      .filter((line) => line.includes('shop.ndjson'));
    expect(calls.map((line) => /\b(write|fsync)\(/.exec(line)?.[1])).to.deep.equal(['write', 'fsync']);
  });

  it('refuses a line that is not of its shape before it writes it', async () => {
    const open = await openHistory(folder);
    const broken = { ...nightLine(1), state: 'fine' } as unknown as HistoryLine;
    expect(() => open.append([nightLine(1), broken])).to.throw(/shape/);
    open.release();
    expect(existsSync(shop)).to.equal(false);
  });

  it('takes a last line without its line break, and puts the next one behind it', async () => {
    mkdirSync(folder);
    writeFileSync(shop, JSON.stringify(nightLine(1)));
    await append(nightLine(2));
    expect((await readHistory(folder)).get('shop')).to.deep.equal([nightLine(1), nightLine(2)]);
  });

  it('takes empty lines and the line breaks of another system', async () => {
    mkdirSync(folder);
    writeFileSync(shop, `${JSON.stringify(nightLine(1))}\r\n\r\n${JSON.stringify(nightLine(2))}\r\n`);
    expect((await readHistory(folder)).get('shop')).to.have.lengthOf(2);
  });

  it('holds two scenarios apart whose names differ by case alone, on every disk: they share a file', async () => {
    await append(nightLine(1), nightLine(2, { scenario: 'Shop' }));
    expect(readdirSync(folder).sort()).to.deep.equal(['.gitattributes', '.gitignore', 'shop.ndjson']);
    expect([...(await readHistory(folder)).keys()]).to.deep.equal(['shop', 'Shop']);
  });

  for (const [name, file] of [
    ['../up', '%2e.%2fup.ndjson'],
    ['must fail', 'must fail.ndjson'],
    ['café', 'café.ndjson'],
    ['cafe\u0301', 'café.ndjson'],
    ['a:b*c%', 'a%3ab%2ac%25.ndjson'],
  ] as const) {
    it(`keeps a scenario called ${name} in a file of its own in the folder`, async () => {
      await append(nightLine(1, { scenario: name }));
      expect(readdirSync(folder)).to.include(file);
      expect([...(await readHistory(folder)).keys()]).to.deep.equal([name]);
    });
  }

  describe('that cannot be used', () => {
    const whole = `${JSON.stringify(nightLine(1))}\n`;
    const half = JSON.stringify(nightLine(2)).slice(0, 200);
    const other = (more: object): string => `${JSON.stringify({ ...nightLine(2), ...more })}\n`;
    for (const [what, text, code, line, message, fix] of [
      ['half a line at its end', whole + half, 'R421', 2, /ends in the middle/, /can be run again/],
      ['half a line before another', `${half}\n${whole}`, 'R421', 1, /no JSON/, /from git/],
      ['a line of zeros', `${whole}${'\0'.repeat(100)}\n`, 'R421', 2, /no JSON/, /delete this line/],
      [
        'a line of another shape',
        whole + other({ values: [{ experiment: 'x' }] }),
        'R421',
        2,
        /shape of a night/,
        /git/,
      ],
      ['a state that there is none of', whole + other({ state: 'fine' }), 'R421', 2, /shape/, /git/],
      ['a date that is none', whole + other({ night: 'yesterday' }), 'R421', 2, /shape/, /git/],
      ['a kind of line that there is none of', whole + other({ type: 'week' }), 'R421', 2, /shape/, /git/],
      ['something else', '[]\n', 'R421', 1, /shape/, /git/],
      [
        'marks of a merge',
        `<<<<<<< HEAD\n${whole}=======\n${whole}>>>>>>> b\n`,
        'R421',
        1,
        /merge was not finished/,
        /both sides/,
      ],
      [
        'a line of a newer version',
        whole + other({ schema: 'resilience.history/2' }),
        'R422',
        2,
        /newer version/,
        /later one/,
      ],
      [
        'a line of something else altogether',
        whole + other({ schema: 'resilience.historic/2' }),
        'R421',
        2,
        /shape/,
        /git/,
      ],
    ] as const) {
      it(`because of ${what} is ${code} with its line, and stays as it is, and free`, async () => {
        mkdirSync(folder);
        writeFileSync(shop, text);
        for (const work of [openHistory, readHistory]) {
          const [first, ...more] = await refused(work(folder));
          expect(more).to.deep.equal([]);
          expect(first).to.include({ code, at: `${shop}:${line}` });
          expect(first?.message).to.match(message);
          expect(first?.fix).to.match(fix);
        }
        expect(readFileSync(shop, 'utf8')).to.equal(text);
        expect(readdirSync(folder)).to.deep.equal(['shop.ndjson']);
      });
    }

    it('tells of every such file at once', async () => {
      mkdirSync(folder);
      for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.ndjson`), 'x\ny\n');
      expect((await refused(readHistory(folder))).map(({ at }) => at)).to.deep.equal([
        join(folder, 'a.ndjson:1'),
        join(folder, 'b.ndjson:1'),
      ]);
    });

    it('is R421 where a folder has the name of a file, and R107 where a file has the name of the folder', async () => {
      mkdirSync(shop, { recursive: true });
      expect((await refused(readHistory(folder)))[0]).to.include({ code: 'R421', at: shop });
      writeFileSync(join(folder, 'file'), '');
      expect((await refused(openHistory(join(folder, 'file'))))[0]?.code).to.equal('R107');
      expect((await refused(readHistory(join(folder, 'file'))))[0]?.code).to.equal('R421');
    });
  });

  describe('on a small disk', () => {
    beforeEach(() => {
      if (process.getuid?.() !== 0) throw new Error('this test mounts a small disk, which only root can');
      mkdirSync(folder);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
    });
    afterEach(() => execFileSync('umount', [folder]));

    it('that fills up is R405, and keeps no half of what did not fit', async () => {
      const { append: write, release } = await openHistory(folder);
      write([nightLine(1)]);
      const before = readFileSync(shop, 'utf8');
      const long = nightLine(2, { sentence: 'x'.repeat(70_000) });
      expect(() => write([nightLine(2), long])).to.throw(/^R405/);
      expect(readFileSync(shop, 'utf8')).to.equal(before);
      write([nightLine(3)]);
      release();
      expect((await readHistory(folder)).get('shop')).to.deep.equal([nightLine(1), nightLine(3)]);
    });

    it('that is read-only is R107, and can still be read', async () => {
      await append(nightLine(1));
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      const [first] = await refused(openHistory(folder));
      expect(first?.code).to.equal('R107');
      expect(first?.message).to.match(/read-only/);
      expect((await readHistory(folder)).get('shop')).to.deep.equal([nightLine(1)]);
    });
  });

  it('is read at the pace of its JSON: at most four times as long for ten scenarios of a thousand nights', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      nightLine((index % 28) + 1, { scenario: `scenario-${index % 10}`, run: String(index) }),
    );
    await append(...lines);
    const texts = lines.map((line) => JSON.stringify(line));
    const best = async (work: () => unknown): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        const began = performance.now();
        await work();
        times.push(performance.now() - began);
      }
      return Math.min(...times);
    };
    const parsing = await best(() => texts.map((text) => JSON.parse(text)));
    const reading = await best(() => readHistory(folder));
    console.log(`      ${Math.round(10_000 / reading)} lines/ms; ${(reading / parsing).toFixed(1)} × JSON.parse`);
    expect(reading / parsing).to.be.below(4);
  });
});
