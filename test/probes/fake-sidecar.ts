/** A sidecar in memory: it says what it is made to say, and ends when it is told to, at once or never. */
import type { CommandEnd } from '../../harness/engine/command-end.ts';
import type { Engine, Sidecar, SidecarSpec } from '../../harness/engine/engine.ts';

export interface FakeSidecar {
  readonly startSidecar: Engine['helperContainers']['startSidecar'];
  readonly specs: readonly SidecarSpec[];
  /** What was done to it: the names of signals, the programs of commands, and `remove`. */
  readonly calls: readonly string[];
  say(line: string): void;
  complain(line: string): void;
  end(exitCode: number): void;
}

export interface Nature {
  /** What it ends with when it is signalled; null: it does not end by that. */
  readonly exitCode?: number | null;
  /** What its file holds. */
  readonly file?: string | null;
  /** Why there is none. */
  readonly refusal?: string | null;
  /** How commands in it end, one after the other. */
  readonly commands?: readonly CommandEnd[];
  readonly begins?: (one: FakeSidecar) => void;
}

export function fakeSidecar({
  exitCode = 0,
  file = null,
  refusal = null,
  commands: ends = [],
  begins,
}: Nature = {}): FakeSidecar {
  const ended = Promise.withResolvers<number>();
  const commands = [...ends];
  const [specs, calls]: [SidecarSpec[], string[]] = [[], []];
  let [say, complain] = [(_: string): void => undefined, (_: string): void => undefined];
  const sidecar: Sidecar = {
    ended: ended.promise,
    signal: async (name) => {
      calls.push(name);
      if (exitCode !== null) ended.resolve(exitCode);
    },
    read: async () => file,
    execFor: async ([program = '']) => {
      calls.push(program);
      return commands.shift() ?? { how: 'exited', exitCode: 0, output: '' };
    },
    remove: async () => void calls.push('remove'),
  };
  const one: FakeSidecar = {
    specs,
    calls,
    startSidecar: async (spec, onLine, onError) => {
      if (refusal !== null) throw new Error(refusal);
      specs.push(spec);
      [say, complain] = [onLine, onError];
      begins?.(one);
      return sidecar;
    },
    say: (line) => say(line),
    complain: (line) => complain(line),
    end: ended.resolve,
  };
  return one;
}
