/** What an image says of itself, before a Compose file changes any of it. */
import type { HealthPart } from './settings.ts';

export interface ImageFacts {
  /** Its own health check; null: it has none, or switches off the one it is built on. */
  readonly health: HealthPart | null;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** Whom its first process runs as; empty: root. */
  readonly user: string;
  /** The TCP ports that it exposes. */
  readonly ports: readonly number[];
  readonly environment: Readonly<Record<string, string>>;
  /** `SIGQUIT` and the like; null: SIGTERM. */
  readonly stopSignal: string | null;
  /** What a check in the shell form runs in; null: `/bin/sh -c`. */
  readonly shell: readonly string[] | null;
  /** Where it is for another kind of processor than the engine has, both of them: `arm64` and `amd64`. Absent: it is for this one. */
  readonly foreign?: { readonly its: string; readonly engines: string };
}

/** A program to look for in an image. */
export interface WantedProgram {
  readonly name: string;
  /** Absolute, in the order in which they are searched. */
  readonly folders: readonly string[];
}

export interface FoundProgram {
  readonly path: string;
  /** Where a symbolic link points; empty: it is the program itself. */
  readonly link: string;
}
