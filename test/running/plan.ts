/** Which files run when: in three parts, each with the longest first. */
import { kindOf } from './kinds.ts';

export interface Parts {
  /** Side by side while the engine is set up; what waits for nothing is first. */
  readonly pure: readonly string[];
  /** Side by side on the engine. */
  readonly engine: readonly string[];
  /** One by one, last. */
  readonly alone: readonly string[];
}

/** `seconds`: how long a file took once; a file that it does not name takes little. */
export function planParts(files: readonly string[], seconds: Readonly<Record<string, number>>): Parts {
  const longestFirst = (some: readonly string[]): readonly string[] =>
    some.toSorted((a, b) => (seconds[b] ?? 0) - (seconds[a] ?? 0) || (a < b ? -1 : 1));
  const part = (test: (file: string) => boolean): readonly string[] => longestFirst(files.filter(test));
  const [alone, engine] = [(file: string) => kindOf(file).alone, (file: string) => kindOf(file).needs === 'engine'];
  return {
    pure: part((file) => !alone(file) && !engine(file)),
    engine: part((file) => !alone(file) && engine(file)),
    alone: part(alone),
  };
}

export interface Width {
  readonly pure: number;
  readonly engine: number;
}

const gibibyte = 2 ** 30;

/** How many files run at once, one more than there are cores: most wait now and then. One on an engine brings containers. */
export function widthOf(cores: number, memory: number): Width {
  const bounded = (wanted: number, each: number, most: number): number =>
    Math.max(1, Math.min(wanted, Math.floor(memory / each), most));
  return { pure: bounded(cores + 1, 1.5 * gibibyte, 16), engine: bounded(cores + 1, 2 * gibibyte, 8) };
}
