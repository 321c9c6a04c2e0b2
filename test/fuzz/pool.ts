/** Does many cases in a few processes; one that does not come to an end is ended with its process, and told. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { limits } from './judge.ts';
import type { Answer } from './worker.ts';

export interface Wanted {
  readonly seed: string;
  readonly numbers: readonly number[];
  readonly processes: number;
  readonly onAnswer?: (answer: Answer) => void;
}

/** Long enough for every case that ends at all. */
const patience = 60_000;

/** After so many cases a process is replaced, so that the memory of one case is not that of a thousand. */
const fresh = 200;

const start = async (): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  await once(child, 'message');
  return child;
};

export async function runCases({
  seed,
  numbers,
  processes,
  onAnswer = () => undefined,
}: Wanted): Promise<readonly Answer[]> {
  const left = numbers.values();
  const answers: Answer[] = [];
  const work = async (): Promise<void> => {
    let child = await start();
    let asked = 0;
    for (const number of left) {
      const { answer, ended } = await ask(child, seed, number);
      answers.push(answer);
      onAnswer(answer);
      asked += 1;
      if (!ended && answer.mebibytes <= limits.mebibytes && asked % fresh !== 0) continue;
      if (child.connected) child.disconnect();
      child = await start();
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: processes }, work));
  return answers;
}

async function ask(child: ChildProcess, seed: string, number: number): Promise<{ answer: Answer; ended: boolean }> {
  let said = '';
  const listen = (text: Buffer): void => {
    said = (said + text.toString()).slice(-2000);
  };
  child.stderr?.on('data', listen);
  const late = new AbortController();
  const ended = {
    kind: 'ended its process',
    words: [],
    exitCode: null,
    codes: [],
    milliseconds: patience,
    mebibytes: 0,
  };
  const answers = [
    once(child, 'message', { signal: late.signal }).then(([answer]) => ({ answer: answer as Answer, ended: false })),
    once(child, 'exit', { signal: late.signal }).then(([code, signal]) => ({
      answer: { ...ended, number, wrong: `it ends the process with ${signal ?? code}: ${said.slice(-300)}` },
      ended: true,
    })),
    new Promise<{ answer: Answer; ended: boolean }>((resolve) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        resolve({ answer: { ...ended, number, wrong: 'it does not end' }, ended: true });
      }, patience);
      late.signal.addEventListener('abort', () => clearTimeout(timer));
    }),
  ];
  child.send({ seed, number });
  const answer = await Promise.race(answers);
  for (const one of answers) one.catch(() => undefined);
  late.abort();
  child.stderr?.off('data', listen);
  return answer;
}
