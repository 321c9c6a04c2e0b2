/** What a plan needs to know of a stack's Compose files; asked of Compose and the files, without any engine. */
import { type Failure, failure } from '../../model/failure.ts';
import type { LintService } from '../../model/lint.ts';
import type { ResolvedService, SkippedService } from '../../model/plan.ts';
import type { DependsOn, ServiceName, Stack } from '../../model/stack.ts';
import { type ComposeService, readAnyConfig, readConfig } from './compose/config.ts';
import { builtCommand, builtHealth } from './compose/dockerfiles.ts';
import { filesTogether } from './compose/files-together.ts';
import { mentions } from './compose/mentions.ts';
import { imageOf } from './compose/run-override.ts';
import { resolveService } from './compose/services.ts';
import { settingsOverride } from './compose/settings-override.ts';
import { skippedServices } from './compose/skipped.ts';
import type { BaseImages, Compose } from './compose.ts';

/** A name for the project that stands for any run's: nothing in the answer depends on it. */
const anyProject = 'resilience-plan';

/** Throws R201 with Compose's own message and place, or R403 when there is no Compose. Sorted by name. */
export async function resolveProject(
  stack: Stack,
  compose: Compose,
  images: Pick<BaseImages, 'node'>,
): Promise<readonly ResolvedService[]> {
  const config = await readConfig({ compose, stack, images, project: anyProject }, settingsOverride(stack));
  const services = await Promise.all(
    Object.entries(config.services).map(async ([name, service]) =>
      resolveService(name, service, { name: imageOf(stack, name, service), health: await builtHealth(service) }),
    ),
  );
  return services.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The services that a run leaves out. `services`: those it has. */
export const skippedOf = (
  stack: Stack,
  compose: Compose,
  images: Pick<BaseImages, 'node'>,
  services: readonly ServiceName[],
): Promise<readonly SkippedService[]> => skippedServices({ compose, stack, images, project: anyProject }, services);

/** The services whose images are built and not pulled. */
export async function builtServices(
  stack: Stack,
  compose: Compose,
  images: Pick<BaseImages, 'node'>,
): Promise<readonly ServiceName[]> {
  const config = await readConfig({ compose, stack, images, project: anyProject }, settingsOverride(stack));
  return Object.keys(config.services).filter((name) => Boolean(config.services[name]?.build));
}

/** The project as a linter reads it: things that it does not own are no matter here. Throws as `resolveProject` does. */
export async function resolveForLint(
  stack: Stack,
  compose: Compose,
  images: Pick<BaseImages, 'node'>,
): Promise<readonly Omit<LintService, 'observedStart'>[]> {
  const config = await readAnyConfig({ compose, stack, images, project: anyProject }, settingsOverride(stack));
  return Promise.all(
    Object.entries(config.services).map(async ([name, service]) => ({
      ...resolveService(name, service, { name: imageOf(stack, name, service), health: await builtHealth(service) }),
      dependsOn: Object.entries(service.depends_on ?? {}).map(([other, { condition }]) => ({
        service: other,
        condition: condition as DependsOn,
      })),
      command: await commandOf(service),
      labels: service.labels ?? {},
    })),
  );
}

/** Compose's own words where it says any; an entrypoint there forgets the image's command. */
async function commandOf(service: ComposeService): Promise<readonly string[] | null> {
  if (service.entrypoint) return [...service.entrypoint, ...(service.command ?? [])];
  return service.command ?? (await builtCommand(service));
}

/**
 * R208 for every variable that the stack sets and no Compose file mentions: a misspelt one would silently change nothing.
 * Looks at the stack's files and those they include or extend; one that cannot be read is Compose's to report.
 */
export async function unusedVariables(stack: Stack): Promise<readonly Failure[]> {
  const names = Object.keys(stack.variables);
  if (names.length === 0) return [];
  const text = (await filesTogether(stack)).map((one) => one.text).join('\n');
  return names
    .filter((name) => !mentions(text, name))
    .map((name) =>
      failure('R208', `The stack sets \`${name}\`, but no Compose file mentions it.`, {
        at: stack.compose.join(', '),
        fix: `Write \`\${${name}}\` where it is meant, or leave the variable out.`,
      }),
    );
}
