/** Who needs whom, with all that speaks for it: what was seen, and what the Compose file says. */
import { edgesOf } from '../init/edges.ts';
import type { DescribedService } from '../model/described-service.ts';
import type { EdgeEvidence, LearnedEdge } from '../model/learned.ts';
import type { ServiceName } from '../model/stack.ts';
import type { SeenNames } from './watch-names.ts';
import type { SeenConnections } from './watch-sockets.ts';

interface Spoken {
  readonly from: ServiceName;
  readonly to: ServiceName;
  readonly evidence: EdgeEvidence;
}

/** In the order of the services, callers first; nobody's edge leads to who is not there. */
export function edgesSeen(
  described: readonly DescribedService[],
  seen: readonly SeenConnections[],
  asked: readonly SeenNames[],
): readonly LearnedEdge[] {
  const spoken = [
    ...seen.map(ofConnections),
    ...asked.map(ofNames),
    ...described.flatMap((one) => declared(one, described)),
  ];
  const order = described.map(({ name }) => name);
  const place = ({ from, to }: Pick<Spoken, 'from' | 'to'>): number =>
    order.indexOf(from) * order.length + order.indexOf(to);
  return [...Map.groupBy(spoken, ({ from, to }) => `${from} ${to}`).values()]
    .map((group) => ({ from: group[0]!.from, to: group[0]!.to, evidence: group.map(({ evidence }) => evidence) }))
    .sort((a, b) => place(a) - place(b));
}

const ofConnections = ({ from, to, port, count }: SeenConnections): Spoken => ({
  from,
  to,
  evidence: { by: 'connections', count, port },
});

const ofNames = ({ from, to, count }: SeenNames): Spoken => ({ from, to, evidence: { by: 'names', count } });

function declared(service: DescribedService, all: readonly DescribedService[]): readonly Spoken[] {
  const { name: from, dependsOn = [] } = service;
  const { dependsOn: _, ...alone } = service;
  return [
    ...dependsOn
      .filter((one) => one.service !== from && all.some(({ name }) => name === one.service))
      .map((one): Spoken => ({ from, to: one.service, evidence: { by: 'depends_on' } })),
    ...edgesOf(alone, all).map(
      (one): Spoken => ({
        from,
        to: one.to,
        evidence: { by: 'environment', variable: one.by },
      }),
    ),
  ];
}
