/** Where a service keeps data that goes with its container. */
import type { ContainerView } from '../engine/engine.ts';
import type { Speech } from '../init/nature.ts';
import { distinct } from '../model/distinct.ts';

/** Whoever speaks otherwise keeps what it is given, as a rule. */
const keepNothing: ReadonlySet<Speech> = new Set(['unknown', 'udp', 'tls', 'http', 'grpc', 'dns']);

const isStore = (speaks: Speech | null): boolean => speaks !== null && !keepNothing.has(speaks);

/** Where servers keep their data; what else they write is for the moment. */
const dataFolder =
  /^\/(data(base)?|db|storage|srv|bitnami\/[^/]+|var\/(lib|opt)\/[^/]+|opt\/[^/]+\/data|home\/[^/]+)(?=\/|$)/;

/** What the system itself keeps there. */
const ofSystem = /^\/var\/lib\/(apt|dpkg|misc|systemd|pam|ucf|dhcp|logrotate|nginx|shells\.state|update-[^/]+)$/;

/** `written`: paths in the container's own file system that differ from its image's; what is not a store's is for the moment. Sorted. */
export function goesWithContainer(
  { mounts = [] }: Pick<ContainerView, 'mounts'>,
  written: readonly string[],
  speaks: Speech | null,
): readonly string[] {
  const unnamed = mounts.filter(({ is }) => is === 'unnamed').map(({ path }) => path);
  const folders = isStore(speaks) ? written.flatMap((path) => dataFolder.exec(path)?.[0] ?? []) : [];
  const own = folders.filter((path) => !ofSystem.test(path) && !mounts.some((one) => isBelow(one.path, path)));
  return distinct([...unnamed, ...own]).sort();
}

/** The mount's own folder is in the container's file system too. */
const isBelow = (mount: string, folder: string): boolean => `${mount}/`.startsWith(`${folder}/`);
