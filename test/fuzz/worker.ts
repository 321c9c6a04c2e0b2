/** A process that does many cases, one after the other, as their numbers come by its channel. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { findCompose } from '../../harness/provision/finding/compose.ts';
import { caseOf } from './cases.ts';
import { judge } from './judge.ts';
import { runCase } from './run-case.ts';
import { storedBase } from './stored-base.ts';

export interface Asked {
  readonly seed: string;
  readonly number: number;
}

export interface Answer {
  readonly number: number;
  readonly kind: string;
  readonly words: readonly string[];
  readonly exitCode: number | null;
  readonly codes: readonly string[];
  readonly wrong: string | null;
  readonly milliseconds: number;
  readonly mebibytes: number;
}

// No engine of this machine may answer, so that nothing is ever started or removed.
process.env.DOCKER_HOST = 'unix:///nonexistent/docker.sock';
// Where Compose is found at once, it is not looked for again in each case.
Object.assign(process.env, (await findCompose({ env: {} }, process.env))?.env);
for (const name of ['CI', 'NO_COLOR', 'FORCE_COLOR', 'GITHUB_STEP_SUMMARY']) delete process.env[name];

const scratch = await mkdtemp(join(tmpdir(), 'resilience-fuzz-'));
const base = await storedBase();
for (const [folder, { plan, timeline }] of Object.entries(base.runs)) {
  for (const [name, text] of [
    ['plan.json', plan],
    ['timeline.ndjson', timeline],
  ] as const) {
    await mkdir(dirname(join(scratch, folder, name)), { recursive: true });
    await writeFile(join(scratch, folder, name), text);
  }
}

async function answer({ seed, number }: Asked): Promise<void> {
  const one = caseOf(seed, number, base, scratch);
  const ended = await runCase(one, scratch);
  const { kind, words } = one;
  const { exitCode, milliseconds, mebibytes } = ended;
  process.send?.({ number, kind, words, exitCode, milliseconds, mebibytes, ...judge(one, ended) } satisfies Answer);
}

process.on('message', (asked: Asked) => void answer(asked));
process.on('disconnect', () => void rm(scratch, { recursive: true, force: true }).finally(() => process.exit()));
process.send?.('ready');
