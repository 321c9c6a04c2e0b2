/**
 * What someone else did to the run's containers through the engine while an experiment went on. Neither the run nor the engine itself
 * signals, stops, pauses, removes or creates a container there, nor takes a network from one that runs.
 */
import { actionTraits, type OrderedChange } from '../../model/action-traits.ts';
import { faultsOf, servicesTouched } from '../../model/fault-facts.ts';
import { ordersOf } from '../../model/fault-traits.ts';
import { type Instant, instant, type Span } from '../../model/time.ts';
import type { Change } from '../event-index.ts';
import { type ExperimentEvidence, subjectsOf } from '../evidence.ts';
import { changeText } from '../words/change-text.ts';
import { firstAtLeast } from './search.ts';
import { contains } from './spans.ts';

/** One thing that was done; several changes of a container that belong together are one. */
export interface ForeignAct {
  readonly at: Instant;
  /** `orders.1 left the network shop`. */
  readonly text: string;
}

/** What follows from an order of ours, or belongs to one order from outside, comes this soon after: milliseconds. */
const together = 2000;

const byOrder: ReadonlySet<string> = new Set<OrderedChange>([
  'signalled',
  'stopped',
  'restarted',
  'paused',
  'unpaused',
  'removed',
  'created',
  'connected',
  'disconnected',
]);

/** In order of time. What the run's own order changes counts as its own for two seconds after it. */
export function foreignActs(gathered: ExperimentEvidence): readonly ForeignAct[] {
  const { eventIndex, windows, events } = gathered;
  // What was done in other experiments is nothing to one that never began.
  if (events.phases.length === 0) return [];
  const own = ownOrders(gathered);
  const lost = eventIndex.lost.map((one) => widened(one));
  const healed = gathered.run.services.some((one) => one.engineSocket === true);
  const acts = [...eventIndex.changes.values()].flatMap((changes) => {
    const lives = Map.groupBy(changes.filter(isLife), (one) => one.container);
    return changes.filter(
      (one) =>
        byOrder.has(one.change.to) &&
        contains(windows.span, one.engineAt) &&
        !(healed && ['signalled', 'stopped', 'restarted'].includes(one.change.to)) &&
        !own.some((order) => isOf(order, one)) &&
        !lost.some((span) => contains(span, one.engineAt)) &&
        !comesWithItsLife(one, lives.get(one.container) ?? []),
    );
  });
  const networks = gathered.run.services.flatMap((one) => one.networks.map(({ name }) => name));
  return merged(
    acts.toSorted((a, b) => a.engineAt - b.engineAt),
    networks,
  );
}

/** An order that the run itself gave, until what follows from it is over. */
interface Order extends Span {
  readonly services: ReadonlySet<string>;
  readonly changes: readonly string[];
}

const isOf = (order: Order, { service, change, engineAt }: Change): boolean =>
  order.services.has(service) && order.changes.includes(change.to) && contains(order, engineAt);

function ownOrders(gathered: ExperimentEvidence): Order[] {
  const { events, planned } = gathered;
  const { then } = planned;
  const faults = faultsOf(planned);
  const services = new Set([...subjectsOf(gathered), ...faults.flatMap(servicesTouched)]);
  if (then !== null) services.add(then.target);
  const changes = [...faults.flatMap(ordersOf), ...(then === null ? [] : actionTraits[then.kind].orders)];
  const order = (from: Instant | undefined, to: Instant | undefined): Order[] =>
    from === undefined ? [] : [{ ...widened({ from, to: to ?? gathered.windows.span.to }), services, changes }];
  return [events, events.second].flatMap(({ injectBegan, injectEnded, revertBegan, revertEnded }) => [
    ...order(injectBegan?.at, injectEnded?.ended),
    ...order(revertBegan?.at, revertEnded?.ended),
  ]);
}

const widened = ({ from, to }: Span): Span => ({ from: instant(from - 100), to: instant(to + together) });

/** A container leaves its networks when it ends, and joins them when it is started. `lives`: its starts and ends, sorted. */
function comesWithItsLife({ change, engineAt }: Change, lives: readonly Change[]): boolean {
  const from = firstAtLeast(lives, engineAt - together, (one) => one.engineAt);
  const near = (to: 'died' | 'started'): boolean => {
    for (let i = from; i < lives.length && lives[i]!.engineAt <= engineAt + together; i++) {
      if (lives[i]!.change.to === to) return true;
    }
    return false;
  };
  if (change.to === 'disconnected') return near('died');
  let until = from;
  while (until < lives.length && lives[until]!.engineAt <= engineAt) until++;
  const before = lives[until - 1];
  return change.to === 'connected' && (before?.change.to === 'died' || near('started'));
}

const isLife = ({ change }: Change): boolean => change.to === 'died' || change.to === 'started';

/** A restart is a signal, a stop and a restart: reported once, as the last of them; so is what an engine reports twice. */
function merged(acts: readonly Change[], networks: readonly string[]): readonly ForeignAct[] {
  const groups: { readonly at: Instant; last: Change }[] = [];
  for (const act of acts) {
    const group = groups.findLast(({ last }) => last.container === act.container);
    if (group !== undefined && belongs(group.last, act)) group.last = act;
    else groups.push({ at: act.engineAt, last: act });
  }
  return groups.map(({ at, last }) => ({ at, text: changeText(named(last, networks)) }));
}

const belongs = (last: Change, act: Change): boolean =>
  act.engineAt - last.engineAt <= together &&
  (last.change.to === act.change.to || (!('network' in last.change) && !('network' in act.change)));

/** With its network by the key in the Compose file, where it is one of the stack's. */
function named(act: Change, networks: readonly string[]): Change {
  const { change } = act;
  if (!('network' in change)) return act;
  const key = networks.find((one) => change.network.endsWith(`_${one}`));
  return key === undefined ? act : { ...act, change: { ...change, network: `the network ${key}` } };
}
