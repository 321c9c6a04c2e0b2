/** Whether what came of a case is as it should be. */
import { cpus, loadavg } from 'node:os';
import { exitCodeOfFailures } from '../../harness/cli/exit-code-of-failures.ts';
import { catalogue, type Failure, type FailureCode } from '../../harness/model/failure.ts';
import type { Ended, FuzzCase } from './case.ts';

export const limits = { milliseconds: 5000, mebibytes: 512 } as const;

export interface Judged {
  readonly codes: readonly FailureCode[];
  /** Null: as expected. */
  readonly wrong: string | null;
}

/** How many wait for each processor: on a busy machine everything takes so much longer. At least 1. */
export const busyness = (): number => Math.max(1, loadavg()[0]! / Math.max(1, cpus().length));

const isCode = (text: string): text is FailureCode => text in catalogue;

export function judge({ expected, words }: FuzzCase, ended: Ended): Judged {
  const codes = [...ended.stderr.matchAll(/^error (R\d{3}): /gm)].map(([, code]) => code!).filter(isCode);
  return { codes, wrong: wrongOf(codes, expected, words[0] ?? '', ended) };
}

function wrongOf(
  codes: readonly FailureCode[],
  expected: FuzzCase['expected'],
  command: string,
  { exitCode, stdout, stderr, milliseconds, mebibytes }: Ended,
): string | null {
  if (exitCode === null) return 'it does not end';
  if (codes.includes('R499')) return `R499: ${/R499: (.*)/.exec(stderr)?.[1]}`;
  if (/\n\s+at \S.*:\d+:\d+\)?$|node:internal/m.test(stderr)) return 'it prints a stack';
  if (codes.length > 0 && exitCode !== exitCodeOfFailures(codes.map((code) => ({ code }) as Failure))) {
    return `${exitCode} is not the exit code of ${codes.join(', ')}`;
  }
  if (codes.length === 0 && [2, 4].includes(exitCode) && !(isStored(command) && stdout !== '')) {
    return `it ends with ${exitCode} and without an error of the catalogue`;
  }
  if (![0, 1, 2, 3, 4].includes(exitCode)) return `it ends with ${exitCode}`;
  if (exitCode === 4 && codes.some((code) => code.startsWith('R4') && !['R401', 'R412', 'R413'].includes(code))) {
    return `${codes.join(', ')} for what is the user's`;
  }
  if (expected === 'refused' && exitCode !== 2) return `it is not refused: ${exitCode}`;
  if (milliseconds > limits.milliseconds * busyness()) return `it takes ${Math.round(milliseconds)} ms`;
  return mebibytes > limits.mebibytes ? `it takes ${Math.round(mebibytes)} MiB` : null;
}

const isStored = (command: string): boolean => command === 'analyze' || command === 'report';
