/** The project as a linter reads it: Compose resolves it, Dockerfiles and images on an engine tell what no Compose file says. */
import type { ImageFacts } from '../../model/image-facts.ts';
import type { BaseImages, ComposeCommand } from '../../model/machine.ts';
import { isRecord, type Json } from '../../model/record.ts';
import type { Stack } from '../../model/stack.ts';
import type { ProjectForLint } from '../kind.ts';
import { anyConfig, type ComposeService, plainText, readProject } from './compose/config.ts';
import type { ImageHealth } from './compose/dockerfile.ts';
import { builtCommand, builtFrom, builtHealth } from './compose/dockerfiles.ts';
import { imageOf } from './compose/run-override.ts';
import { dependenciesOf, resolveService } from './compose/services.ts';
import { settingsOverride } from './compose/settings-override.ts';
import { anyProject } from './resolve-project.ts';

/** Things that it does not own are no matter here. Throws as `resolveProject` does. */
export async function resolveForLint(
  stack: Stack,
  compose: ComposeCommand,
  images: Pick<BaseImages, 'node'>,
): Promise<ProjectForLint> {
  const target = { compose, stack, images, project: anyProject };
  const whole = await readProject(target, settingsOverride(stack));
  const { services } = anyConfig(stack, whole);
  const built = await Promise.all(
    Object.entries(services).map(async ([name, service]) => ({
      name,
      service,
      image: imageOf(stack, name, service),
      health: await builtHealth(service),
      command: await builtCommand(service),
      base: service.build ? (await builtFrom(service)).on : imageOf(stack, name, service),
    })),
  );
  return {
    images: Object.fromEntries(built.flatMap(({ name, base }) => (base === null ? [] : [[name, base]]))),
    withImages: (facts) =>
      built.map(({ name, service, image, health, command, base }) => {
        // What a Dockerfile does not say, the image below it does.
        const below = base === null ? null : (facts.get(base) ?? null);
        const own = service.build ? null : below;
        return {
          ...resolveService(name, service, {
            name: image,
            health: health === 'unknown' && below !== null ? (below.health ?? 'none') : health,
          }),
          dependsOn: dependenciesOf(service),
          startsOnce: service.restart === 'no',
          command: commandOf(service, below, command),
          labels: service.labels ?? {},
          resolved: plainOf(recordOf(recordOf(whole.services)[name])),
          imageFacts: own,
          builtOn: base,
        };
      }),
  };
}

/** What an image at hand says of health, over what its Dockerfile says. */
export const healthOf = (facts: ImageFacts | null, built: ImageHealth): ImageHealth =>
  facts === null ? built : (facts.health ?? 'none');

/** Compose's own words where it says any; an entrypoint there forgets the image's command. */
export function commandOf(
  { entrypoint, command }: ComposeService,
  facts: ImageFacts | null,
  built: readonly string[] | null,
): readonly string[] | null {
  if (entrypoint) return [...entrypoint, ...(command ?? [])].map(plainText);
  if (command) return [...(facts?.entrypoint ?? []), ...command].map(plainText);
  return built ?? (facts === null ? null : [...facts.entrypoint, ...facts.command]);
}

const recordOf = (value: unknown): Json => (isRecord(value) ? value : {});

/** With `$` where Compose prints `$$`. */
const plainOf = (value: Json): Json =>
  JSON.parse(JSON.stringify(value), (_key, inner: unknown) => (typeof inner === 'string' ? plainText(inner) : inner));
