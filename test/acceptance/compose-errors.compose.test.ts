/** What Compose refuses, in its own words and whole, at the place that is meant; and what it accepts and nobody can mean. */

import { readdir, readFile } from 'node:fs/promises';
import process from 'node:process';
import { expect } from 'chai';
import { inFull, rowsOf } from '../running/repeats.ts';
import { type Folder, folderWith, nowhere } from './cli.ts';
import { compose, scenario, stack } from './tiny.ts';

/** Nine values for every one of the line before: a gigabyte and more from a few lines. */
const laughter = (deep: number): string =>
  [
    'x-0: &0 { a: x, b: x, c: x }',
    ...Array.from(
      { length: deep },
      (_, n) => `x-${n + 1}: &${n + 1} { ${Array.from({ length: 9 }, (_, key) => `k${key}: *${n}`).join(', ')} }`,
    ),
    'services: { web: { image: x } }',
  ].join('\n');

/** The most memory that any process with these words has held, in MiB, until `signal` aborts. */
async function mostResident(words: string, signal: AbortSignal): Promise<number> {
  let most = 0;
  while (!signal.aborted) {
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (!line.includes(words) || !line.includes('config')) continue;
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      most = Math.max(most, Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return most;
}

/** The Compose file, where it points to, what it says, the next step, and the files beside it. */
type Row = readonly [text: string, at: string, says: RegExp, fix?: RegExp, more?: Readonly<Record<string, string>>];

const cases: Readonly<Record<string, Row>> = {
  'one with a variable that is not closed': [
    `services: { web: { image: "\${IMG" } }`,
    'compose.yaml',
    /Compose says: invalid interpolation format for services\.web\.image.*\$\{IMG/,
    /docker compose -f compose\.yaml config` in .*tiny/,
  ],
  'one of files that include each other': [
    'include: [other.yaml]',
    'compose.yaml',
    /include cycle detected:.*compose\.yaml.*other\.yaml/,
    /./,
    { 'tiny/other.yaml': 'include: [compose.yaml]' },
  ],
  'one of services that extend each other': [
    'services: { web: { extends: { service: api } }, api: { extends: { service: web } } }',
    'compose.yaml',
    /Circular reference:.*extends (api|web) in .*extends (api|web) in/,
  ],
  'beside an error of `.env`': [
    compose,
    '.env:3',
    /failed to read .*\.env: line \d/,
    /./,
    { 'tiny/.env': 'A=1\nB="x\n' },
  ],
  'beside an included file that is no YAML': [
    `include: [other.yaml]\n${compose}`,
    'other.yaml:2',
    /yaml: line \d/,
    /./,
    { 'tiny/other.yaml': 'services:\n  a:\n    image: [x\n' },
  ],
  'beside a name in `.env` that can be none': [
    compose,
    '.env',
    /setenv: invalid argument/,
    /./,
    { 'tiny/.env': 'A=1\n\nB B' },
  ],
  'an empty file': ['', 'compose.yaml', /empty compose file|has no service/],
  'a file of comments': ['# nothing\n', 'compose.yaml', /empty compose file|has no service/],
  'a file without a service': ['services: {}\n', 'compose.yaml', /has no service/],
  'a file whose every service belongs to a profile': [
    'services: { web: { image: x, profiles: [debug] } }',
    'compose.yaml',
    /belongs to a profile, and none is asked for: debug/,
    /COMPOSE_PROFILES=debug/,
  ],
  'a file that would take all the memory': [
    laughter(8),
    'compose.yaml:9',
    /would take all memory to read it: the anchor `8` .* 355 million values/,
    /fewer aliases/,
  ],
};

describe('a Compose file', () => {
  let folder: Folder | null = null;
  afterEach(() => folder?.remove());

  for (const [what, [text, at, says, fix = /./, more = {}]] of rowsOf(
    'broken Compose files',
    Object.entries(cases),
    6,
  )) {
    it(`that is ${what} is R201 with all that is known of it, by plan and by lint`, async () => {
      folder = await folderWith({ ...stack(text), 'one.ts': scenario(), ...more });
      for (const words of [
        ['plan', 'one.ts'],
        ['lint', 'tiny'],
      ]) {
        const { exitCode, stdout, stderr } = await folder.run(words, nowhere);
        const found = /^error (R\d+): (.*)\n {2}at {2}(.*)\n {2}fix (.*)\n$/.exec(stderr)?.slice(1) ?? [];
        expect([found[0], found[2]], `${words[0]}: ${stderr}`).to.deep.equal(['R201', at]);
        expect(found[1]).to.match(says);
        expect(found[3]).to.match(fix);
        expect([exitCode, stdout]).to.deep.equal([2, '']);
      }
    });
  }

  it('of anchors that hold anchors is refused at the anchor by every command, before Compose reads it', async () => {
    folder = await folderWith({ ...stack(laughter(8)), 'one.ts': scenario(), 'new/compose.yaml': laughter(8) });
    const vary = ['--vary', 'web.restart=no,always'];
    const commands = [
      ['init', 'new'],
      ['run', 'one.ts'],
      ['predict', 'one.ts'],
      ['compare', 'one.ts', ...vary, '--dry-run'],
    ];
    for (const words of rowsOf('commands', commands, 4)) {
      const { exitCode, stderr } = await folder.run(words, nowhere);
      expect([exitCode, /^error (R\d+): Compose would take all memory/.exec(stderr)?.[1]], stderr).to.deep.equal([
        2,
        'R201',
      ]);
      expect(stderr).to.include('compose.yaml:9\n');
    }
  });

  if (inFull('Compose files that take all they may')) {
    it('that takes Compose more than it may is ended within its limits, and the error says which', async function () {
      if (process.platform !== 'linux') this.skip();
      folder = await folderWith({ 'tiny/compose.yaml': laughter(5) });
      const over = new AbortController();
      const held = mostResident(folder.path, over.signal);
      const { exitCode, stderr } = await folder.run(['lint', 'tiny'], nowhere);
      over.abort();
      expect([exitCode, /^error (R\d+)/.exec(stderr)?.[1]], stderr).to.deep.equal([2, 'R201']);
      expect(stderr).to.match(
        /Compose took more than (3 s of processor time|512 MiB of memory) to read it: the anchor `5`/,
      );
      expect(await held).to.be.within(50, 600);
    });
  }

  it('with services of profiles is planned without them, and the plan says which', async () => {
    const more = '  debug:\n    image: x\n    profiles: [tools, debug]\n  seed:\n    image: x\n    profiles: [once]\n';
    folder = await folderWith({ ...stack(compose + more), 'one.ts': scenario() });
    const { exitCode, stdout } = await folder.run(['plan', 'one.ts'], nowhere);
    expect(exitCode).to.equal(0);
    expect(stdout).to.include('  debug: not started; of the profiles tools, debug\n');
    expect(stdout).to.include('  seed: not started; of the profile once\n');
    const { skipped } = JSON.parse((await folder.run(['plan', 'one.ts', '--json'], nowhere)).stdout);
    expect(skipped).to.deep.equal([
      { name: 'debug', profiles: ['tools', 'debug'] },
      { name: 'seed', profiles: ['once'] },
    ]);
    const asked = await folder.run(['plan', 'one.ts'], { ...nowhere, COMPOSE_PROFILES: 'tools' });
    expect(asked.stdout)
      .to.match(/ {2}debug: no health|debug: a health/)
      .and.not.match(/debug: not started/);
  });
});
