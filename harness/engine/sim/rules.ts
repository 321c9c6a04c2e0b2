/** What differs between engine versions in the rules themselves. */

export interface EngineRules {
  /** A start interval exists (moby 25.0). */
  readonly startInterval: boolean;
  /** The timeout of a probe runs from its start, exec set-up included, and its result counts before it is killed (before 23.0). */
  readonly timeoutFromStart: boolean;
  /** `die` comes before the network is taken down (before 23.0). */
  readonly dieBeforeCleanup: boolean;
}

/** The rules of an engine by its version, `26.1.5` for example; a text without a number counts as current. */
export function rulesOf(version: string): EngineRules {
  const major = Number.parseInt(version, 10);
  const before = (limit: number): boolean => major < limit;
  return { startInterval: !before(25), timeoutFromStart: before(23), dieBeforeCleanup: before(23) };
}
