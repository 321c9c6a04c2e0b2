/** Every probe kind and who asks it: the prober slot by slot, or an observer of its own. A kind without a row does not compile. */
import type { Probe, ProbeName } from '../model/probe.ts';
import type { Asker } from './asker.ts';
import { startDnsObserver } from './dns/observer.ts';
import { httpAsker } from './http/asker.ts';
import type { ObserverStart, ProbeObserver, ProbingContext } from './observer.ts';
import { startMetricObserver } from './promql/observer.ts';

/** Who asks probes of one kind. */
type AskedBy<P extends Probe> =
  | { readonly asker: (probe: P, context: Pick<ProbingContext, 'env' | 'address'>) => Asker }
  | { readonly observer: ObserverStart<P> };

const askedBy: { readonly [Kind in Probe['kind']]: AskedBy<Extract<Probe, { readonly kind: Kind }>> } = {
  http: { asker: (probe, { env, address }) => httpAsker(probe, env.clients.http, () => address(probe.service)) },
  promql: { observer: startMetricObserver },
  dns: { observer: startDnsObserver },
};

// The key and the probe are of one kind by the type of `askedBy`, which indexing by a union loses.
const whoAsks = (probe: Probe) => askedBy[probe.kind] as AskedBy<Probe>;

/** Null: an observer asks it. */
export function askerOf(probe: Probe, context: Pick<ProbingContext, 'env' | 'address'>): Asker | null {
  const who = whoAsks(probe);
  return 'asker' in who ? who.asker(probe, context) : null;
}

/** Null: the prober asks it. */
export function startProbeObserver(
  name: ProbeName,
  probe: Probe,
  context: ProbingContext,
): Promise<ProbeObserver> | null {
  const who = whoAsks(probe);
  return 'observer' in who ? who.observer(name, probe, context) : null;
}
