/** A project with all that tells what its services are: Compose resolves it, Dockerfiles and images at hand tell the rest. */
import type { DescribedService } from '../../model/described-service.ts';
import type { ImageFacts } from '../../model/image-facts.ts';
import type { BaseImages, ComposeCommand } from '../../model/machine.ts';
import type { Stack } from '../../model/stack.ts';
import type { DescribedProject } from '../kind.ts';
import { type ComposeService, plainText, readConfig } from './compose/config.ts';
import { builtCommand, builtFrom, builtHealth } from './compose/dockerfiles.ts';
import { imageOf } from './compose/run-override.ts';
import { resolveService } from './compose/services.ts';
import { settingsOverride } from './compose/settings-override.ts';
import { commandOf, healthOf } from './resolve-for-lint.ts';
import { anyProject } from './resolve-project.ts';

/** Throws as `resolveProject` does. */
export async function describeProject(
  stack: Stack,
  compose: ComposeCommand,
  images: Pick<BaseImages, 'node'>,
): Promise<DescribedProject> {
  const { services } = await readConfig({ compose, stack, images, project: anyProject }, settingsOverride(stack));
  const all = await Promise.all(
    Object.entries(services).map(async ([name, service]) => ({
      name,
      service,
      image: imageOf(stack, name, service),
      dockerfile: {
        ...(await builtFrom(service)),
        health: await builtHealth(service),
        command: await builtCommand(service),
      },
    })),
  );
  all.sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    images: Object.fromEntries(all.filter(({ service }) => !service.build).map(({ name, image }) => [name, image])),
    withImages: (facts) =>
      all.map(({ name, service, image, dockerfile }): DescribedService => {
        const own = service.build ? null : (facts.get(image) ?? null);
        return {
          ...resolveService(name, service, { name: image, health: healthOf(own, dockerfile.health) }),
          ...portsOf(service, own, dockerfile.ports),
          environment: { ...own?.environment, ...environmentOf(service) },
          command: commandOf(service, own, dockerfile.command),
          ...(service.build && { builtOn: dockerfile.on }),
        };
      }),
  };
}

const environmentOf = ({ environment }: ComposeService): DescribedService['environment'] =>
  Object.fromEntries(Object.entries(environment ?? {}).map(([name, value]) => [name, plainText(String(value ?? ''))]));

function portsOf(
  { expose, ports }: ComposeService,
  image: ImageFacts | null,
  built: readonly string[],
): Pick<DescribedService, 'exposed' | 'offers' | 'udp'> {
  const exposed = [...(expose ?? []).map(String), ...built];
  const published = (ports ?? []).filter(({ protocol }) => protocol === 'udp').map(({ target }) => target);
  return {
    exposed: [...exposed.flatMap((one) => portIn(one, 'tcp')), ...(image?.ports ?? [])],
    offers: (expose ?? []).length > 0,
    udp: [...published, ...exposed.flatMap((one) => portIn(one, 'udp'))],
  };
}

/** `8080`, `53/udp`; of a range its first. What a variable says is not known. */
function portIn(text: string, wanted: 'tcp' | 'udp'): readonly number[] {
  const [, port, protocol = 'tcp'] = /^(\d+)(?:-\d+)?(?:\/(tcp|udp))?$/.exec(text) ?? [];
  return port !== undefined && protocol === wanted ? [Number(port)] : [];
}
