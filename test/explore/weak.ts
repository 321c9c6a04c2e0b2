/** What is found to be weak in rows that are told in a few words. */
import { buildExploration } from '../../harness/explore/build-exploration.ts';
import type { ExploreFinding } from '../../harness/model/exploration.ts';
import type { Broken } from '../../harness/model/explore-row.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { sampleFacts } from './sample-exploration.ts';
import { stackLines } from './sample-stack.ts';
import { type ToldRow, tellRow } from './tell-row.ts';

type Told = Omit<ToldRow, 'broken'> & { readonly broken?: Broken };

/** A row of a service, unless it says otherwise. */
export const told = (key: string, fault: Fault, happened: readonly string[], more: Partial<ToldRow> = {}): Told => ({
  ...{ key, fault, happened },
  ...more,
});

export function findingsOf(rows: readonly Told[], stack: readonly string[] = stackLines): readonly ExploreFinding[] {
  const measured = rows.map((one) => tellRow(stack, { broken: { on: 'service', service: one.fault.target }, ...one }));
  return buildExploration({ ...sampleFacts, measured, untried: [] }).findings;
}

/** `never reconnects: api→db`, or the service alone. */
export const named = ({ weakness, service, edge }: ExploreFinding): string =>
  `${weakness}: ${edge === null ? service : `${edge.from}→${edge.to}`}`;
