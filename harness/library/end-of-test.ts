/** When a test is over, and how it ended, as its runner tells. */

/** Takes what is to be done when the running test is over, whatever became of it: vitest's `onTestFinished`, `after` of `node:test`. */
export type AtEnd = (end: (context?: unknown) => Promise<void>) => unknown;

/** How a test ended. */
export interface TestEnd {
  /** Null: its runner does not say. */
  readonly passed: boolean | null;
  /** What made it fail, where its runner says. */
  readonly errors: readonly Error[];
  /** Tells a line beside the test, where its runner has a way for that. */
  readonly say?: (line: string) => void;
}

/** What runners hand on, each in its way. */
interface Context {
  /** mocha. */
  readonly currentTest?: { readonly state?: string; readonly err?: Error };
  /** vitest. */
  readonly task?: { readonly result?: { readonly state?: string; readonly errors?: readonly Error[] } };
  /** `node:test`. */
  readonly passed?: boolean;
  readonly error?: Error | null;
  diagnostic?(line: string): void;
}

export function testEnd(given: unknown): TestEnd {
  const context = (given ?? {}) as Context;
  const { currentTest, task, passed, error } = context;
  if (currentTest !== undefined) return { passed: currentTest.state === 'passed', errors: list(currentTest.err) };
  if (task !== undefined) return { passed: task.result?.state === 'pass', errors: task.result?.errors ?? [] };
  const say = context.diagnostic === undefined ? {} : { say: (line: string) => context.diagnostic?.(line) };
  return { passed: passed ?? null, errors: list(error), ...say };
}

const list = (error: Error | null | undefined): readonly Error[] => (error == null ? [] : [error]);

type Hook = (body: (this: unknown) => Promise<void>) => unknown;

const pending = new Set<(context: unknown) => Promise<void>>();
const hooked = new WeakSet<Hook>();

/** By the runner's own global hooks: mocha's, and vitest's where it has globals. Elsewhere it is up to `await using`. */
export const byGlobals: AtEnd = (end) => {
  const { onTestFinished, afterEach } = globalThis as { readonly onTestFinished?: AtEnd; readonly afterEach?: Hook };
  if (onTestFinished !== undefined) return onTestFinished(end);
  if (afterEach === undefined) return;
  pending.add(end);
  if (hooked.has(afterEach)) return;
  hooked.add(afterEach);
  try {
    // Called in a test of mocha it is a hook of all tests.
    afterEach(async function () {
      const ends = [...pending].reverse();
      pending.clear();
      for (const one of ends) await one(this);
    });
  } catch {
    // A runner that takes no hooks in a test.
    pending.delete(end);
  }
};
