/**
 * The private engine's default bridge, and the traces of its networks on the host.
 *
 * An engine left to itself calls its bridge `docker0`, and takes over one that is already there, another engine's addresses
 * and containers with it. So ours gets a bridge with a name of its own; images are built and plain containers run on it.
 */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { fail } from '../../model/failure.ts';
import { hostCommand } from '../host/host-command.ts';
import type { Env } from '../host/paths.ts';
import { inPool } from './address-pool.ts';

export const bridgeName = (mark: string): string => `rsl-${mark}`;

/** Whether a default bridge of an engine stands, its engine answering or not. */
export const foreignBridgeStands = (): boolean => existsSync('/sys/class/net/docker0');

/**
 * The bridge's own address, the first of `pool`. Containers of all networks reach the host by it: Compose's `host-gateway` is the
 * default bridge's address (moby `daemon/daemon_unix.go`, `setHostGatewayIP`).
 */
export const bridgeAddress = (pool: string): string => pool.replace(/\.0\.0$/, '.0.1');

/** Makes the bridge again with its address out of `pool`. Throws R407 when the kernel refuses. */
export async function createBridge(name: string, pool: string, env: Env): Promise<void> {
  await hostCommand(['ip', 'link', 'delete', name], env);
  const steps = [
    ['link', 'add', 'name', name, 'type', 'bridge'],
    ['address', 'add', `${bridgeAddress(pool)}/24`, 'dev', name],
    ['link', 'set', name, 'up'],
  ];
  for (const step of steps) {
    const result = await hostCommand(['ip', ...step], env);
    if (!result.ok) fail('R407', `the bridge ${name} cannot be made: ${result.stderr || `ip ${result.reason}`}`);
  }
}

const linksShape = z.array(
  z.object({
    ifname: z.string().optional(),
    addr_info: z.array(z.object({ local: z.string().optional() })).optional(),
  }),
);

/** Removes our bridge and those that the engine made for networks out of our pool; it leaves them behind when it ends. */
export async function removeBridges(name: string, pool: string | null, env: Env): Promise<void> {
  const { stdout } = await hostCommand(['ip', '-json', '-4', 'address', 'show', 'type', 'bridge'], env);
  const links = linksShape.safeParse(stdout ? JSON.parse(stdout) : []);
  for (const { ifname, addr_info } of links.success ? links.data : []) {
    const addresses = (addr_info ?? []).flatMap(({ local }) => local ?? []);
    const madeByEngine = /^br-[0-9a-f]{12}$/.test(ifname ?? '') && addresses.some((one) => pool && inPool(one, pool));
    if (ifname !== undefined && (ifname === name || madeByEngine)) {
      await hostCommand(['ip', 'link', 'delete', ifname], env);
    }
  }
  await hostCommand(['ip', 'link', 'delete', name], env);
}
