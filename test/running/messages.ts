/** What the scheduler and its workers tell each other, a message at a time. */

/** One file, to be run now. */
export interface Order {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  /** Only tests with these full titles, or with all of these words in their titles; null: all. */
  readonly only: { readonly titles: readonly string[] } | { readonly words: readonly string[] } | null;
  /** Titles are told and nothing runs. */
  readonly dry: boolean;
}

export interface TestTold {
  readonly type: 'test';
  readonly title: string;
  /** The full title of the suite that it stands in; empty: of none. */
  readonly suite: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  /** Of a failure: message, difference and stack. */
  readonly error: string | null;
  /** Something other than one test failed: a hook, or the loading of the file. */
  readonly whole: boolean;
}

export type Told =
  | TestTold
  /** A test or a hook began. */
  | { readonly type: 'began'; readonly title: string }
  /** The file is done; `less`: what ran fewer times than in a full run. */
  | { readonly type: 'ended'; readonly less: readonly string[] };

/** In place of an order: there is none any more. */
export const farewell = 'end';

/** Written to both of a worker's streams when a file is done: whatever the file printed stands before it. */
export const outputMark = '\u0000';
