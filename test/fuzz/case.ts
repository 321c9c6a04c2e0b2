/** One broken input to the command line, and what may come of it. */

/** A file's text, `{ link }` to something that is there, or `null` for an empty folder. */
export type Laid = string | { readonly link: string } | null;

export interface FuzzCase {
  /** What is broken: a row of the table. */
  readonly kind: string;
  readonly words: readonly string[];
  /** By path below the folder that the command is given in. */
  readonly files: Readonly<Record<string, Laid>>;
  /** `refused`: with 2 and a code. `either`: it may in fact be fine. */
  readonly expected: 'refused' | 'either';
  /** Through a process of its own, as a person does it. */
  readonly alone?: boolean;
}

export interface Ended {
  /** Null: it did not end. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
  /** The most that the process had held when it was over. */
  readonly mebibytes: number;
}
