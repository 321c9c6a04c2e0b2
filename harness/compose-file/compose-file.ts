/** The user's Compose file, as it is. */

export interface ComposeFile {
  /** As a person would write it from here. */
  readonly name: string;
  readonly text: string;
}

/** One of a project's files. */
export interface ComposeSource extends ComposeFile {
  /** Absolute. */
  readonly file: string;
  /** The Compose files that it includes or extends: as it writes them → absolute. */
  readonly links: Readonly<Record<string, string>>;
}
