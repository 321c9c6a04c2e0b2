/** An addition: the service's own instants as NDJSON on stdout, to check measurements from outside against. */

export type Instant = 'listening' | 'first-good-answer' | 'health' | 'exit';

/** Records that something happened just now; does nothing when the addition is off. */
export type Recorder = (instant: Instant, detail?: Readonly<Record<string, string | number | boolean>>) => void;

/** Times are epoch milliseconds with fractions. Writes are synchronous, as stdout is a pipe in a container. */
export function createRecorder(service: string, on: boolean): Recorder {
  if (!on) return () => {};
  return (instant, detail = {}) => {
    const at_ms = performance.timeOrigin + performance.now();
    process.stdout.write(`${JSON.stringify({ instant, at_ms, service, ...detail })}\n`);
  };
}
