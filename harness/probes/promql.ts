/** Asks a Prometheus again and again, on an absolute schedule. */
import type { Environment } from '../engine/environment.ts';
import type { EventBody } from '../model/event.ts';
import type { ProbeName, PromqlProbe } from '../model/probe.ts';

export interface PromqlSpec {
  readonly name: ProbeName;
  readonly probe: PromqlProbe;
  /** Where the stack's own Prometheus is reached; not asked for where the probe has a URL. */
  readonly address: () => { readonly host: string; readonly port: number };
}

/** `emit` gets a `witness.observed` first, then a `metric.sampled` and a `probe.ended` per look. */
export function startPromql(
  { name }: PromqlSpec,
  _env: Environment,
  _emit: (event: EventBody) => void,
  _signal: AbortSignal,
): Promise<{ stop(): Promise<void> }> {
  return Promise.reject(new Error(`${name}: PromQL is not there yet`));
}
