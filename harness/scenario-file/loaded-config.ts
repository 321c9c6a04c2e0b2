/** The configuration as the commands read it: complete, with what of it was said, and where. */
import type { ProjectConfig, Suite } from '../model/gate-config.ts';

export interface LoadedConfig extends ProjectConfig {
  /** Files, folders and globs, from here: what a command without any is about. */
  readonly scenarios: readonly string[];
  /** What the file says at its top, for all suites; a command's own default stands in for what is not there. */
  readonly said: Partial<Suite>;
  /** Where each value comes from, by its place: `suites.nightly.repeats` → `default`. */
  readonly origins: Readonly<Record<string, string>>;
  /** What the reader should know: a quarantine that has ended, a variable that is not set. */
  readonly notes: readonly string[];
}
