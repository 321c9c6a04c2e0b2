/** What the tests ask of the stack's Prometheus. */
import { z } from 'zod';

const answerShape = z.object({
  data: z.object({
    result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) })),
  }),
});

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  /** NaN where Prometheus says so. */
  readonly value: number;
}

/** Instant queries at `url`; rejects with Prometheus' own words where it refuses one. */
export function createPrometheus(url: string) {
  const get = async (path: string) => {
    const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(5000) });
    const body = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
    return body;
  };
  const query = async (expr: string): Promise<readonly Sample[]> => {
    const { data } = answerShape.parse(JSON.parse(await get(`/api/v1/query?query=${encodeURIComponent(expr)}`)));
    return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
  };
  return { get, query };
}

/** What `look` gives as soon as it is more than null; fails after `limitMs` with the reason that `look` last had, or `what`. */
export async function eventually<T>(what: string, look: () => Promise<T | null>, limitMs = 30_000): Promise<T> {
  const end = performance.now() + limitMs;
  for (let last = ''; ; ) {
    const seen = await look().catch((error: Error) => {
      last = `: ${error.message}`;
      return null;
    });
    if (seen !== null) return seen;
    if (performance.now() > end) throw new Error(`${what} was not seen within ${limitMs / 1000} s${last}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
