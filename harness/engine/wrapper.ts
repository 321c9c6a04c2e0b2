/** The wrapped health check: the service's own, which additionally fails while a flag file exists in the container. */

/** While this file exists in the container, a wrapped health check fails. Faults create and remove it. */
export const unhealthyFlag = '/tmp/.resilience-unhealthy';

const script = `test ! -e ${unhealthyFlag} && exec "$@"`;

/**
 * Wraps a health check as Compose writes it (`['CMD', …]` or `['CMD-SHELL', text]`). The original runs by `exec`, so that
 * a timeout kills it and not a shell around it. `shell` is the image's own, which the engine would use for CMD-SHELL.
 */
export function wrapHealthTest(
  test: readonly string[],
  shell: readonly string[] = ['/bin/sh', '-c'],
): readonly string[] {
  const [form, ...rest] = test;
  const original = form === 'CMD-SHELL' ? [...shell, ...rest] : rest;
  return ['CMD', '/bin/sh', '-c', script, 'resilience-health', ...original];
}
