/** What a sidecar is: what it runs, where it is, and what it finds. */

/** A helper container that stays: a program inside the stack's networks that tells line by line what it sees. */
export interface SidecarSpec {
  /** In the container's name and label: `dns`, `k6`. */
  readonly purpose: string;
  /** Null: the tools image. */
  readonly image: string | null;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Keys of the Compose file's networks it joins; null: all of the project's; empty: none. */
  readonly networks: readonly string[] | null;
  /** Its weight where containers want more CPU than there is; a container has 1,024 as a rule. Absent: that too. */
  readonly cpuWeight?: number;
  /** Files it finds, by absolute path. */
  readonly files: Readonly<Record<string, string>>;
}
