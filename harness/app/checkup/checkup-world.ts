/** What a checkup is given by whoever asks for it, and what its steps share. */
import type { Asked } from '../../checkup/entries.ts';
import type { RunBefore } from '../../checkup/never-green.ts';
import type { DescribedService } from '../../model/described-service.ts';
import type { LintService } from '../../model/lint.ts';
import type { ServiceName, Stack } from '../../model/stack.ts';
import type { Machine } from '../../provision/ensure.ts';
import type { Env } from '../../provision/host/paths.ts';
import type { RunDirectory } from '../../store/run-directory.ts';
import type { Interruption } from '../interruption.ts';
import type { Output } from '../output-port.ts';

export interface CheckupOptions {
  readonly reports: string;
  readonly seed: string;
  /** The services whose checks are tried; empty: all. */
  readonly only: readonly string[];
  /** Changes of checks are tried. */
  readonly mend: boolean;
  /** Stacks side by side. */
  readonly jobs: number;
  readonly provision: boolean;
  /** What makes the same checkup again. */
  readonly command: string;
}

export interface CheckupWorld {
  readonly env: Env;
  readonly output: Output;
  readonly listen: () => Interruption;
  /** Told each step as it begins: `api hangs (3 of 14)`. */
  readonly progress: (text: string) => void;
}

/** What is known before anything is started, and what every step needs. */
export interface CheckupBase {
  readonly stack: Stack;
  /** As a person names it. */
  readonly file: string;
  readonly machine: Machine;
  readonly interruption: Interruption;
  readonly options: CheckupOptions;
  readonly world: CheckupWorld;
  readonly directory: RunDirectory;
  /** The folder's name. */
  readonly name: string;
  readonly described: readonly DescribedService[];
  readonly lint: readonly LintService[];
}

/** The stack as it is tried: with whoever is asked, and with what was changed of it. */
export interface TriedStack {
  /** With the port of every service that is asked. */
  readonly stack: Stack;
  readonly asked: readonly Asked[];
  /** The checks that are switched off in it because they are never green, with the run in which they were on. */
  readonly off: ReadonlyMap<ServiceName, RunBefore>;
}
