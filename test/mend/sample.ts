/** A project as repairs are made for it, out of the text of a Compose file: roughly what Compose and an engine would say of it. */
import { type WrittenProject, writtenProject } from '../../harness/compose-file/written-project.ts';
import { repairsFor, type WeakPoint } from '../../harness/mend/catalogue.ts';
import { editsOf } from '../../harness/mend/compose-edits.ts';
import type { MendProject } from '../../harness/mend/repair.ts';
import type { EntryPoint, LearnedStack } from '../../harness/model/learned.ts';
import type { LintService } from '../../harness/model/lint.ts';
import { isRecord, type Json } from '../../harness/model/record.ts';
import type { RestartPolicy } from '../../harness/model/settings.ts';
import type { DependsOn } from '../../harness/model/stack.ts';
import { milliseconds, parseDuration, seconds } from '../../harness/model/time.ts';
import { other } from '../lint/parts.ts';
import { health, httpProbe } from '../plan/parts.ts';

export interface Known {
  /** Who is asked for `GET /` at port 80, users first. */
  readonly entries?: readonly string[];
  readonly loses?: Readonly<Record<string, readonly string[]>>;
  readonly edges?: readonly (readonly [string, string])[];
  /** What every good answer holds. */
  readonly body?: string;
  readonly programs?: readonly string[];
  readonly firstProcess?: Readonly<Record<string, readonly string[]>>;
}

export interface Sample {
  readonly project: MendProject;
  readonly written: WrittenProject;
}

export function sample(text: string, known: Known = {}): Sample {
  const file = '/shop/compose.yaml';
  const written = writtenProject([{ name: 'compose.yaml', file, text, links: {} }], [file]);
  const names = [...text.matchAll(/^ {2}([a-z][\w-]*):(?=\s*(?:$|\{))/gm)]
    .map((one) => one[1]!)
    .filter((one) => written.said(one).length > 0);
  const services = names.map((name) => serviceOf(name, written.said(name)));
  const programs = new Set(known.programs ?? ['sh', 'curl', 'node']);
  return {
    written,
    project: {
      services,
      learned: learnedOf(names, known),
      programs: new Map(names.map((name) => [name, programs])),
      top: written.top(),
    },
  };
}

/** Each set of repairs that may help: what it is, and the lines that it changes; of a container that is added, its name. */
export const proposed = ({ project, written }: Sample, point: WeakPoint): readonly (readonly string[])[] =>
  repairsFor(point, project).map((set) => {
    const diff = (written.patch(editsOf(set, project)) ?? 'cannot be written').split('\n');
    const changed = diff.filter((line) => /^[+-] |^cannot/.test(line)).map((line) => line.replace(/^([+-]) +/, '$1 '));
    const healer = changed.indexOf('+ resilience-healer:');
    return [...set.map(({ what }) => what), ...changed.slice(0, healer < 0 ? undefined : healer + 1)];
  });

function serviceOf(name: string, said: readonly Json[]): LintService {
  const [own = {}] = said;
  const check = isRecord(own.healthcheck) ? own.healthcheck : null;
  const time = (key: string, usual: number): number => parseDuration(String(check?.[key] ?? '')) ?? usual;
  const test = typeof check?.test === 'string' ? ['CMD-SHELL', check.test] : ((check?.test ?? null) as string[] | null);
  return other(name, {
    image: String(own.image ?? `${name}:test`),
    restart: policyOf(String(own.restart ?? 'no')),
    init: own.init === true,
    healthFrom: check === null ? 'none' : 'compose',
    health:
      check === null
        ? null
        : health(time('interval', 30_000), time('timeout', 30_000), Number(check.retries ?? 3), {
            test,
            startPeriod: milliseconds(time('start_period', 0)),
          }),
    command: Array.isArray(own.command) ? own.command.map(String) : null,
    builtOn: 'debian:trixie',
    dependsOn: isRecord(own.depends_on)
      ? Object.entries(own.depends_on).map(([service, how]) => ({
          service,
          condition: (how as { condition: DependsOn }).condition,
        }))
      : ((own.depends_on ?? []) as string[]).map((service) => ({ service, condition: 'service_started' as const })),
    resolved: {
      ...own,
      ...(Array.isArray(own.configs) && { configs: own.configs.map((one) => (isRecord(one) ? one : { source: one })) }),
    },
    written: said,
  });
}

const policyOf = (text: string): RestartPolicy =>
  text.startsWith('on-failure')
    ? { name: 'on-failure', maxAttempts: Number(text.split(':')[1] ?? 0) }
    : { name: text as 'no' | 'always' | 'unless-stopped' };

export function learnedOf(
  names: readonly string[],
  { entries = [], loses = {}, edges = [], firstProcess = {}, body }: Known,
): LearnedStack {
  return {
    stack: {
      ...{ name: 'shop', folder: '/shop', compose: ['compose.yaml'], variables: {}, overrides: {} },
      services: Object.fromEntries(entries.map((name) => [name, { port: 80 }])),
    },
    services: names.map((name) => ({
      ...{ name, once: false, startsIn: seconds(1), errorLines: 0 },
      entry: entries.includes(name) ? name : null,
      firstProcess: firstProcess[name] ?? [],
      losesWithContainer: loses[name] ?? [],
    })),
    entries: entries.map(
      (name): EntryPoint => ({
        ...{
          name,
          service: name,
          by: 'users',
          probe: httpProbe({ service: name, body: body === undefined ? null : { contains: body } }),
        },
        steady: { text: 'GET / gives 200', good: 100, due: 100, p50: milliseconds(2), p99: milliseconds(5) },
      }),
    ),
    edges: edges.map(([from, to]) => ({ from, to, evidence: [{ by: 'connections', count: 3, port: 80 }] })),
    watched: seconds(10),
    traffic: 'the probes',
  };
}
