/** Which attachment of a container a scenario means by a network's name. */
import type { ContainerView, NetworkAttachment } from '../engine/engine.ts';

/**
 * The engine's name is the Compose file's with the project before it (`run_backend`), unless the file fixes it. Null as
 * `network`: the only one. Null as result: not attached, or several and none named.
 */
export function attachmentTo(container: ContainerView, network: string | null): NetworkAttachment | null {
  const all = container.networks;
  if (network === null) return all.length === 1 ? all[0]! : null;
  const prefixed = all.filter((one) => one.network.endsWith(`_${network}`));
  const shortest = prefixed.toSorted((one, other) => one.network.length - other.network.length);
  return all.find((one) => one.network === network) ?? shortest[0] ?? null;
}
