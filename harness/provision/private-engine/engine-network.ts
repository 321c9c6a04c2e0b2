/** What the private engine needs of the host's network, made before it starts and taken back after it ends. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bootId } from '../../subprocess/process-mark.ts';
import type { EngineRecord } from '../finding/engine-state.ts';
import type { Env, Paths } from '../host/paths.ts';
import { runsElsewhere } from '../host/process.ts';
import { freePool } from './address-pool.ts';
import { bridgeName, createBridge, foreignBridgeStands, removeBridges } from './bridge.ts';
import { addOwnRules, readHostRules, restoreHostRules } from './firewall.ts';

/** Makes bridge and rules for a new start. Throws R406 or R407. */
export async function prepareNetwork(paths: Paths, env: Env): Promise<Pick<EngineRecord, 'pool' | 'before'>> {
  await forgetNetworks(paths);
  const pool = await freePool();
  const before = (await anotherEngine([])) ? null : await readHostRules(env);
  await createBridge(bridgeName(paths.mark), pool, env);
  if (before === null) await addOwnRules(pool, env);
  return { pool, before };
}

/**
 * Makes the engine forget the networks of its last life; their bridges are gone and its addresses are new. One that remembers
 * its default network, and has address pools of its own, deletes `docker0` as it starts, whosever that is
 * (moby `daemon/daemon_unix.go`, `configureNetworking`).
 */
const forgetNetworks = (paths: Paths): Promise<void> =>
  rm(join(paths.data, 'network'), { recursive: true, force: true });

/** Removes what an engine with this record left on the host. Nothing of an earlier boot is left, so nothing is touched then. */
export async function clearNetwork(paths: Paths, record: EngineRecord | null, env: Env): Promise<void> {
  const bridge = bridgeName(paths.mark);
  await removeBridges(bridge, record?.pool ?? null, env);
  if (!record?.process || record.process.boot !== (await bootId())) return;
  // Chains and policy serve an engine that came later, too: they are its own now.
  const before = (await anotherEngine([record.process.pid])) ? null : record.before;
  await restoreHostRules(bridge, record.pool, before, env);
}

/** Whether another engine of this kind is at work on the host, or its bridge stands, its engine answering or not. */
const anotherEngine = async (own: readonly number[]): Promise<boolean> =>
  foreignBridgeStands() || (await runsElsewhere('dockerd', own));
