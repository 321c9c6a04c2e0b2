/** The settings that a scenario compares, as the part of a Compose file. */
import type { ServiceSettings, Stack } from '../../../model/stack.ts';
import { removed, writeCompose } from './override.ts';

/**
 * What one service gets. A `restart` would lose against the file's `deploy.restart_policy`, so that is taken away; a `scale`
 * beside another `deploy.replicas` is refused by Compose, so both are written; and a check that is given switches one on
 * that the file has disabled.
 */
export function settingsOf(settings: ServiceSettings): Readonly<Record<string, unknown>> {
  const { restart, healthcheck, ...rest } = settings;
  const deploy = {
    ...(restart === undefined ? {} : { restart_policy: removed }),
    ...(rest.scale === undefined ? {} : { replicas: rest.scale }),
  };
  return {
    ...rest,
    ...(restart === undefined ? {} : { restart }),
    ...(Object.keys(deploy).length === 0 ? {} : { deploy }),
    ...(healthcheck === undefined
      ? {}
      : { healthcheck: { ...(healthcheck.test === undefined ? {} : { disable: false }), ...healthcheck } }),
  };
}

/** The stack's overrides as a file of their own. */
export const settingsOverride = ({ overrides }: Stack): string =>
  writeCompose({
    services: Object.fromEntries(Object.entries(overrides).map(([name, settings]) => [name, settingsOf(settings)])),
  });
