/** On a real engine: a healer that restarts a slow starter for ever is an answer of a comparison. */
import { expect } from 'chai';
import type { Comparison } from '../../harness/model/comparison.ts';
import { type Folder, folderWith } from './cli.ts';
import { scenario, stack } from './tiny.ts';

/** Listens four seconds after its start, and is given ten before its check counts. */
const slow = `
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, "setTimeout(() => require('http').createServer((q, r) => r.end('ok')).listen(80), 4000)"]
    init: true
    ports: ["80"]
    healthcheck:
      test: [CMD, curl, -fsS, -o, /dev/null, "http://127.0.0.1/"]
      interval: 500ms
      timeout: 2s
      retries: 2
      start_period: 10s
      start_interval: 500ms
`;

const crashed = `'a crash': {
  fault: crash(web), baseline: '1s', recovery: '2s', after: [expect(web).isDetected({ by: 'engine', within: '2s' })],
},`;

const variants = `
export const variants = {
  patient: {},
  hasty: tiny.override({ web: { healthcheck: { start_period: '0s' } } }).heal({ web: 'sidecar' }),
};
`;

describe('a variant that a healer keeps from ever getting steady', function () {
  this.timeout(390_000);
  let folder: Folder;
  let printed: string;
  let comparison: Comparison;

  before(async () => {
    folder = await folderWith({ ...stack(slow), 'tiny.ts': scenario({ experiments: crashed }) + variants });
    const words = ['compare', 'tiny.ts', '--repeats', '4', '--jobs', '2', '--no-controls', '--seed', 'x'];
    const { exitCode, stdout, stderr } = await folder.run(words);
    printed = `${stdout}\n${stderr}`;
    // A busy machine spoils blocks, and too few show nothing.
    expect([0, 3], printed).to.include(exitCode);
    const files = await folder.files('reports');
    comparison = JSON.parse(folder.read(`reports/${files.find((file) => file.endsWith('/comparison.json'))!}`));
  });
  after(() => folder.remove());

  it('is ranked last, and its sentence says how often it was restarted, and by whom', () => {
    process.stdout.write(`    ${comparison.sentence}\n`);
    expect(comparison.sentence).to.match(
      /^hasty was never steady in ([2-4]) of \1: restarted \d+ times by its healer; patient always was/,
    );
    const { count, byHealer } = comparison.variants[1]!.unsteady!;
    expect(comparison.measures[0]!.pairs.map((one) => one.word)).to.deep.equal([count < 4 ? 'cannot tell' : 'worse']);
    expect(comparison.variants.map((one) => one.variant)).to.deep.equal(['patient', 'hasty']);
    expect(byHealer).to.be.at.least(2 * count);
    expect(comparison.recommendation).to.equal(null);
    expect(printed).to.include(`never steady in ${count} of ${count}`);
  });
});
