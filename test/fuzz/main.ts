/** `npm run fuzz`: broken inputs of every kind, each of which must end with an error of the catalogue, soon and in little memory. */
import { cpus } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { newSeed } from '../../harness/engine/system/random.ts';
import { busyness } from './judge.ts';
import { runCases } from './pool.ts';
import { failuresOf, tableOf } from './table.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    cases: { type: 'string', default: '10000' },
    only: { type: 'string' },
    jobs: { type: 'string' },
  },
});
const seed = values.seed ?? newSeed();
const numbers =
  values.only === undefined ? Array.from({ length: Number(values.cases) }, (_, index) => index) : [Number(values.only)];
const began = performance.now();
let done = 0;
const answers = await runCases({
  seed,
  numbers,
  processes: Math.min(numbers.length, Number(values.jobs ?? cpus().length)),
  onAnswer: (answer) => {
    done += 1;
    if (answer.wrong !== null) process.stderr.write(`${failuresOf([answer], seed).join('\n')}\n`);
    if (done % 500 === 0) process.stderr.write(`${done} of ${numbers.length} cases\n`);
  },
});
const failed = answers.filter((one) => one.wrong !== null).length;
process.stdout.write(`${tableOf(answers)}\n`);
process.stdout.write(
  `seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s, ${failed} not as expected; the machine was ${busyness().toFixed(1)} times busy at the end\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
