/** Data on a volume with a name, which outlives its container. */

import { saidOf } from '../../lint/said.ts';
import { listText } from '../../model/count-text.ts';
import { isRecord } from '../../model/record.ts';
import { slug } from '../../model/slug.ts';
import { type MendProject, type Repair, serviceOf } from '../repair.ts';

/** A volume of its own for each path at which it keeps data that goes with its container; null: there is none. */
export function namedVolumes(name: string, { learned, top, ...project }: MendProject): Repair | null {
  const service = serviceOf(project, name);
  const paths = learned.services.find((one) => one.name === name)?.losesWithContainer ?? [];
  if (service === undefined || paths.length === 0) return null;
  const taken = new Set(isRecord(top.volumes) ? Object.keys(top.volumes) : []);
  const volumes = paths.map((path) => {
    const wanted = `${name}-${slug(path.split('/').at(-1) || 'data')}`;
    const free = [wanted, ...Array.from({ length: taken.size + 1 }, (_, index) => `${wanted}-${index + 2}`)];
    const volume = free.find((one) => !taken.has(one))!;
    taken.add(volume);
    return { path, volume };
  });
  return {
    what: `${listText(volumes.map(({ path, volume }) => `the volume ${volume} at ${path}`))} of ${name}`,
    edits: volumes.flatMap(({ path, volume }) => [
      {
        path: ['services', name, 'volumes'],
        value: `${volume}:${path}`,
        instead: anonymousAt(path, saidOf(service, 'volumes')),
      },
      { path: ['volumes', volume], value: {} },
    ]),
  };
}

/** The item that gives the path a volume without a name, as it is written. */
function anonymousAt(path: string, said: unknown): string | null {
  const items = Array.isArray(said) ? said : [];
  return items.find((one) => typeof one === 'string' && one.replace(/\/$/, '') === path) ?? null;
}
