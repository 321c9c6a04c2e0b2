/** Every kind of load, a row each; a probe that is sent for the traffic's sake is what it is as a probe. */
import { isStored, type Load, type LoadKind } from './load.ts';
import type { Probe } from './probe.ts';
import { type Door, type ProbeTraits, probeTraits } from './probe-traits.ts';

type LoadTraits<L extends Load | Probe> = Pick<ProbeTraits<L>, 'label'> & {
  /** Null: it runs inside, and asks whom it likes. */
  readonly door: (load: L) => Door | null;
};

const loadTraits: { readonly [Kind in LoadKind]: LoadTraits<Extract<Load, { kind: Kind }>> } = {
  http: probeTraits.http,
  writes: {
    door: (load) => (isStored(load) ? doorOf(load.reads) : { at: 'port', service: load.service, port: null }),
    label: ({ service }) => `the writes to ${service}`,
  },
  k6: { door: () => null, label: ({ script }) => script },
};

export const loadKinds = Object.keys(loadTraits) as readonly LoadKind[];

const rows = { ...loadTraits, ...probeTraits };

/** The row is of its kind by the type of the tables, which indexing by a union loses. */
const rowOf = ({ kind }: Probe | Load): LoadTraits<Probe | Load> => rows[kind] as LoadTraits<Probe | Load>;

/** Where it has no name yet. */
export const labelOf = (one: Probe | Load): string => rowOf(one).label(one);

/** Where it is asked; null: it runs inside, and asks whom it likes. */
export const doorOf = (one: Probe | Load): Door | null => rowOf(one).door(one);
