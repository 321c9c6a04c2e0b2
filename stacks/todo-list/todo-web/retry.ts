/** Retrying commands as the originals' driver does with its defaults. */

export interface RetrySettings {
  /** Retries after the first try. */
  readonly retriesMax: number;
  readonly delayMaxMs: number;
}

/**
 * Tries until it works, until an error is not transient, or until the retries are spent: then rejects with the last error.
 * The delays are 0, 1, 3, 7, 15 and then at most `delayMaxMs`: with 6 retries and 30 s about a minute in all. (The original
 * makes each up to a tenth longer by chance.)
 */
export async function retrying<T>(
  { retriesMax, delayMaxMs }: RetrySettings,
  isTransient: (error: unknown) => boolean,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (failures >= retriesMax || !isTransient(error)) throw error;
      const delayMs = Math.min(1000 * (2 ** failures - 1), delayMaxMs);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
  }
}
