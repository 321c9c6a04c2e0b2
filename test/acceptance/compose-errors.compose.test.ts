/** What Compose refuses, in its own words and whole, at the place that is meant; and what it accepts and nobody can mean. */
import { expect } from 'chai';
import { type Folder, folderWith } from './cli.ts';
import { compose, scenario, stack } from './tiny.ts';

const nowhere = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };

interface Case {
  readonly what: string;
  readonly text: string;
  readonly more?: Readonly<Record<string, string>>;
  readonly says: RegExp;
  readonly at: string;
  readonly fix?: RegExp;
}

/** One word for every ten of the one before: a gigabyte and more from a few lines. */
const laughter = [
  'x-0: &0 [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 8 }, (_, n) => `x-${n + 1}: &${n + 1} [${Array(10).fill(`*${n}`).join(', ')}]`),
  'services: { web: { image: x } }',
].join('\n');

const cases: readonly Case[] = [
  {
    what: 'one with a variable that is not closed',
    text: `services: { web: { image: "\${IMG" } }`,
    says: /Compose says: invalid interpolation format for services\.web\.image.*\$\{IMG/,
    at: 'compose.yaml',
    fix: /docker compose -f compose\.yaml config` in .*tiny/,
  },
  {
    what: 'one of files that include each other',
    text: 'include: [other.yaml]',
    more: { 'tiny/other.yaml': 'include: [compose.yaml]' },
    says: /include cycle detected:.*compose\.yaml.*other\.yaml/,
    at: 'compose.yaml',
  },
  {
    what: 'one of services that extend each other',
    text: 'services: { web: { extends: { service: api } }, api: { extends: { service: web } } }',
    says: /Circular reference:.*extends (api|web) in .*extends (api|web) in/,
    at: 'compose.yaml',
  },
  {
    what: 'beside an error of `.env`',
    text: compose,
    more: { 'tiny/.env': 'A=1\nB="x\n' },
    says: /failed to read .*\.env: line \d/,
    at: '.env:3',
  },
  {
    what: 'beside an included file that is no YAML',
    text: `include: [other.yaml]\n${compose}`,
    more: { 'tiny/other.yaml': 'services:\n  a:\n    image: [x\n' },
    says: /yaml: line \d/,
    at: 'other.yaml:2',
  },
  {
    what: 'beside a name in `.env` that can be none',
    text: compose,
    more: { 'tiny/.env': 'A=1\n\nB B' },
    says: /setenv: invalid argument/,
    at: '.env',
  },
  { what: 'an empty file', text: '', says: /empty compose file|has no service/, at: 'compose.yaml' },
  { what: 'a file of comments', text: '# nothing\n', says: /empty compose file|has no service/, at: 'compose.yaml' },
  { what: 'a file without a service', text: 'services: {}\n', says: /has no service/, at: 'compose.yaml' },
  {
    what: 'a file whose every service belongs to a profile',
    text: 'services: { web: { image: x, profiles: [debug] } }',
    says: /belongs to a profile, and none is asked for: debug/,
    at: 'compose.yaml',
    fix: /COMPOSE_PROFILES=debug/,
  },
  {
    what: 'a file that would take all the memory',
    text: laughter,
    says: /more memory or time/,
    at: 'compose.yaml',
  },
];

describe('a Compose file', () => {
  let folder: Folder | null = null;
  afterEach(() => folder?.remove());

  for (const { what, text, more = {}, says, at, fix = /./ } of cases) {
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
