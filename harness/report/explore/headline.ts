/** What was explored, in one line: services, entry points, edges that were seen; and how much of it was tried. */
import { countText, plural } from '../../model/count-text.ts';
import { longText } from '../../model/duration-text.ts';
import type { Exploration } from '../../model/exploration.ts';
import { type EntryPoint, edgeText, isSeen, type LearnedEdge } from '../../model/learned.ts';
import { spokenBy } from '../../model/probe-traits.ts';

/** `compose.yaml`, `5 services, 1 runs once`, `entry points: …`, `edges seen: …`. */
export function headlineOf({ files, stack, learned }: Exploration): readonly string[] {
  const once = learned.services.filter((one) => one.once).length;
  const lasting = learned.services.length - once;
  const seen = learned.edges.filter(isSeen);
  return [
    files.length === 0 ? stack : files.join(', '),
    plural(lasting, 'service') + (once === 0 ? '' : `, ${countText(once)} that ${once === 1 ? 'runs' : 'run'} once`),
    `entry points: ${learned.entries.map(entryText).join(', ')}`,
    seen.length === 0 ? 'no edges seen' : `edges seen: ${seen.map(seenText).join(', ')}`,
  ];
}

/** `proxy :80 (HTTP)`, `api :3000 (HTTP, inside)`. */
function entryText({ name, service, by, probe }: EntryPoint): string {
  const port = 'port' in probe && probe.port !== null && name === service ? ` :${probe.port}` : '';
  return `${name}${port} (${spokenBy(probe)}${by === 'callers' ? ', inside' : ''})`;
}

/** `proxy→api 412`. */
function seenText(edge: LearnedEdge): string {
  const count = edge.evidence.reduce((sum, one) => sum + (one.by === 'connections' ? one.count : 0), 0);
  return count === 0 ? edgeText(edge) : `${edgeText(edge)} ${countText(count)}`;
}

/** `31 of 35 cells tried in 14 min, 4 hatched: predicted, not tried`. */
export function coverageText({ columns, rows, untried, took }: Exploration): string {
  const of = (count: number): number => count * columns.length;
  const hatched = untried.filter(({ why }) => why !== 'refused').length;
  const all = plural(of(rows.length + untried.length), 'cell');
  const left = hatched === 0 ? '' : `, ${of(hatched)} hatched: predicted, not tried`;
  return `${of(rows.length)} of ${all} tried in ${longText(took)}${left}`;
}
