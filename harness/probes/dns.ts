/** Looks a service's name up again and again, by a resident of its network. */
import type { Environment } from '../engine/environment.ts';
import type { EventBody } from '../model/event.ts';
import type { PlannedService } from '../model/plan.ts';
import type { DnsProbe, ProbeName } from '../model/probe.ts';

export interface DnsSpec {
  readonly name: ProbeName;
  readonly probe: DnsProbe;
  readonly services: readonly PlannedService[];
}

/** `emit` gets a `dns.answered` and a `probe.ended` per look. */
export function startDnsWatch(
  { name }: DnsSpec,
  _env: Environment,
  _emit: (event: EventBody) => void,
  _signal: AbortSignal,
): Promise<{ stop(): Promise<void> }> {
  return Promise.reject(new Error(`${name}: lookups are not there yet`));
}
