/** `resilience init` in somebody else's folder: what it prints, writes and keeps, what the real compiler says of it, and what its plans say. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';
import { rowsOf } from '../running/repeats.ts';
import { type Folder, folderWith, nowhere } from './cli.ts';

const compose = `services:
  adb:
    image: postgres:16
    ports: ["\${DB_PORT:-5432}:5432"]
    healthcheck: { test: [CMD, pg_isready, -h, localhost], interval: 2s, timeout: 1s, retries: 2 }
  api:
    image: shop/api:1
    restart: on-failure
    environment: { CACHE_URL: "redis://cache:6379" }
    depends_on:
      adb: { condition: service_healthy }
      schema: { condition: service_completed_successfully }
    healthcheck: { test: "curl -f http://localhost:8091/ready || exit 1", interval: 2s, timeout: 1s, retries: 2 }
    ports: ["9092:9092"]
  cache: { image: "redis:7", restart: always }
  schema: { image: shop/schema }
  web: { image: "nginx:1", ports: ["80"], depends_on: [api], restart: always }
`;

const repository = fileURLToPath(new URL('../..', import.meta.url));

describe('resilience init', () => {
  let folder: Folder;
  afterEach(() => folder.remove());

  const init = (...words: readonly string[]) => folder.run(['init', ...words], nowhere);
  const written = async (): Promise<readonly string[]> => [
    ...(await folder.files('.')).filter((name) => /^(stack|resilience\.config)\./.test(name)),
    ...(await folder.files('scenarios')),
  ];

  it('prints with --dry-run what it would write, and writes nothing', async () => {
    folder = await folderWith({ 'compose.yaml': compose });
    const { exitCode, stdout, stderr } = await init('--dry-run');
    expect(exitCode, stderr).to.equal(0);
    expect(stdout)
      .to.match(/^\/\/ stack\.mts\n/)
      .and.contain('// scenarios/')
      .and.contain('const answers = postgres(adb);');
    expect(stderr).to.match(/^adb +PostgreSQL 5432 /);
    expect(await written()).to.deep.equal([]);
  });

  it('writes a stack and scenarios that are planned without a problem, each with the probe of what its service is', async () => {
    folder = await folderWith({ 'shop/compose.yaml': compose });
    const { exitCode, stdout, stderr } = await init('shop');
    expect(exitCode, stderr).to.equal(0);
    expect(stdout).to.contain('schema  no scenario').and.contain('runs once: api waits for it to complete');
    expect(stdout).to.contain('wrote shop/stack.mts\nwrote scenarios/shop-adb.mts\n');
    expect(stdout).to.match(/^wrote resilience\.config\.mts$/m);
    const shown = await folder.run(['run', '--print-config'], nowhere);
    expect(JSON.parse(shown.stdout).file, shown.stderr).to.equal('resilience.config.mts');
    expect(stderr).to.equal('next: npx resilience plan scenarios/shop-adb.mts\n');
    expect(folder.read('shop/stack.mts')).not.to.match(/variables|DB_PORT|compose:/);
    const planned = await folder.run(['plan', '--json', 'scenarios'], nowhere);
    expect(planned.exitCode, planned.stderr).to.equal(0);
    const plans: { scenario: string; probes: { answers: { kind: string; path?: string } } }[] = JSON.parse(
      planned.stdout,
    );
    expect(plans.map(({ scenario, probes: { answers } }) => [scenario, answers.kind, answers.path])).to.deep.equal([
      ['shop-adb', 'postgres', undefined],
      ['shop-api', 'http', '/ready'],
      ['shop-cache', 'redis', undefined],
      ['shop-web', 'http', '/'],
    ]);
  });

  it('keeps what is there, names it, writes the rest, and says what an older stack lacks', async () => {
    folder = await folderWith({
      'compose.yaml': compose,
      'package.json': '{ "type": "module" }',
      'stack.ts':
        "import { defineStack } from 'resilience';\nexport const mine = defineStack(import.meta, { services: { api: { port: 8091 }, adb: { port: 5432 }, cache: {} } });\n",
    });
    const first = await init();
    expect(first.exitCode, first.stderr).to.equal(0);
    expect(first.stderr).to.contain(
      'stack.ts is kept, and needs among its services: cache: { port: 6379 }, web: { port: 80 }\n',
    );
    const scenarios = await folder.files('scenarios');
    const own = scenarios.find((name) => name.endsWith('-api.ts'))!;
    await folder.write(`scenarios/${own}`, '// mine\n');
    const others = scenarios.filter((name) => !name.endsWith('-api.ts'));
    for (const name of others)
      expect(folder.read(`scenarios/${name}`)).to.contain("import { mine } from '../stack.js';");
    const again = await init();
    expect(again.exitCode, again.stderr).to.equal(0);
    expect(again.stdout)
      .to.contain('kept  stack.ts\n')
      .and.contain(`kept  scenarios/${own}`)
      .and.contain('kept  resilience.config.ts')
      .and.not.contain('wrote');
    expect(folder.read(`scenarios/${own}`)).to.equal('// mine\n');
    await folder.write('compose.yaml', `${compose}  mail: { image: axllent/mailpit, ports: ["8025"] }\n`);
    const more = await init();
    expect(more.stdout.match(/^wrote .*/gm)).to.have.length(1);
    expect(more.stderr).to.contain('stack.ts is kept, and needs among its services: mail: { port: 8025 }');
  });

  it('is refused where a stack.ts is there that exports no stack', async () => {
    folder = await folderWith({ 'compose.yaml': compose, 'stack.ts': '// nothing\n' });
    const { exitCode, stderr } = await init();
    expect(stderr).to.match(/^error R107: stack\.ts is there already, and exports no stack\n {2}fix /);
    expect(exitCode).to.equal(2);
    expect(await written()).to.deep.equal(['stack.ts']);
  });

  it('is refused where everything runs once', async () => {
    folder = await folderWith({ 'compose.yaml': 'services: { setup: { image: x, restart: "no" } }' });
    const { exitCode, stderr } = await init();
    expect(stderr).to.match(/^error R207: no service stays up/);
    expect(exitCode).to.equal(2);
  });

  describe('type-checks with the compiler of the user', () => {
    const strict = {
      module: 'nodenext',
      ...{ target: 'es2024', strict: true, noEmit: true, types: [], verbatimModuleSyntax: true },
      ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noUnusedLocals: true },
    };
    const bundler = { ...strict, module: 'preserve', moduleResolution: 'bundler' };
    const own = { ...strict, allowImportingTsExtensions: true };

    let types: string;
    before(async () => {
      types = await mkdtemp(join(tmpdir(), 'types-'));
      await execa('tsc', ['-p', 'harness/package', '--outDir', types], { cwd: repository, preferLocal: true });
    });
    after(() => rm(types, { recursive: true, force: true }));

    const settingsOf = [
      ['beside a package.json without a type', strict, { name: 'shop' }],
      ['beside one of modules', strict, { name: 'shop', type: 'module' }],
      ['under a bundler', bundler, { name: 'shop' }],
      ['where TypeScript takes its own endings', own, { name: 'shop', type: 'module' }],
    ] as const;
    for (const [what, settings, manifest] of rowsOf('settings of a compiler', settingsOf, 4)) {
      it(what, async () => {
        const compilerOptions = { ...settings, paths: { resilience: [join(types, 'index.d.ts')] } };
        folder = await folderWith({
          'shop/compose.yaml': compose,
          'package.json': JSON.stringify(manifest),
          'tsconfig.json': JSON.stringify({ compilerOptions, include: ['shop', 'scenarios', 'resilience.config.*'] }),
        });
        expect((await init('shop')).exitCode).to.equal(0);
        const tsc = await execa('tsc', ['-p', folder.path], { cwd: repository, preferLocal: true, reject: false });
        expect(tsc.stdout).to.equal('');
        expect(tsc.exitCode).to.equal(0);
      });
    }
  });
});
