/** Which files run when: in four parts, each with the longest first. */
import { type Kind, kindOf } from './kinds.ts';

export interface Parts {
  /** Side by side while the engine is set up; what waits for nothing is first. */
  readonly pure: readonly string[];
  /** Side by side on the engine. */
  readonly engine: readonly string[];
  /** A few at a time on an engine that is left to them. */
  readonly quiet: readonly string[];
  /** One by one, last. */
  readonly alone: readonly string[];
}

/** `seconds`: how long a file took once; a file that it does not name takes little. */
export function planParts(files: readonly string[], seconds: Readonly<Record<string, number>>): Parts {
  const longestFirst = (some: readonly string[]): readonly string[] =>
    some.toSorted((a, b) => (seconds[b] ?? 0) - (seconds[a] ?? 0) || (a < b ? -1 : 1));
  const part = (test: (file: string) => boolean): readonly string[] => longestFirst(files.filter(test));
  const wants = (company: Kind['company'], file: string): boolean => kindOf(file).company === company;
  const engine = (file: string): boolean => kindOf(file).needs === 'engine';
  return {
    pure: part((file) => wants('any', file) && !engine(file)),
    engine: part((file) => wants('any', file) && engine(file)),
    quiet: part((file) => wants('quiet', file)),
    alone: part((file) => wants('none', file)),
  };
}

export interface Width {
  readonly pure: number;
  readonly engine: number;
  readonly quiet: number;
}

const gibibyte = 2 ** 30;

/** How many files run at once, one more than there are cores: most wait now and then. One on an engine brings containers; two quiet ones keep out of each other's way. */
export function widthOf(cores: number, memory: number): Width {
  const bounded = (wanted: number, each: number, most: number): number =>
    Math.max(1, Math.min(wanted, Math.floor(memory / each), most));
  const [pure, engine] = [bounded(cores + 1, 1.5 * gibibyte, 16), bounded(cores + 1, 2 * gibibyte, 8)];
  return { pure, engine, quiet: bounded(cores, 2 * gibibyte, 2) };
}
