/** Repairs that are tried, each on a stack of its own, and what is kept of them; rows are told in a few words where an engine would measure them. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type MendWorld, mendFindings } from '../../../harness/app/explore/mend-findings.ts';
import { buildExploration } from '../../../harness/explore/build-exploration.ts';
import type { Exploration, ExploreFinding } from '../../../harness/model/exploration.ts';
import type { Stack } from '../../../harness/model/stack.ts';
import { minutes } from '../../../harness/model/time.ts';
import { sampleFacts } from '../../explore/sample-exploration.ts';
import { stackLines } from '../../explore/sample-stack.ts';
import { type Happened, type ToldRow, tellRow } from '../../explore/tell-row.ts';
import { sample } from '../../mend/sample.ts';

const text = `services:
  proxy:
    image: proxy:1
    ports: ["80"]
  api:
    image: api:1
    restart: always
    environment: { DB_TIMEOUT: 60s }
    healthcheck: { test: [CMD, curl, -f, "http://127.0.0.1/health"], interval: 2s, timeout: 1s, retries: 2 }
  worker:
    image: worker:1
`;

const row = (key: string, target: string, happened: Happened): ToldRow => ({
  ...{ key, broken: { on: 'service', service: target }, fault: { kind: 'crash', target }, happened },
});
const restart = { kind: 'restart', target: 'api' } as const;
const keeps = row('db crash', 'db', [
  '0..20 proxy http5xx',
  '0..20 api http5xx',
  '0.2 db.1 died 137',
  '0.4 db.1 started',
]);
const gone = row('worker crash', 'worker', ['0.1 worker.1 died 137']);
const found = (more: Partial<ExploreFinding>): ExploreFinding => ({
  ...{ weakness: 'never reconnects', service: 'api', edge: null, rows: ['db crash'], severity: 'severe' },
  ...{ sentence: 'as it is', learn: null, mend: null },
  ...more,
});

const drawn = (rows: readonly ToldRow[], findings: readonly ExploreFinding[]): Exploration => ({
  ...buildExploration({ ...sampleFacts, measured: rows.map((one) => tellRow(stackLines, one)), untried: [] }),
  findings,
});
const before = drawn(
  [{ ...keeps, remedies: [{ fault: restart, happened: ['0..0.8 proxy http5xx'] }] }, gone],
  [found({}), found({ weakness: 'nobody starts it again', service: 'worker', rows: ['worker crash'] })],
);

/** Rows as they are on a stack with this Compose file. */
type Measured = (text: string, key: string) => Happened | null;
const healed: Measured = (compose, key) => {
  if (key === 'db crash')
    return compose.includes('resilience-healer') ? ['0..5 proxy http5xx', '0..5 api http5xx'] : null;
  return compose.includes('unless-stopped') ? ['0.1 worker.1 died 137', '0.5 worker.1 started'] : null;
};

describe('app/explore/mend-findings', () => {
  let folder = '';
  /** What was tried: the rows and what the Compose files of the stack say. */
  const asked: { rows: readonly string[]; under: string; compose: string; stack: Stack; recovery: number }[] = [];
  beforeEach(async () => {
    asked.splice(0);
    folder = await mkdtemp(join(tmpdir(), 'resilience-mend-'));
    await writeFile(join(folder, 'compose.yaml'), text);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const stack: Stack = {
    name: 'shop',
    folder: '/shop',
    compose: ['compose.yaml'],
    services: {},
    variables: {},
    overrides: {},
  };
  const world = (measured: Measured, more: Partial<MendWorld> = {}): MendWorld => ({
    ...{
      stack,
      attached: null,
      load: {},
      machine: {} as MendWorld['machine'],
      env: {},
      folder,
      command: '',
      seed: '1',
    },
    ...{ jobs: 1, signal: new AbortController().signal, budgetEnds: 1000, now: () => 0, progress: () => undefined },
    output: {
      status: () => undefined,
      err: () => undefined,
      out: () => undefined,
      colour: false,
      live: false,
      width: 100,
    },
    socket: '/run/engine.sock',
    repairable: sample(text, { entries: ['proxy', 'api'] }),
    measure: async (rows, { stack: patched, under }) => {
      const compose = await readFile(patched.compose.at(-1)!, 'utf8');
      const keys = rows.map(({ key }) => key);
      asked.push({ rows: keys, under, compose, stack: patched, recovery: rows[0]!.recovery });
      const told = [keeps, gone].filter(({ key }) => keys.includes(key));
      const all = told.map((one) => ({ ...one, happened: measured(compose, one.key) ?? one.happened }));
      return {
        measured: all.map((one) => tellRow(stackLines, one)),
        untried: [],
        engine: null,
        failures: [],
        leftovers: [],
      };
    },
    ...more,
  });

  it('tries the smallest repair of each finding on the rows that showed it, and then all that helped as one', async () => {
    const after = await mendFindings(before, world(healed));
    expect(after.findings.map(({ mend }) => mend?.tried)).to.deep.equal(['mended', 'mended']);
    expect(asked.map(({ rows }) => rows.join(', '))).to.deep.equal([
      ...['db crash', 'worker crash', 'db crash, worker crash'],
    ]);
    const folders = asked.map(({ under }) => under);
    expect(new Set(folders).size, 'each in a folder of its own').to.equal(3);
    await mendFindings(before, world(healed));
    expect(
      asked.slice(3).map(({ under }) => under),
      'and in the same where it goes on',
    ).to.deep.equal(folders);
    const [first, , whole] = asked;
    expect(first!.compose).to.include('http://127.0.0.1/]').and.not.include('unless-stopped');
    expect(whole!.compose).to.include('resilience-healer').and.include('unless-stopped');
    expect(after.together?.tried).to.equal('mended');
    expect(after.findings[1]!.mend!.rows).to.deep.equal([
      { key: 'worker crash', before: 'worker DOWN, NEVER', after: 'worker DOWN 0.4 s, by itself 0.5 s' },
    ]);
    expect(await readFile(join(folder, 'compose.patch'), 'utf8')).to.equal(after.together!.patch);
    expect(await readdir(join(folder, 'patches'))).to.deep.equal([
      ...['1-never-reconnects-api.patch', '2-nobody-starts-it-again-worker.patch'],
    ]);
  });

  it('takes paths and the engine as the stack has them, and waits as long as a restart by the healer may take', async () => {
    await mendFindings(before, world(healed));
    const [{ stack: patched, recovery }] = asked as [(typeof asked)[0]];
    expect(patched.projectFolder).to.equal('/shop');
    expect(patched.variables).to.deep.equal({ DOCKER_SOCKET: '/run/engine.sock' });
    expect(recovery).to.be.at.least(20_000);
  });

  it('goes on to the next repair where one is no better, and keeps the best', async () => {
    const findings = [found({ weakness: 'no timeout' })];
    const after = await mendFindings({ ...before, findings }, world(healed));
    expect(asked.map(({ compose }) => /DB_TIMEOUT: (\w+)/.exec(compose)?.[1])).to.deep.equal(['2s', '60s']);
    expect(after.findings[0]!.mend).to.include({ tried: 'mended' });
    expect(after.findings[0]!.mend!.sentence).to.include('a container that restarts api');
    expect(after.together, 'one alone').to.equal(undefined);
    expect(await readFile(join(folder, 'compose.patch'), 'utf8')).to.equal(after.findings[0]!.mend!.patch);
  });

  it('tries one repair once for all findings that it may help against', async () => {
    const findings = [found({}), found({ weakness: 'retry storm' })];
    const after = await mendFindings({ ...before, findings }, world(healed));
    expect(asked.length).to.equal(1);
    expect(after.findings.map(({ mend }) => mend?.tried)).to.deep.equal(['mended', 'mended']);
  });

  it('proposes what was not tried, and writes nothing to apply: no time, Ctrl-C, a stack that is not ours', async () => {
    const over = AbortSignal.abort();
    const attached = {} as NonNullable<MendWorld['attached']>;
    for (const more of [{ now: () => minutes(1) }, { signal: over }, { attached }]) {
      const after = await mendFindings(before, world(healed, more));
      expect(after.findings.map(({ mend }) => mend?.tried)).to.deep.equal(['not tried', 'not tried']);
      expect(after.findings[1]!.mend!.patch).to.include('+    restart: unless-stopped');
      expect(await readdir(folder)).to.not.include('compose.patch');
    }
    expect(asked).to.deep.equal([]);
  });

  it('names a repair with which the stack did not come up, and goes on', async () => {
    const measure = world(healed).measure;
    const failing: MendWorld['measure'] = (rows, given) =>
      rows[0]!.key === 'db crash' ? Promise.reject(new Error('no such image')) : measure(rows, given);
    const after = await mendFindings(before, world(healed, { measure: failing }));
    expect(after.failures.map(({ code }) => code)).to.deep.equal(['R245']);
    expect(after.findings.map(({ mend }) => mend?.tried)).to.deep.equal(['not tried', 'mended']);
  });

  it('leaves a finding without a repair as it is', async () => {
    const findings = [found({ weakness: 'loses data', service: 'worker', rows: [] })];
    expect((await mendFindings({ ...before, findings }, world(healed))).findings[0]!.mend).to.equal(null);
  });
});
