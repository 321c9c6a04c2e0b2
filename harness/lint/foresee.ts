/** Of a linter's knowledge what keeps a stack from coming up, or from its steady state: known before anything starts. */
import type { WrittenProject } from '../compose-file/written-project.ts';
import { listText } from '../model/count-text.ts';
import type { LintRule, LintService } from '../model/lint.ts';
import { placeText } from '../model/place.ts';
import { isRecord, type Json } from '../model/record.ts';
import type { StartObstacle } from '../model/start-obstacle.ts';
import { findingsIn } from './lint.ts';

/** What they find as an error keeps a service from starting, or from ever being healthy. */
const telling: ReadonlySet<LintRule> = new Set([
  'awaited-never-ends',
  'check-cannot-succeed',
  'check-needs-bash',
  'check-program-missing',
  'check-shell-syntax',
  'check-sleeps',
  'check-time-refused',
  'check-without-command',
  'command-without-shell',
  'healthy-without-check',
  'network-conflict',
  'refused-restart',
]);

/** As serious as they are otherwise, these keep it from being healthy in time. */
const inTime: ReadonlySet<LintRule> = new Set(['check-asks-published-port', 'start-period-too-short']);

export interface Beforehand {
  readonly services: readonly LintService[];
  readonly written: Pick<WrittenProject, 'place'>;
  /** Absolute: where the project's files lie. */
  readonly folder: string;
  /** Whether a file or folder of this machine is there. */
  readonly isThere: (path: string) => boolean;
}

export function foresee(beforehand: Beforehand): readonly StartObstacle[] {
  const { services, written } = beforehand;
  const placed = (at: readonly (string | number)[]): string | null => {
    const place = written.place(at);
    return place === null ? null : placeText(place);
  };
  const linted = findingsIn({ services, objective: null })
    .filter(({ rule, level }) => (level === 'error' && telling.has(rule)) || inTime.has(rule))
    .map(({ service, message, cost, why, fix, at }): StartObstacle => {
      const follows = cost ?? why;
      return { service, message: `${message}; ${follows}`, fix, at: placed(['services', service, ...at]) };
    });
  const mounted = services.flatMap((one) =>
    missingMounts(one, beforehand).map(({ index, ...found }) => ({
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

interface Mount {
  readonly source: string;
  readonly index: number;
  /** The engine makes an empty folder where there is nothing. */
  readonly made: boolean;
}

/** Of the project's own files those that are not there, once for a service. What lies elsewhere is the affair of the engine's machine. */
function missingMounts(
  { name, resolved }: LintService,
  { folder, isThere }: Beforehand,
): readonly (Omit<StartObstacle, 'at'> & { readonly index: number })[] {
  const volumes = Array.isArray(resolved.volumes) ? (resolved.volumes as readonly Json[]) : [];
  const missing = volumes.flatMap((one, index): readonly Mount[] => {
    if (!isRecord(one) || one.type !== 'bind' || typeof one.source !== 'string') return [];
    const { source } = one;
    if (!source.startsWith(`${folder}/`) || isThere(source)) return [];
    const made = isRecord(one.bind) && one.bind.create_host_path === true;
    // A folder that is made empty is what many a service wants for its data.
    return made && !looksLikeFile(source) ? [] : [{ source: source.slice(folder.length + 1), index, made }];
  });
  return [true, false].flatMap((made) => {
    const some = missing.filter((one) => one.made === made);
    if (some.length === 0) return [];
    const follows = made ? 'the engine makes an empty folder there, not a file' : 'the engine refuses to start it';
    const many = some.length > 1;
    return [
      {
        ...{ service: name, index: some[0]!.index },
        message: `${name} mounts ${listText(some.map((one) => one.source))}, which ${many ? 'are' : 'is'} not there: ${follows}`,
        fix: many ? 'create the files, or correct their paths' : 'create the file, or correct its path',
      },
    ];
  });
}

/** By its name: `nginx.conf`, `init.sql`; not `data`, `.cache` or `conf.d`. */
const looksLikeFile = (path: string): boolean => /[^/.][^/]*\.(?!d$)[A-Za-z0-9]{1,6}$/.test(path);
