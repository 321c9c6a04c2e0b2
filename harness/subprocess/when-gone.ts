/**
 * A program that is started when we are gone, however that is, with a word for each thing that we held and had not let go. Until then it
 * is one small shell that waits for the end of its input, which the kernel closes with us. The program takes the shell's place: it is the
 * same process, so that it can be recognised before it begins.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { markProcess, type ProcessMark } from './process-mark.ts';

export interface WhenGone {
  /** The process that waits, and will be the program. Starts it where it is not there. */
  mark(): Promise<ProcessMark>;
  /** Resolves when the waiting process knows the word, which is one line. What it gives back lets go. Throws where there is none to wait. */
  hold(word: string): Promise<() => void>;
}

/** Answers each word that it takes with a line. What comes after a reader is gone must not end it: SIGPIPE. */
const program = `trap '' HUP INT TERM PIPE
words=
end='
'
while read -r what word; do
  case "$what $words" in
    "+ "*) words="$words$word$end"; echo ;;
    "- "*"$word$end"*) words="\${words%%"$word$end"*}\${words#*"$word$end"}" ;;
  esac
done
[ -n "$words" ] || exit 0
set -f
IFS=$end
exec "$@" $words </dev/null >/dev/null 2>&1`;

/** A shell answers in milliseconds. */
const patience = 10_000;

interface Waiting {
  readonly input: Writable;
  readonly mark: Promise<ProcessMark>;
  /** Of the words that are not answered yet, in order. */
  readonly unanswered: PromiseWithResolvers<void>[];
}

export function whenGone(command: () => readonly [string, ...string[]]): WhenGone {
  const held = new Set<string>();
  let waiting: Waiting | null = null;

  const begin = (): Waiting => {
    const child = startWaiting(command());
    const unanswered: PromiseWithResolvers<void>[] = [];
    const mark = markOf(child);
    mark.catch(() => undefined);
    const begun: Waiting = { input: child.stdin, mark, unanswered };
    let stood = false;
    createInterface({ input: child.stdout }).on('line', () => {
      stood = true;
      unanswered.shift()?.resolve();
    });
    const gone = (): void => {
      if (waiting !== begun) return;
      waiting = null;
      // Somebody ended it: another takes its place. One that never stood would not stand now.
      const again = stood ? Promise.all([...held].map(say)) : Promise.reject(new Error('/bin/sh ended at once'));
      const answers = unanswered.splice(0);
      again.then(
        () => answers.map(({ resolve }) => resolve()),
        (error) => answers.map(({ reject }) => reject(error)),
      );
    };
    child.once('exit', gone).once('error', gone);
    return begun;
  };
  const there = (): Waiting => {
    waiting ??= begin();
    return waiting;
  };
  const say = (word: string): Promise<void> => {
    const { unanswered, input } = there();
    const answer = Promise.withResolvers<void>();
    unanswered.push(answer);
    input.write(`+ ${word}\n`);
    return answer.promise;
  };

  return {
    mark: () => there().mark,
    async hold(word) {
      held.add(word);
      try {
        await within(say(word));
      } catch (error) {
        held.delete(word);
        throw error;
      }
      return () => {
        if (held.delete(word)) waiting?.input.write(`- ${word}\n`);
      };
    },
  };
}

/** In a session of its own, so that no terminal and no signal to our group ends it before us. It keeps nobody from ending. */
function startWaiting(
  command: readonly string[],
): ChildProcess & { readonly stdin: Writable; readonly stdout: Readable } {
  const started = spawn('/bin/sh', ['-c', program, 'sh', ...command], {
    detached: true,
    cwd: '/',
    // What is preloaded into us may be written relative to our folder.
    env: { ...process.env, NODE_OPTIONS: undefined },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  started.unref();
  for (const stream of [started.stdin, started.stdout]) {
    // It may be gone already.
    stream.on('error', () => undefined);
    if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
  return started;
}

/** Off Linux a process has no start time to tell; its number must do. */
async function markOf({ pid }: ChildProcess): Promise<ProcessMark> {
  if (pid === undefined) throw new Error('/bin/sh could not be started');
  return process.platform === 'linux' ? markProcess(pid) : { pid, startTicks: '', boot: '' };
}

/** Keeps this process up meanwhile, which the waiting one does not. */
async function within(answer: Promise<void>): Promise<void> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
  try {
    await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
