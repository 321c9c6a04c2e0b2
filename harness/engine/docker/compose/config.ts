/** `docker compose config`: the project as Compose resolves it, as far as the harness needs it. */
import { z } from 'zod';
import { distinct } from '../../../model/distinct.ts';
import { type Failure, FailureError, failure } from '../../../model/failure.ts';
import type { Json } from '../../../model/record.ts';
import type { OwnedThings, Stack } from '../../../model/stack.ts';
import { readCompose } from '../bounded-compose.ts';
import type { ComposeOutcome, ComposeTarget } from '../compose.ts';
import { brokenFile } from './broken-file.ts';
import { filesTogether } from './files-together.ts';
import { byService } from './namespaces.ts';
import { beyondReading, mostNested, type NestedAnchor } from './nested-anchors.ts';
import { configFailure, exhaustedFailure } from './problem.ts';
import { skippedServices } from './skipped.ts';

const healthcheck = z.object({
  test: z.array(z.string()).nullish(),
  interval: z.string().nullish(),
  timeout: z.string().nullish(),
  retries: z.number().nullish(),
  start_period: z.string().nullish(),
  start_interval: z.string().nullish(),
  disable: z.boolean().nullish(),
});

const port = z.object({
  target: z.number(),
  published: z.union([z.string(), z.number()]).nullish(),
  protocol: z.string().nullish(),
});

const service = z.object({
  image: z.string().nullish(),
  container_name: z.string().nullish(),
  build: z
    .object({
      context: z.string().nullish(),
      dockerfile: z.string().nullish(),
      dockerfile_inline: z.string().nullish(),
      target: z.string().nullish(),
    })
    .loose()
    .nullish(),
  healthcheck: healthcheck.nullish(),
  restart: z.string().nullish(),
  scale: z.number().nullish(),
  deploy: z
    .object({
      replicas: z.number().nullish(),
      restart_policy: z.object({ condition: z.string().nullish(), max_attempts: z.number().nullish() }).nullish(),
    })
    .nullish(),
  stop_grace_period: z.string().nullish(),
  init: z.boolean().nullish(),
  ports: z.array(port).nullish(),
  expose: z.array(z.union([z.string(), z.number()])).nullish(),
  environment: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullish()).nullish(),
  entrypoint: z.array(z.string()).nullish(),
  command: z.array(z.string()).nullish(),
  volumes: z.array(z.object({ source: z.string().nullish(), target: z.string().nullish() })).nullish(),
  labels: z.record(z.string(), z.string()).nullish(),
  depends_on: z
    .record(z.string(), z.object({ condition: z.string(), required: z.boolean().nullish() }).loose())
    .nullish(),
  network_mode: z.string().nullish(),
  pid: z.string().nullish(),
  ipc: z.string().nullish(),
  networks: z.record(z.string(), z.object({ aliases: z.array(z.string()).nullish() }).nullish()).nullish(),
});

const owned = z.record(z.string(), z.object({ external: z.unknown() }).partial().nullish()).nullish();

const network = z.object({ external: z.unknown(), internal: z.boolean().nullish(), driver: z.string().nullish() });

const ownedNetworks = z.record(z.string(), network.partial().nullish()).nullish();

const project = z.object({ services: z.record(z.string(), service), networks: ownedNetworks, volumes: owned });

export type ComposeHealthcheck = z.infer<typeof healthcheck>;
export type ComposeNetworks = ComposeConfig['networks'];
export type ComposePort = z.infer<typeof port>;
export type ComposeService = z.infer<typeof service>;
export type ComposeConfig = z.infer<typeof project>;

/** Reads what `config --format json` printed. Throws as `anyConfig` does. */
export const parseConfig = (stack: Stack, json: string): ComposeConfig => anyConfig(stack, JSON.parse(json));

/** The part of it that the harness needs, also of what a run would not own. Throws R201 when it is of a shape that is not known. */
export function anyConfig(stack: Stack, json: unknown): ComposeConfig {
  const parsed = project.safeParse(json);
  if (parsed.success) return { ...parsed.data, services: byService(parsed.data.services) };
  const reason = z.prettifyError(parsed.error);
  throw new FailureError([
    failure('R201', `Compose resolves it to something unexpected: ${reason}`, { at: stack.folder }),
  ]);
}

/** Asks Compose, which needs no engine for it, for the project as it prints it. Throws R201 with Compose's own words or for a project without a service, or R403. */
export async function readProject(target: ComposeTarget, override: string): Promise<Json> {
  const nested = mostNested(await filesTogether(target.stack));
  if (beyondReading(nested)) throw new FailureError([exhaustedFailure(target.stack, 'would take all memory', nested)]);
  const outcome = await readCompose(target, ['config', '--format', 'json'], { override });
  if (!outcome.ok) throw new FailureError([await refusal(target.stack, outcome, nested)]);
  const json = JSON.parse(outcome.stdout);
  if (Object.keys(json.services ?? {}).length === 0) throw new FailureError([await nothingLeft(target)]);
  return json;
}

/** Why Compose did not read the files. */
async function refusal(
  stack: Stack,
  { output, ended, reason }: ComposeOutcome,
  nested: NestedAnchor | null,
): Promise<Failure> {
  if (ended !== null) return exhaustedFailure(stack, reason, nested);
  return configFailure(stack, output, /\byaml: line \d/.test(output) ? await brokenFile(stack) : null);
}

async function nothingLeft(target: ComposeTarget): Promise<Failure> {
  const skipped = await skippedServices(target, []);
  const profiles = distinct(skipped.flatMap((one) => one.profiles));
  const at = target.stack.compose.join(', ');
  if (profiles.length === 0) {
    return failure('R201', 'The Compose file has no service.', {
      at,
      fix: 'Write what is to be started below `services`.',
    });
  }
  return failure('R201', `Every service belongs to a profile, and none is asked for: ${profiles.join(', ')}.`, {
    at,
    fix: `Set COMPOSE_PROFILES=${profiles.join(',')}, or leave \`profiles\` out.`,
  });
}

/** The same for a project that is to be run: R201 also for what it does not own. */
export async function readConfig(target: ComposeTarget, override: string): Promise<ComposeConfig> {
  return ownedConfig(target.stack, await readProject(target, override));
}

/** R201 also for what a run would not own. */
export function ownedConfig(stack: Stack, json: Json): ComposeConfig {
  const config = anyConfig(stack, json);
  const problems = (['networks', 'volumes'] as const).flatMap((kind) => foreignThings(kind, config[kind] ?? {}, stack));
  if (problems.length === 0) return config;
  throw new FailureError(problems);
}

/** What is external and not to be the run's own, and what is to be its own and is not external. */
function foreignThings(
  kind: keyof OwnedThings,
  things: NonNullable<ComposeConfig['volumes']>,
  { owns, folder: at }: Stack,
): readonly Failure[] {
  const own = owns?.[kind] ?? [];
  const one = kind.slice(0, -1);
  const external = Object.keys(things).filter((name) => Boolean(things[name]?.external));
  const foreign = external.filter((name) => !own.includes(name));
  const missing = own.filter((name) => !external.includes(name));
  return [
    ...foreign.map((name) =>
      failure('R201', `The ${one} \`${name}\` is external: a run must own all that it breaks and removes.`, {
        at,
        fix: `Write owns: { ${kind}: ['${name}'] } in the stack, and each run makes a private one; or leave out \`external\`.`,
      }),
    ),
    ...missing.map((name) =>
      failure('R236', `The stack owns the ${one} \`${name}\`, and no service uses an external ${one} of that name.`, {
        at,
        fix: external.length === 0 ? 'Leave it out of `owns`.' : `Name one of ${external.join(', ')}.`,
      }),
    ),
  ];
}

/** Compose doubles every `$` of what it prints, so that it can be read again; here is the plain text. */
export const plainText = (text: string): string => text.replaceAll('$$', '$');
