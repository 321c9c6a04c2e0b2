/** What is done in a simulated container's network namespace: changes are kept there as they come, and `network.ts` obeys them. */
import type { ContainerId, NetworkNamespaces } from '../engine.ts';
import type { Container } from './container.ts';
import { besides, find, inside, refused, type Sim } from './engine-calls.ts';
import { isClosed, meetRules, resolveName } from './network.ts';

export function simNamespaces(sim: Sim): NetworkNamespaces {
  const within = <T>(id: ContainerId, act: (container: Container) => T): Promise<T> =>
    besides(sim, () => {
      const container = find(sim, id);
      if (container?.life == null) throw refused(`${id} has no network namespace: it is not running`);
      return act(container);
    });
  const took = (): { ran: { from: number; to: number } } => {
    const now = sim.wall + sim.world.now;
    return { ran: { from: now, to: now } };
  };
  return {
    apply: (id, change) =>
      within(id, (container) => {
        const others = container.changes.filter((one) => one.change.kind !== change.kind);
        container.changes = [...others, { change, packets: 0 }];
        if (change.kind === 'closed-port') for (const lose of container.life?.inFlight ?? []) lose('reset');
        return took();
      }),
    packets: (id, kind) =>
      within(id, ({ changes }) => changes.find((one) => one.change.kind === kind)?.packets ?? null),
    restore: (id, kind) =>
      within(id, (container) => {
        const others = container.changes.filter((one) => one.change.kind !== kind);
        const absent = others.length === container.changes.length;
        container.changes = others;
        return absent ? 'absent' : took();
      }),
    resolve: (id, names) =>
      within(id, (container) => names.map((name) => resolveName(sim.world, container, name).length > 0)),
    countNames: (id, names) =>
      within(id, (container) => {
        container.namesAsked = new Map(names.map((name) => [name, 0]));
        return took();
      }),
    namesAsked: (id) => within(id, ({ namesAsked }) => namesAsked && new Map(namesAsked)),
    accepts: (id) => within(id, (container) => container.life?.listening === true && !isClosed(container)),
    testConnect: (id, address) => inside(sim, id, (container) => void meetRules(container, [address])),
  };
}
