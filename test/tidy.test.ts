/** Style as a test: who may import whom, what is banned where, sizes, mirrored tests, dead files, and the catalogue against its page. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execaSync } from 'execa';
import { actionKinds } from '../harness/model/action-traits.ts';
import { catalogue } from '../harness/model/failure.ts';
import { faultKinds } from '../harness/model/fault-traits.ts';
import { probeKinds } from '../harness/model/probe-traits.ts';
import { entryPointsOf, type Manifest } from '../harness/package/manifest.ts';
import { namedKinds, openSwitches } from './kind-rules.ts';
import { nameOfATest } from './running/kinds.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files under version control and new ones that are not ignored. */
const files = execaSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .stdout.split('\n')
  .filter((file) => existsSync(join(root, file)));
const sources = files.filter((file) => file.startsWith('harness/') && file.endsWith('.ts'));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What the rooms at the top may import: everything, but for these. */
const allBut = (...barred: readonly string[]): readonly string[] => ['*', ...barred.map((room) => `!${room}`)];

/** Each room and the rooms it may import beside itself. The picture in harness/ARCHITECTURE.md says why. */
const layers: Readonly<Record<string, readonly string[]>> = {
  'index.ts': ['model', 'dsl', 'library'],
  library: allBut('cli', 'engine/docker', 'app/engine.ts'),
  model: [],
  dsl: ['model'],
  prediction: ['model'],
  statistics: ['model'],
  plan: ['model', 'prediction'],
  subprocess: ['model'],
  engine: ['model'],
  'engine/docker': ['model', 'subprocess', 'engine'],
  'engine/system': ['model', 'engine'],
  'engine/sim': ['model', 'engine', 'prediction'],
  faults: ['model', 'engine'],
  probes: ['model', 'engine'],
  inside: ['model', 'engine', 'engine/system', 'probes'],
  load: ['model', 'engine', 'probes'],
  runner: ['model', 'engine', 'faults', 'probes', 'load', 'statistics'],
  analysis: ['model', 'prediction', 'statistics'],
  design: ['model', 'prediction', 'plan', 'statistics'],
  campaign: ['model', 'engine'],
  'compose-file': ['model'],
  comparison: ['model', 'prediction', 'analysis', 'statistics', 'compose-file'],
  forecast: ['model', 'prediction', 'plan', 'statistics', 'engine/sim'],
  gate: ['model', 'statistics'],
  schedules: ['model', 'dsl', 'plan', 'statistics', 'engine/sim', 'runner', 'analysis'],
  lint: ['model', 'prediction', 'compose-file'],
  explore: ['model', 'dsl', 'init', 'prediction', 'plan', 'analysis', 'statistics', 'forecast'],
  init: ['model', 'dsl', 'prediction'],
  learn: ['model', 'statistics', 'engine', 'dsl', 'probes', 'init', 'runner'],
  mend: ['model', 'design', 'compose-file', 'lint', 'explore'],
  checkup: ['model', 'dsl', 'analysis'],
  report: ['model', 'analysis', 'statistics'],
  'report/checkup': ['model', 'analysis', 'statistics', 'report', 'checkup'],
  'report/trend': ['model', 'statistics', 'gate', 'report'],
  'report/explore': ['model', 'analysis', 'statistics', 'explore', 'report'],
  metrics: ['model', 'analysis'],
  notify: ['model'],
  store: ['model', 'subprocess'],
  package: ['model'],
  'provision/host': ['model', 'subprocess'],
  'provision/finding': ['model', 'subprocess', 'provision/host'],
  'provision/private-engine': ['model', 'subprocess', 'provision/host', 'provision/finding'],
  'provision/images': ['model', 'subprocess', 'provision/host', 'provision/finding'],
  'provision/doctor': ['model', 'provision/host', 'provision/finding', 'provision/images'],
  provision: ['model', 'provision/host', 'provision/finding', 'provision/private-engine', 'provision/images'],
  'scenario-file': ['index.ts', 'model', 'dsl', 'subprocess', 'engine', 'engine/system'],
  'app/engine.ts': ['engine', 'engine/docker'],
  app: allBut('cli', 'engine/docker'),
  cli: allBut('engine/docker', 'app/engine.ts'),
};

const pure = [
  ...['index.ts', 'model', 'dsl', 'prediction', 'statistics', 'plan', 'design', 'engine', 'engine/sim', 'analysis'],
  ...['compose-file', 'comparison', 'forecast', 'gate', 'lint', 'explore', 'init', 'mend'],
  ...['report', 'report/trend', 'report/explore'],
  ...['checkup', 'report/checkup'],
];
const viaEnvironment = ['faults', 'probes', 'load', 'runner', 'campaign', 'schedules', 'learn'];

/** What is written by hand in one place only, and where else a word of the same look means something of its own. */
const homes: Readonly<Record<string, readonly string[]>> = {
  '\\.\\.\\.new Set\\(': ['harness/model/distinct.ts'],
  '\\.toFixed\\(': [
    'harness/model/duration-text.ts',
    ...['count-text.ts', 'rounding.ts'].map((file) => `harness/model/${file}`),
    ...['format.ts', 'comparison/figures.ts'].map((file) => `harness/report/${file}`),
    // Geometry, a script for a browser, a program's own log, and numbers that are neither times nor shares.
    ...['chart/axis.ts', 'html/expectations.ts', 'comparison/html/sensitivity.ts'].map(
      (file) => `harness/report/${file}`,
    ),
    ...['harness/report/html/crosshair.ts', 'harness/engine/sim/containers.ts'],
    ...['harness/analysis/judge/judge-balance.ts', 'harness/provision/doctor/host-checks.ts'],
  ],
  // Seconds by hand: `${length / 1000} s`.
  '/ 1000\\} s\\b': ['harness/model/duration-text.ts'],
  'instanceof Error \\? \\w+\\.message : ': ['harness/model/message-of.ts'],
  "=== 'on-failure' && \\w+\\.maxAttempts > 0 \\?": ['harness/model/settings.ts'],
  // A program that is started has a deadline and a ceiling, and is gone when we are.
  "from '(execa|node:child_process)'": [
    'harness/subprocess/run-command.ts',
    ...[
      'subprocess/end-with-us.ts',
      'subprocess/start-lasting.ts',
      'subprocess/when-gone.ts',
      'scenario-file/own-process.ts',
      'cli/watch.ts',
    ].map((file) => `harness/${file}`),
    // An engine that is to outlive us, and the compiler as the package is built.
    ...['provision/private-engine/daemon.ts', 'package/build.ts'].map((file) => `harness/${file}`),
  ],
};

/** Who may name a kind of fault or of action; whoever else must know something of one asks its traits (`model/`). */
const ownersOfFaults = [
  // What it is, and everything that is known of it.
  'harness/model/',
  // Its verb.
  'harness/dsl/',
  // How it is done and undone.
  'harness/faults/',
  // How it is published.
  'harness/report/schema-fault.ts',
];

/** The same of a probe: what it is, its verb, who asks it, and what a simulated server says to it. */
/** The last three have a client for each protocol, and protocols have the names of kinds. */
const ownersOfProbes = [
  'harness/model/',
  'harness/dsl/',
  'harness/probes/',
  'harness/engine/sim/servers.ts',
  'harness/engine/sim/sim-world.ts',
  'harness/engine/system/clients.ts',
  'harness/engine/system/drivers/',
];

/** The room of a source file: the longest of `layers` that it lies in. */
function roomOf(file: string): string {
  const inside = relative('harness', file);
  const rooms = Object.keys(layers).filter((room) => inside === room || inside.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? 'nowhere';
}

const mayImport = (allowed: readonly string[], room: string): boolean =>
  allowed.includes(room) || (allowed.includes('*') && !allowed.includes(`!${room}`));

const importsOf = (file: string): readonly string[] =>
  [...read(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);

/** Code without comments. */
const bareOf = (file: string): string =>
  read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

/** Code without comments and strings, for looking for words that are banned as code only. */
const codeOf = (file: string): string =>
  read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replace(/`(?:[^`\\$]|\\.|\$(?!\{))*`/g, "''");

/** The source files that a source file imports, types included. */
const importedBy = (file: string): readonly string[] =>
  importsOf(file)
    .filter((path) => path.startsWith('.'))
    .map((path) => join(dirname(file), path))
    .filter((path) => sources.includes(path));

/** Groups of files of which each is reached from each, by way of imports: none where no import comes back. */
function circles(): readonly (readonly string[])[] {
  const imports = new Map(sources.map((file) => [file, importedBy(file)]));
  const reached = new Map(
    sources.map((file) => {
      const seen = new Set<string>();
      const left = [...imports.get(file)!];
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        if (seen.has(next)) continue;
        seen.add(next);
        left.push(...imports.get(next)!);
      }
      return [file, seen] as const;
    }),
  );
  const groups = sources
    .filter((file) => reached.get(file)!.has(file))
    .map((file) => [...reached.get(file)!].filter((other) => reached.get(other)!.has(file)).sort());
  return [...new Map(groups.map((group) => [group[0], group])).values()];
}

/** Files that import each other all the same, each group with its reason. */
const circlesLeft: Readonly<Record<string, readonly string[]>> = {
  'a life, its checks, its restarts and its rest bring each other about, as events do': [
    'health-checks',
    'kubernetes',
    'life',
    'served',
    'sleep',
    'stop',
  ].map((name) => `harness/engine/sim/fleet/${name}.ts`),
};

const linesOf = (file: string): readonly string[] => read(file).split('\n').slice(0, -1);

/** What in test/ is run for itself, or is a case of its own. */
const isProgram = (file: string): boolean =>
  /^test\/(bench|fuzz|types|running|docs|acceptance\/projects)\/|^test\/conformance\/.*-laws\.ts$/.test(file);

/** How many lines of a test file stand outside of what it describes; imports and empty lines do not count. */
function around(file: string): number {
  const outside = read(file)
    .replace(/^(\(.*\? )?describe\b(.*\);\n|[\s\S]*?^\}\).*\n)/gm, '')
    .replace(/^import [\s\S]*?;$/gm, '');
  return outside.split('\n').filter((line) => line.trim() !== '').length;
}

/** What they stand for, in order: affected, inconclusive, noise, observer, health check run or sample, without a fault, practically, fix, again, handle, responsible. */
const privateWords =
  /(?<!\.)\b(struck|spoilt|rulers?|witness(es)?|a look|looks|looking|in peace|as good as|mend(s|ed)?|anew|heeds?|blamed?|companions?|residents?|told nobody|by (its|their) own word|cry|cries(?! wolf)|vain)\b/i;

/** The string literals of a source that hold more than one word, without the values that are put into them. */
const textsOf = (source: string): readonly string[] =>
  [
    ...source
      .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      .matchAll(/'(\\.|[^'\\\n])*'|"(\\.|[^"\\\n])*"|`(\\.|[^`\\])*`/g),
  ]
    .map(([text]) => text.replace(/\$\{[^}]*(\}|$)/g, ''))
    .filter((text) => /[a-z,:;] [a-z]/i.test(text));

describe('the house', () => {
  it('has every source file in a room', () => {
    expect(sources.filter((file) => roomOf(file) === 'nowhere')).to.deep.equal([]);
  });

  it('keeps its layers: no room imports one that it may not', () => {
    const trespasses = sources.flatMap((file) => {
      const room = roomOf(file);
      const allowed = layers[room]!;
      return importsOf(file)
        .filter((path) => path.startsWith('.'))
        .map((path) => roomOf(join(dirname(file), path)))
        .filter((other) => other !== room && !mayImport(allowed, other))
        .map((other) => `${file} imports ${other}`);
    });
    expect(trespasses).to.deep.equal([]);
  });

  it('knows Docker in two rooms only', () => {
    const knowing = sources.filter((file) => importsOf(file).some((path) => /^(dockerode|testcontainers)/.test(path)));
    const rooms = new Set(knowing.map(roomOf));
    expect([...rooms].filter((room) => !/^(engine\/docker|provision(\/.*)?)$/.test(room))).to.deep.equal([]);
  });

  it('imports in no circle, types included, but for those that are listed with their reason', () => {
    expect([...circles()].sort()).to.deep.equal(Object.values(circlesLeft).sort());
  });

  it('exports each name of a type once', () => {
    const named = sources.flatMap((file) =>
      [...codeOf(file).matchAll(/^export (?:declare )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm)].map(
        (match) => ({ name: match[1]!, file }),
      ),
    );
    expect(named.length).to.be.above(500);
    const twice = [...Map.groupBy(named, ({ name }) => name)].filter(([, where]) => where.length > 1);
    expect(twice).to.deep.equal([]);
  });

  it("hands the process's words and environment to the use cases, which read neither themselves", () => {
    const reading = sources.filter((file) => /\bprocess\.(env|argv)\b|\benv\b[^=;]*\} = process\b/.test(codeOf(file)));
    expect(reading.filter((file) => /^(app|scenario-file)\b/.test(roomOf(file)))).to.deep.equal([]);
  });

  it('touches no clock, chance, process or Node built-in where effects come by the environment', () => {
    const banned =
      /\b(Date\.now|new Date\(\)|performance\.|setTimeout|setInterval|setImmediate|Math\.random|process\.|console\.)/;
    const guilty = sources
      .filter((file) => [...pure, ...viaEnvironment].includes(roomOf(file)))
      .filter((file) => banned.test(codeOf(file)) || importsOf(file).some((path) => path.startsWith('node:')));
    expect(guilty).to.deep.equal([]);
  });

  it('gives up no type and leaves nothing open', () => {
    const given = /:\s*any\b|\bas any\b|@ts-(ignore|nocheck|expect-error)|\b(TODO|FIXME|XXX|HACK)\b/;
    const own = files.filter((file) => file.endsWith('.ts') && file !== 'test/tidy.test.ts');
    expect(own.filter((file) => given.test(read(file)))).to.deep.equal([]);
  });

  it('writes once what is written often: nobody else does by hand what has a home', () => {
    const again = Object.entries(homes).flatMap(([pattern, home]) =>
      sources
        .filter((file) => !home.includes(file) && new RegExp(pattern).test(bareOf(file)))
        .map((file) => `${file} has ${pattern}, which is ${home[0]}'s`),
    );
    expect(again).to.deep.equal([]);
  });

  it('names files in kebab-case, and nothing Manager, Util, Common, or Helper that is not a helper container', () => {
    const names = [...sources, ...files.filter((file) => /^(scenarios|stacks|test)\/.*\.ts$/.test(file))];
    const wrong = names.filter((file) => !/(^|\/)[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*\.ts$/.test(file));
    expect(wrong).to.deep.equal([]);
    expect(sources.filter((file) => /manager|helper(?!-container)|util|common/i.test(file))).to.deep.equal([]);
  });

  it('opens every source file with a line on what it is for', () => {
    const mute = sources.filter((file) => !/^(#!.*\n)?\/\*\*/.test(read(file)));
    expect(mute).to.deep.equal([]);
  });

  it('keeps files small: half of them under 70 lines, nine in ten under 150, none over 250', () => {
    const lengths = sources.map((file) => read(file).split('\n').length).sort((a, b) => a - b);
    const at = (share: number) => lengths[Math.floor(share * (lengths.length - 1))]!;
    expect(at(0.5), 'median').to.be.below(70);
    expect(at(0.9), 'nine in ten').to.be.below(150);
    expect(sources.filter((file) => read(file).split('\n').length > 250)).to.deep.equal([]);
  });

  it('has no default exports but those of scenarios, and no barrel but the public door', () => {
    expect(sources.filter((file) => /^export default/m.test(read(file)))).to.deep.equal([]);
    const barrels = sources.filter(
      (file) => /^export (\*|\{[^}]*\}) from/m.test(codeOf(file)) && roomOf(file) !== 'index.ts',
    );
    expect(barrels.filter((file) => !/^export type \{/m.test(read(file)))).to.deep.equal([]);
  });

  it('has no dead file: everything is reached from a door; the simulator has a door of its own', () => {
    const manifest = JSON.parse(read('package.json')) as Manifest;
    const doors = entryPointsOf(manifest).map((path) => path.replace('./', ''));
    const simulator = ['harness/engine/sim/sim-world.ts', 'harness/engine/sim/numbers-behaviour.ts'];
    const packing = ['harness/package/before-pack.ts', 'harness/package/after-pack.ts'];
    const roots = [...doors, ...packing, ...simulator];
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file) || !existsSync(join(root, file))) return;
      reached.add(file);
      for (const path of importsOf(file)) if (path.startsWith('.')) visit(join(dirname(file), path));
    };
    for (const file of roots) visit(file);
    expect(sources.filter((file) => !reached.has(file))).to.deep.equal([]);
  });

  it('mirrors its rooms in test/: what lies there beside the known extras names a room', () => {
    const extras = [
      'acceptance',
      'bench',
      'ci',
      'conformance',
      'fuzz',
      'timelines',
      'types',
      'stacks',
      'scenarios',
      'docs',
      'running',
      'explore',
    ];
    const folders = new Set(files.filter((file) => /^test\/[^/]+\//.test(file)).map((file) => file.split('/')[1]!));
    const rooms = new Set(Object.keys(layers).map((room) => room.split('/')[0]!));
    expect([...folders].filter((folder) => !rooms.has(folder) && !extras.includes(folder))).to.deep.equal([]);
  });

  it('keeps scaffolding under 31 % of the test lines, of which under 18 % in files of its own', () => {
    const tests = files.filter((file) => /^test\/.*\.ts$/.test(file) && !isProgram(file));
    const [cases, rest] = [true, false].map((is) => tests.filter((file) => file.endsWith('.test.ts') === is));
    const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
    const all = sum(files.filter((file) => /^test\/.*\.ts$/.test(file)).map((file) => linesOf(file).length));
    const own = sum(rest!.map((file) => linesOf(file).length));
    expect((100 * own) / all).to.be.below(18);
    expect((100 * (own + sum(cases!.map(around)))) / all).to.be.below(31);
  });

  it('tells by the name of every test file what it needs and whether it runs alone, in the words of test/running/kinds.ts', () => {
    const tests = files.filter((file) => file.startsWith('test/') && file.endsWith('.test.ts'));
    expect(tests.filter((file) => !nameOfATest.test(file.split('/').at(-1)!))).to.deep.equal([]);
    const timed: Record<string, number> = JSON.parse(read('test/running/seconds.json'));
    expect(Object.keys(timed).filter((file) => !files.includes(file))).to.deep.equal([]);
  });

  it('finds the section of every fact that is cited, and cites nothing that is not here', () => {
    const cited = [
      ...sources,
      ...files.filter((file) => /^test\/.*\.ts$/.test(file) && file !== 'test/tidy.test.ts'),
    ].flatMap((file) =>
      [
        ...read(file)
          .replace(/\n\s*\*?\s*/g, ' ')
          .matchAll(/([\w/-]*SEMANTICS[.\w]*)`?(?:, "([^"]*)")?/g),
      ].map((one) => ({ file, page: one[1]!, section: one[2] })),
    );
    expect(cited.length).to.be.above(8);
    const missing = cited.filter(({ page, section }) => {
      const path = join(root, 'harness', page);
      const titles = existsSync(path)
        ? [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map((one) => one[1])
        : [];
      return section === undefined ? titles.length === 0 : !titles.includes(section);
    });
    expect(missing).to.deep.equal([]);
    expect(sources.filter((file) => /\breference\/[\w-]+\.md/.test(read(file)))).to.deep.equal([]);
  });

  it('speaks to its users in the terms of the field: no string holds a word that only this project would know', () => {
    const said = sources.flatMap((file) =>
      textsOf(read(file)).flatMap(
        (text) =>
          privateWords
            .exec(text)
            ?.slice(0, 1)
            .map((word) => `${file}: ${word}`) ?? [],
      ),
    );
    expect(said).to.deep.equal([]);
    expect(privateWords.test('also struck: numbers-web')).to.equal(true);
  });

  it('switches on no kind with a default, through which the next kind would fall', () => {
    expect(sources.flatMap((file) => openSwitches(read(file)).map((one) => `${file}: ${one}`))).to.deep.equal([]);
  });

  it('names a kind of fault, action or probe only where it is at home', () => {
    const strangers = (kinds: readonly string[], owners: readonly string[]): readonly string[] =>
      sources
        .filter((file) => !owners.some((owner) => file.startsWith(owner)))
        .flatMap((file) => namedKinds(read(file), kinds).map((one) => `${file}: ${one}`));
    expect(strangers([...faultKinds, ...actionKinds], ownersOfFaults)).to.deep.equal([]);
    expect(strangers(probeKinds, ownersOfProbes)).to.deep.equal([]);
  });

  it('has a page with every code of the catalogue, and no other', () => {
    const page = read('harness/ERRORS.md');
    const documented = [...page.matchAll(/^\| (R\d{3}) \| (.*?) \| (\d) \|/gm)].map((row) => row.slice(1, 4));
    const expected = Object.entries(catalogue).map(([code, { title, exit }]) => [code, title, String(exit)]);
    expect(documented).to.deep.equal(expected);
  });
});
