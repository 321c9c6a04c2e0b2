/** Of a linter's knowledge what keeps a stack from coming up, or from its steady state: known before anything starts. */
import type { WrittenProject } from '../compose-file/written-project.ts';
import type { LintRule, LintService } from '../model/lint.ts';
import { placeText } from '../model/place.ts';
import { isRecord, type Json } from '../model/record.ts';
import type { StartObstacle } from '../model/start-obstacle.ts';
import { findingsIn } from './lint.ts';

/** What they find keeps a service from ever being healthy, or from being so in time. */
const telling: ReadonlySet<LintRule> = new Set([
  'check-asks-published-port',
  'check-cannot-succeed',
  'check-program-missing',
  'check-shell-syntax',
  'check-sleeps',
  'check-without-command',
  'start-period-too-short',
]);

export interface Beforehand {
  readonly services: readonly LintService[];
  readonly written: Pick<WrittenProject, 'place'>;
  /** Whether a file or folder of this machine is there. */
  readonly isThere: (path: string) => boolean;
}

export function foresee({ services, written, isThere }: Beforehand): readonly StartObstacle[] {
  const placed = (at: readonly (string | number)[]): string | null => {
    const place = written.place(at);
    return place === null ? null : placeText(place);
  };
  const linted = findingsIn({ services, objective: null })
    .filter(({ rule }) => telling.has(rule))
    .map(({ service, message, cost, why, fix, at }): StartObstacle => {
      const follows = cost ?? why;
      return { service, message: `${message}; ${follows}`, fix, at: placed(['services', service, ...at]) };
    });
  const mounted = services.flatMap((one) =>
    missingMounts(one, isThere).map(({ index, ...found }) => ({
      ...found,
      at: placed(['services', one.name, 'volumes', index]),
    })),
  );
  const others = services.flatMap(({ name, image, imageFacts }): readonly StartObstacle[] =>
    imageFacts?.foreign === undefined
      ? []
      : [
          {
            service: name,
            message: `${image} is for ${imageFacts.foreign.its}, and the engine's machine is ${imageFacts.foreign.engines}: it runs slowly under emulation, or ends with "exec format error"`,
            fix: `take the image for ${imageFacts.foreign.engines}, or build it here`,
            at: placed(['services', name, 'image']),
          },
        ],
  );
  return [...linted, ...mounted, ...others];
}

function missingMounts(
  { name, resolved }: LintService,
  isThere: (path: string) => boolean,
): readonly (Omit<StartObstacle, 'at'> & { readonly index: number })[] {
  const volumes = Array.isArray(resolved.volumes) ? (resolved.volumes as readonly Json[]) : [];
  return volumes.flatMap((one, index) => {
    if (!isRecord(one) || one.type !== 'bind' || typeof one.source !== 'string' || isThere(one.source)) return [];
    const made = isRecord(one.bind) && one.bind.create_host_path === true;
    // A folder that is made empty is what many a service wants for its data.
    if (made && !looksLikeFile(one.source)) return [];
    const follows = made ? 'the engine makes an empty folder there, not a file' : 'the engine refuses to start it';
    return [
      {
        ...{ service: name, index },
        message: `${name} mounts ${one.source}, which is not there: ${follows}`,
        fix: 'create the file, or correct the path',
      },
    ];
  });
}

/** By its name: `nginx.conf`, `init.sql`; not `data` or `.cache`. */
const looksLikeFile = (path: string): boolean => /[^/.][^/]*\.[A-Za-z0-9]{1,6}$/.test(path);
