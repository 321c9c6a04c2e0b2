/** A program that goes on beside us: asked to end when we end, however that is, and keeping us from ending no longer than we want. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { endGroup, endTogether, watcherInput } from './end-with-us.ts';
import { launched } from './launched.ts';

export interface LastingProgram {
  /** When it has ended, by itself or by us. */
  readonly ended: Promise<ProgramEnd>;
  /** It may go on; we may end meanwhile. */
  release(): void;
  end(): void;
}

export interface ProgramEnd {
  /** Null: a signal ended it. 127: there is no such program. */
  readonly code: number | null;
  /** The last of what it wrote to its standard error. */
  readonly said: string;
}

const mostSaid = 2000;

export function startLasting(command: readonly string[]): LastingProgram {
  const [shell, ...words] = launched(command, null, 'TERM');
  const child = spawn(shell, words, { stdio: ['ignore', 'ignore', 'pipe', watcherInput()], detached: true });
  endTogether(child, 'TERM');
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-mostSaid)));
  const { promise: ended, resolve } = Promise.withResolvers<ProgramEnd>();
  child.once('error', (error) => resolve({ code: null, said: error.message }));
  child.once('close', (code) => resolve({ code, said }));
  const end = (): void => endGroup(child.exitCode === null ? child.pid : undefined, 'SIGTERM');
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  return {
    ended,
    release: () => {
      child.unref();
      if (child.stderr !== null && 'unref' in child.stderr && typeof child.stderr.unref === 'function')
        child.stderr.unref();
    },
    end,
  };
}
