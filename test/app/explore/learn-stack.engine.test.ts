/** Stacks are learned on a real engine: what is asked and how, who was seen to talk to whom, and what cannot be explored at all. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { engineKind } from '../../../harness/app/engine.ts';
import { learnStack } from '../../../harness/app/explore/learn-stack.ts';
import type { Output } from '../../../harness/app/output-port.ts';
import { type Failure, FailureError } from '../../../harness/model/failure.ts';
import type { LearnedStack } from '../../../harness/model/learned.ts';
import { seconds } from '../../../harness/model/time.ts';
import { ensureEngine } from '../../../harness/provision/ensure.ts';
import { stackOf } from '../../engine/docker/tiny-stack.ts';

const silent: Output = {
  ...{ out: () => undefined, err: () => undefined, status: () => undefined },
  ...{ colour: false, live: false, width: 100 },
};

const folders: string[] = [];

async function learn(text: string, given: readonly string[] = []): Promise<LearnedStack> {
  const own = await stackOf(text);
  const reports = mkdtempSync(join(tmpdir(), 'resilience-learn-'));
  folders.push(own.folder, reports);
  const machine = await ensureEngine({ mayProvision: false, onProgress: () => undefined, env: process.env });
  const { stack } = await engineKind.settleFiles(own, machine.compose);
  const { learned } = await learnStack({
    ...{ stack, attached: null, given, machine, env: process.env },
    ...{ output: silent, signal: new AbortController().signal, folder: join(reports, 'first'), seed: 'seed' },
    watched: seconds(6),
  });
  expect(existsSync(join(reports, 'first', 'learn', 'timeline.ndjson'))).to.equal(true);
  return learned;
}

const failureOf = async (work: Promise<LearnedStack>): Promise<Failure> => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FailureError)) throw error ?? new Error('it was learned');
  return error.failures[0]!;
};

const node = `\${RESILIENCE_NODE_IMAGE}`;
const program = (script: string): string => JSON.stringify(['node', '-e', script.replaceAll('$', '$$$$')]);

/** `page` needs `numbers` over a connection for each question, tells `stats` by UDP, and shows nothing at `/`. */
const page = `
  const { createServer, get } = require('http'), { createSocket } = require('dgram'), socket = createSocket('udp4');
  createServer((question, answer) => {
    if (question.url === '/') return void answer.writeHead(404).end('nothing here');
    socket.send('asked', 8125, 'stats', () => undefined);
    get({ host: 'numbers', port: 8080, agent: false }, (found) => found.pipe(answer)).on('error', () => answer.writeHead(503).end());
  }).listen(80);
  process.on('SIGTERM', () => process.exit(0));`;
const numbers = `require('http').createServer((_, answer) => answer.end('the number is ' + Math.random())).listen(8080); console.error('error: none yet');`;
const greets = `require('net').createServer((one) => one.on('error', () => 0).on('data', () => one.end())).listen(7000)`;

const shop = `
services:
  page: { image: "${node}", command: ${program(page)}, ports: ["80"], depends_on: { seed: { condition: service_completed_successfully } } }
  numbers: { image: "${node}", command: ${program(numbers)}, volumes: ["/data"], restart: always }
  stats: { image: "${node}", command: ["sh", "-c", "sleep infinity; true"], init: false, restart: always, stop_grace_period: 1s }
  plain: { image: "${node}", command: ${program(greets)}, restart: always, environment: { NUMBERS_URL: "http://numbers:8080" } }
  seed: { image: "${node}", command: ["true"] }
`;

describe('learning a stack on a real engine', function () {
  this.timeout(180_000);
  let shopLearned: LearnedStack;

  before(async () => {
    shopLearned = await learn(shop, ['http://page/number']);
  });
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const entry = (name: string) => shopLearned.entries.find((one) => one.name === name)!;
  const edge = (from: string, to: string) =>
    shopLearned.edges.find((one) => one.from === from && one.to === to)?.evidence ?? [];
  const service = (name: string) => shopLearned.services.find((one) => one.name === name)!;

  it('finds who is asked, from where, and what is good there: also a page that is not there', () => {
    expect(shopLearned.entries.map(({ name, by, steady }) => `${name} ${by}: ${steady.text}`)).to.deep.equal([
      'page /number users: GET /number gives 200 and the same words',
      'page users: GET / gives 404 and always the same body',
      'numbers callers: GET / gives 200 and the same words',
      'plain callers: it takes connections',
    ]);
    expect(entry('page /number').probe).to.deep.include({
      status: [200],
      body: { matches: '^the number is [\\w.,:-]+$' },
    });
    expect(entry('page /number').steady.good).to.be.above(40);
    expect(shopLearned.stack.services).to.deep.include({ page: { port: 80 }, numbers: { port: 8080 } });
  });

  it('sees who talks to whom by their connections and by the names that they ask for, and what is only said', () => {
    const [connections, names] = edge('page', 'numbers');
    expect(connections).to.deep.include({ by: 'connections', port: 8080 });
    expect((connections as { count: number }).count).to.be.above(40);
    expect(names?.by).to.equal('names');
    expect(edge('page', 'stats').map(({ by }) => by)).to.deep.equal(['names']);
    expect(edge('plain', 'numbers')).to.deep.equal([{ by: 'environment', variable: 'NUMBERS_URL' }]);
    expect(edge('page', 'seed')).to.deep.equal([{ by: 'depends_on' }]);
    expect(shopLearned.edges).to.have.length(4);
  });

  it('knows who runs once, what runs first in the others, how they start, and which data goes with them', () => {
    expect(service('seed')).to.deep.include({ once: true, entry: null });
    expect(service('stats')).to.deep.include({ once: false, entry: null, startsIn: null });
    expect(service('stats').firstProcess.slice(0, 2)).to.deep.equal(['sh', '-c']);
    expect(service('page').startsIn).to.be.within(0, 10_000);
    expect(service('page').errorLines).to.equal(0);
    expect(shopLearned.services.map((one) => one.losesWithContainer)).to.deep.equal([['/data'], [], [], [], []]);
  });

  it('asks once more who took connections only, and is ready later than it says', async () => {
    const late = `
      const began = Date.now();
      require('http').createServer((_, answer) => setTimeout(() => answer.end('ready'), began + 8000 - Date.now())).listen(80);`;
    const { entries } = await learn(
      `services: { page: { image: "${node}", command: ${program(late)}, ports: ["80"] } }`,
    );
    expect(entries.map(({ steady }) => steady.text)).to.deep.equal(['GET / gives 200 and always the same body']);
  });

  it('refuses a stack of which nothing stays up, before it starts anything', async () => {
    const text = `
services:
  first: { image: "${node}", command: ["true"] }
  second: { image: "${node}", command: ["true"], depends_on: { first: { condition: service_completed_successfully } } }
`;
    expect(await failureOf(learn(text))).to.deep.include({ code: 'R240' });
  });

  it('refuses one of which nothing can be asked, and what the user names and nobody answers', async () => {
    const mute = `services: { worker: { image: "${node}", command: ["sleep", "infinity"], init: true, restart: always } }`;
    expect(await failureOf(learn(mute))).to.deep.include({ code: 'R241' });
    expect(await failureOf(learn(mute, ['http://worker:81/x']))).to.deep.include({
      code: 'R241',
      message: 'nobody answers at worker:81/x, which is to be asked',
    });
    expect(await failureOf(learn(mute, ['http://api']))).to.deep.include({ code: 'R248' });
  });

  it('says of one that is never steady which check was red, in its own words', async () => {
    const sick = `
services:
  web:
    image: "${node}"
    command: ["sleep", "infinity"]
    init: true
    healthcheck: { test: ["CMD-SHELL", "echo the queue is full; exit 1"], interval: 200ms, timeout: 1s, retries: 1 }
`;
    const { code, message } = await failureOf(learn(sick));
    expect(code).to.equal('R301');
    expect(message).to.include('the queue is full');
  });
});
