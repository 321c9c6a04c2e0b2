/** Keeps a night's metrics by a Pushgateway. */
import { type Failure, failure } from '../model/failure.ts';
import type { GateResult } from '../model/gate.ts';
import { renderGateMetrics } from './fold-gate.ts';
import { keep } from './push.ts';
import type { Peer } from './request.ts';

/** A suite has one group, which each night replaces as a whole: a scenario that is no longer in it is no longer told of. */
export const gateGroup = (suite: string): string => `/metrics/job/resilience_gate/suite/${encodeURIComponent(suite)}`;

/** `gateway`: as `openPushgateway` gives it. Null: it is kept. Never throws. */
export async function pushGate(gateway: Peer, result: GateResult): Promise<Failure | null> {
  const { suite } = result.facts;
  const problem = await keep(gateway, gateGroup(suite), await renderGateMetrics(result));
  if (problem === null) return null;
  return failure('R412', `the Pushgateway at ${gateway.url} did not keep the night of ${suite}: ${problem}`, {
    fix: "nothing else is lost: the night's folder has all that was measured",
  });
}
