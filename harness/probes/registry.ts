/** Every probe kind and who asks it: the prober slot by slot, or an observer of its own. A kind without a row does not compile. */
import type { Probe, ProbeKind, ProbeName } from '../model/probe.ts';
import type { Asker } from './asker.ts';
import { checkAsker } from './check/asker.ts';
import { startDnsObserver } from './dns/observer.ts';
import { execAsker } from './exec/asker.ts';
import { startLogObserver } from './log/observer.ts';
import type { ObserverStart, ProbeObserver, ProbingContext } from './observer.ts';
import { isAtPort, type PortKind, portAskerOf } from './port-askers.ts';
import { startMetricObserver } from './promql/observer.ts';

type AskingContext = Pick<ProbingContext, 'env' | 'address' | 'services'>;

/** Who asks probes of one kind. */
type AskedBy<P extends Probe> =
  | { readonly asker: (probe: P, context: AskingContext) => Asker }
  | { readonly observer: ObserverStart<P> };

/** Of kinds that are asked at a port the rows are in `port-askers.ts`. */
const askedBy: {
  readonly [Kind in Exclude<ProbeKind, PortKind>]: AskedBy<Extract<Probe, { readonly kind: Kind }>>;
} = {
  promql: { observer: startMetricObserver },
  dns: { observer: startDnsObserver },
  log: { observer: startLogObserver },
  exec: { asker: execAsker },
  check: { asker: checkAsker },
};

/** Null: it is asked at a port. The key and the probe are of one kind by the type of the table, which indexing by a union loses. */
const whoAsks = ({ kind }: Probe): AskedBy<Probe> | null => (isAtPort(kind) ? null : (askedBy[kind] as AskedBy<Probe>));

/** Null: an observer asks it. */
export function askerOf(probe: Probe, context: AskingContext): Asker | null {
  const who = whoAsks(probe);
  if (who === null) return portAskerOf(probe, context);
  return 'asker' in who ? who.asker(probe, context) : null;
}

/** Null: the prober asks it. */
export function startProbeObserver(
  name: ProbeName,
  probe: Probe,
  context: ProbingContext,
): Promise<ProbeObserver> | null {
  const who = whoAsks(probe);
  return who !== null && 'observer' in who ? who.observer(name, probe, context) : null;
}
