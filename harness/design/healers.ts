/** What each healer takes, as settings of a Compose override. */
import { type HealerKind, sidecarInterval, sidecarService } from '../model/healer.ts';
import type { Overrides } from '../model/merge-overrides.ts';
import type { ResolvedService } from '../model/plan.ts';
import { shellWord } from '../model/shell-word.ts';
import type { ServiceName, ServiceSettings } from '../model/stack.ts';
import { sidecarProgram } from './sidecar-program.ts';

export interface HealerNeeds {
  /** An image with Node for the sidecar. */
  readonly image: string;
  /** The engine's socket on its host. */
  readonly socket: string;
}

/** The overrides of the healers, for services as they are without them. */
export function healerOverrides(
  healers: Readonly<Record<ServiceName, HealerKind>>,
  services: readonly ResolvedService[],
  needs: HealerNeeds,
): Overrides {
  const watched = Object.keys(healers).filter((name) => healers[name] === 'sidecar');
  const own = services
    .filter((service) => healers[service.name] !== undefined)
    .map((service) => [service.name, settingsFor(healers[service.name]!, service)] as const);
  return {
    ...Object.fromEntries(own.filter(([, settings]) => Object.keys(settings).length > 0)),
    ...(watched.length > 0 && { [sidecarService]: sidecar(watched, needs) }),
  };
}

function settingsFor(kind: HealerKind, { health, restart }: ResolvedService): ServiceSettings {
  switch (kind) {
    case 'none':
      return { restart: 'no' };
    case 'restart-policy':
      return restart.name === 'no' ? { restart: 'always' } : {};
    case 'sidecar':
      return {};
    case 'exit-on-unhealthy':
      return {
        // A process that is ended cleanly exits with 0, which on-failure takes for intended.
        restart: 'always',
        // The kernel keeps signals from inside away from a first process without a handler; an init passes them on.
        init: true,
        ...(health?.test != null && { healthcheck: { test: endsWhenFailing(health.test) } }),
      };
  }
}

/** The check as before, and where it fails SIGTERM to the first process. Takes a shell in the image. */
export function endsWhenFailing([form, ...words]: readonly string[]): readonly string[] {
  const command = form === 'CMD-SHELL' ? words.join(' ') : words.map(shellWord).join(' ');
  return ['CMD-SHELL', `( ${command} ) || { kill 1; exit 1; }`];
}

const sidecar = (watched: readonly ServiceName[], { image, socket }: HealerNeeds): ServiceSettings => ({
  image,
  command: ['node', '-e', sidecarProgram(watched, sidecarInterval)],
  volumes: [`${socket}:/var/run/docker.sock`],
  network_mode: 'none',
  init: true,
  restart: 'always',
});
