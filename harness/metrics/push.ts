/** Keeps the metrics of runs that no Prometheus could have scraped, by a Pushgateway. */
import type { Analysis } from '../model/analysis.ts';
import type { TimelineEvent } from '../model/event.ts';
import { type Failure, fail, failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { expositionOf } from './fold.ts';
import { ask, type Peer, peerAt, problemOf } from './request.ts';

/** The Pushgateway at an address. Throws R412 where it says that it is not ready. */
export async function openPushgateway(address: URL): Promise<Peer> {
  const peer = peerAt(address);
  const problem = problemOf(await ask(peer, { method: 'GET', path: '/-/ready' }));
  if (problem === null) return peer;
  return fail('R412', `no Pushgateway is ready at ${peer.url}: ${problem}`, {
    fix: 'start it, correct the address, or leave out --push-gateway',
  });
}

/**
 * A scenario has one group, which each run replaces as a whole, so that nothing of an earlier run is left in it. A Pushgateway forgets
 * nothing by itself: the group of a scenario that is run no more stays until it is deleted.
 */
export const groupOf = (scenario: string): string => `/metrics/job/resilience/scenario/${encodeURIComponent(scenario)}`;

/** Null: it is kept. */
export async function pushRun(
  peer: Peer,
  plan: Plan,
  events: Iterable<TimelineEvent>,
  analysis: Analysis,
): Promise<Failure | null> {
  const problem = await keep(peer, groupOf(plan.scenario), await expositionOf(plan, events, analysis));
  if (problem === null) return null;
  return failure('R412', `the Pushgateway at ${peer.url} did not keep the metrics of ${plan.scenario}: ${problem}`, {
    fix: "nothing else is lost: the run's directory has all that was measured",
  });
}

/** Replaces a group as a whole. Why it is not kept, or null. */
export async function keep(peer: Peer, group: string, exposition: string): Promise<string | null> {
  const type = 'text/plain; version=0.0.4; charset=utf-8';
  return problemOf(await ask(peer, { method: 'PUT', path: group, type, body: exposition }));
}
