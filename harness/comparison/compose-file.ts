/** The user's Compose file, as it is. */

export interface ComposeFile {
  /** As a person would write it from here. */
  readonly name: string;
  readonly text: string;
}
