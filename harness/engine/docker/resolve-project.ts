/** What a plan needs to know of a stack's Compose files; asked of Compose and the files, without any engine. */
import { dirname, join, resolve } from 'node:path';
import { type Failure, failure } from '../../model/failure.ts';
import type { BaseImages, ComposeCommand } from '../../model/machine.ts';
import type { ResolvedService, SkippedService } from '../../model/plan.ts';
import type { Json } from '../../model/record.ts';
import type { ServiceName, Stack } from '../../model/stack.ts';
import { startReading } from './bounded-compose.ts';
import { type ComposeConfig, ownedConfig, readConfig, readProject } from './compose/config.ts';
import { builtHealth } from './compose/dockerfiles.ts';
import { readTogether } from './compose/files-together.ts';
import { mentions } from './compose/mentions.ts';
import { imageOf } from './compose/run-override.ts';
import { resolveService } from './compose/services.ts';
import { settingsOverride } from './compose/settings-override.ts';
import { skippedServices } from './compose/skipped.ts';

/** A name for the project that stands for any run's: nothing in the answer depends on it. */
export const anyProject = 'resilience-plan';

/** Throws R201 with Compose's own message and place, or R403 when there is no Compose. Sorted by name. */
export async function resolveProject(
  stack: Stack,
  compose: ComposeCommand,
  images: Pick<BaseImages, 'node'>,
): Promise<readonly ResolvedService[]> {
  return (await resolveWhole(stack, compose, images)).services;
}

/** The same with the project as Compose prints it. */
export async function resolveWhole(stack: Stack, compose: ComposeCommand, images: Pick<BaseImages, 'node'>) {
  const target = { compose, stack, images, project: anyProject };
  const withSettings = await readProject(target, settingsOverride(stack));
  const config = ownedConfig(stack, withSettings);
  const services = await servicesOf(stack, config);
  return { services, withSettings, config, project: anyProject };
}

/**
 * The project as `docker compose config` prints it for the stack's files, without anything of ours: nobody chooses files or a name for
 * Compose where the stack leaves that to it. Null: Compose refuses it, as it does where only the stack sets a variable that it needs.
 */
export async function resolveAsItIs(
  stack: Stack,
  compose: ComposeCommand,
  images: Pick<BaseImages, 'node'>,
): Promise<Json | null> {
  const found = typeof stack.lookup === 'object';
  const files = found ? [] : stack.compose.flatMap((file) => ['-f', resolve(stack.folder, file)]);
  const { ok, stdout } = await startReading(compose, [...files, 'config', '--format', 'json'], {
    folder: typeof stack.lookup === 'object' ? stack.lookup.folder : stack.folder,
    env: { RESILIENCE_NODE_IMAGE: images.node },
  });
  return ok ? JSON.parse(stdout) : null;
}

async function servicesOf(stack: Stack, config: ComposeConfig): Promise<readonly ResolvedService[]> {
  const services = await Promise.all(
    Object.entries(config.services).map(async ([name, service]) =>
      resolveService(
        name,
        service,
        { name: imageOf(stack, name, service), health: await builtHealth(service) },
        config.networks,
      ),
    ),
  );
  return services.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The services that a run leaves out. `services`: those it has. */
export const skippedOf = (
  stack: Stack,
  compose: ComposeCommand,
  images: Pick<BaseImages, 'node'>,
  services: readonly ServiceName[],
): Promise<readonly SkippedService[]> => skippedServices({ compose, stack, images, project: anyProject }, services);

/** The services whose images are built and not pulled. */
export async function builtServices(
  stack: Stack,
  compose: ComposeCommand,
  images: Pick<BaseImages, 'node'>,
): Promise<readonly ServiceName[]> {
  const config = await readConfig({ compose, stack, images, project: anyProject }, settingsOverride(stack));
  return Object.keys(config.services).filter((name) => Boolean(config.services[name]?.build));
}

/** Variables that Compose reads for itself. */
const ofCompose = /^(COMPOSE|DOCKER|BUILDX?|BUILDKIT)_/;

/**
 * R208 for every variable that the stack sets and no Compose file mentions: a misspelt one would silently change nothing.
 * Looks at the stack's files, those they include or extend, and `.env`; one that cannot be read is Compose's to report.
 */
export async function unusedVariables(stack: Stack): Promise<readonly Failure[]> {
  const names = Object.keys(stack.variables).filter((name) => !ofCompose.test(name));
  if (names.length === 0) return [];
  const files = stack.compose.map((file) => resolve(stack.folder, file));
  const typed = typeof stack.lookup === 'object' ? [stack.lookup.folder] : [];
  const folders = new Set([...files.slice(0, 1).map(dirname), ...typed]);
  const read = await readTogether([...files, ...[...folders].map((folder) => join(folder, '.env'))]);
  const text = read.map((one) => one.text).join('\n');
  return names
    .filter((name) => !mentions(text, name))
    .map((name) =>
      failure('R208', `The stack sets \`${name}\`, but no Compose file mentions it.`, {
        at: stack.compose.join(', '),
        fix: `Write \`\${${name}}\` where it is meant, or leave the variable out.`,
      }),
    );
}
