/** A weakness that only two faults show, planted on a real engine: suspected by the simulator, reproduced in so many of so many, and neither fault does it alone. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { engineKind } from '../../../harness/app/engine.ts';
import { explorePairs } from '../../../harness/app/explore/explore-pairs.ts';
import { learnStack } from '../../../harness/app/explore/learn-stack.ts';
import { measureRows } from '../../../harness/app/explore/measure-rows.ts';
import type { Output } from '../../../harness/app/output-port.ts';
import { listRows } from '../../../harness/explore/rows/list-rows.ts';
import { seconds } from '../../../harness/model/time.ts';
import { ensureEngine } from '../../../harness/provision/ensure.ts';
import { renderPairs } from '../../../harness/report/explore/pairs.ts';
import { stackOf } from '../../engine/docker/tiny-stack.ts';

const silent: Output = {
  ...{ out: () => undefined, err: () => undefined, status: () => undefined },
  ...{ colour: false, live: false, width: 100 },
};

const node = `\${RESILIENCE_NODE_IMAGE}`;
const program = (script: string): string => JSON.stringify(['node', '-e', script.replaceAll('$', '$$$$')]);

const store = `
  process.on('SIGTERM', () => process.exit(0));
  require('http').createServer((_, answer) => answer.end('1')).listen(8080);`;

/** It ends where its store does not answer as it starts, and its policy lets it start again once. */
const shop = `
  const { createServer, get } = require('http');
  const ask = (then) => get({ host: 'store', port: 8080, agent: false, timeout: 2000 }, (found) => found.resume().on('end', () => then(200)))
    .on('timeout', function () { this.destroy(new Error('late')); })
    .on('error', () => then(503));
  process.on('SIGTERM', () => process.exit(0));
  ask((status) => {
    if (status !== 200) process.exit(1);
    createServer((_, answer) => ask((found) => answer.writeHead(found).end())).listen(80);
  });`;

const project = `
services:
  shop: { image: "${node}", command: ${program(shop)}, ports: ["80"], restart: "on-failure:1", depends_on: { store: { condition: service_healthy } } }
  store:
    image: "${node}"
    command: ${program(store)}
    restart: always
    healthcheck: { test: ["CMD", "curl", "-fsS", "http://127.0.0.1:8080/"], interval: 1s, timeout: 2s, retries: 3 }
`;

describe('two faults at once on a real engine', function () {
  this.timeout(420_000);
  const folders: string[] = [];
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('take down for good what comes through each of them, and it is said in how many of how many', async () => {
    const own = await stackOf(project);
    const folder = mkdtempSync(join(tmpdir(), 'resilience-pairs-'));
    folders.push(own.folder, folder);
    const { env } = process;
    const machine = await ensureEngine({ mayProvision: false, onProgress: () => undefined, env });
    const { stack } = await engineKind.settleFiles(own, machine.compose);
    const inputs = { stack, attached: null, machine, env, output: silent, signal: new AbortController().signal };
    const learn = { ...inputs, given: [], folder, seed: '7f3a', watched: seconds(5) };
    const { learned, services } = await learnStack(learn);
    const rows = listRows(learned, services).filter(({ key }) => ['store stop', 'shop crash'].includes(key));
    expect(rows).to.have.length(2);
    const { report, failures, leftovers } = await explorePairs({
      ...{
        services,
        rows: rows.map((row) => ({ ...row, recovery: seconds(10) })),
        measured: [],
        graph: [],
        count: 200,
      },
      world: {
        ...{
          ...inputs,
          learned,
          load: {},
          folder,
          under: 'pairs',
          fresh: 'always',
          command: 'explore',
          seed: '7f3a',
          jobs: 2,
        },
        ...{ budgetEnds: Date.now() + 210_000, progress: () => undefined },
      },
      ...{ measure: measureRows, progress: () => undefined },
    });
    const told = renderPairs(report, { colour: false, width: 150 });
    expect({ failures, leftovers }).to.deep.equal({ failures: [], leftovers: [] });
    const [found] = report.findings;
    // A machine that is busy may spoil a run of one fault, and then it is not sure yet when the budget ends.
    expect(found!.standing, told).to.be.oneOf(['reproduced', 'seen']);
    const { first, second } = found!.schedule;
    // Its second end takes its last start: another crash, or a start while its store is away.
    expect([first.row, second!.row], told).to.include('shop crash');
    expect(report.findings.flatMap(({ schedule }) => [schedule.first.row, schedule.second!.row])).to.include(
      'store stop',
    );
    expect(found!.broke.join('\n')).to.match(/shop is down .*its retries are used up \(on-failure:1\)/);
    expect(found!.engine!.failed / found!.engine!.of, told).to.be.above(0.8);
    // Where the budget ended before one of them was tried alone, nothing is known of it.
    const alone = found!.engine!.alone.filter(({ of }) => of > 0);
    expect(alone, told).to.not.be.empty;
    for (const { failed, of } of alone) expect(failed / of, told).to.be.below(0.5);
    expect(existsSync(join(folder, found!.engine!.shown[0]!, 'report.html'))).to.equal(true);
  });
});
