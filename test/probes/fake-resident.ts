/** A resident companion in memory: it says what it is made to say, and ends when it is told to, at once or never. */
import type { Engine, Resident, ResidentSpec } from '../../harness/engine/engine.ts';

export interface FakeResident {
  readonly reside: Engine['companions']['reside'];
  readonly specs: readonly ResidentSpec[];
  /** What was done to it: the names of signals, and `remove`. */
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
  readonly begins?: (one: FakeResident) => void;
}

export function fakeResident({ exitCode = 0, file = null, refusal = null, begins }: Nature = {}): FakeResident {
  const ended = Promise.withResolvers<number>();
  const [specs, calls]: [ResidentSpec[], string[]] = [[], []];
  let [say, complain] = [(_: string): void => undefined, (_: string): void => undefined];
  const resident: Resident = {
    ended: ended.promise,
    signal: async (name) => {
      calls.push(name);
      if (exitCode !== null) ended.resolve(exitCode);
    },
    read: async () => file,
    remove: async () => void calls.push('remove'),
  };
  const one: FakeResident = {
    specs,
    calls,
    reside: async (spec, onLine, onError) => {
      if (refusal !== null) throw new Error(refusal);
      specs.push(spec);
      [say, complain] = [onLine, onError];
      begins?.(one);
      return resident;
    },
    say: (line) => say(line),
    complain: (line) => complain(line),
    end: ended.resolve,
  };
  return one;
}
