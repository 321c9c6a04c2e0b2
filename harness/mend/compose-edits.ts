/** Repairs as edits of the Compose file, the container that heals among them, and as a file to be merged over it. */
import { stringify } from 'yaml';
import type { Edit } from '../compose-file/edit.ts';
import { type EditValue, isRecord } from '../compose-file/text.ts';
import { healerOverrides } from '../design/healers.ts';
import { healersOf } from '../lint/healers.ts';
import { resolvedAt } from '../lint/said.ts';
import { distinct } from '../model/distinct.ts';
import { sidecarService } from '../model/healer.ts';
import { watchesOf } from '../model/other-healers.ts';
import type { ServiceName } from '../model/stack.ts';
import { type MendProject, type RepairSet, settingOf } from './repair.ts';

/** What a container needs that restarts others, as a Compose file that is run elsewhere can say it. */
const needs = {
  image: `\${RESILIENCE_NODE_IMAGE:-node:24-alpine}`,
  socket: `\${DOCKER_SOCKET:-/var/run/docker.sock}`,
};

/** One after the other; what an earlier one has set, a later one leaves. */
export function editsOf(repairs: RepairSet, project: Pick<MendProject, 'services'>): readonly Edit[] {
  const heals = distinct(repairs.flatMap((one) => one.heals ?? []));
  const all = [...repairs.flatMap(({ edits }) => edits), ...(heals.length === 0 ? [] : healing(heals, project))];
  const seen = new Map<string, Edit>();
  for (const edit of all) {
    const key = JSON.stringify(edit.instead === undefined ? edit.path : [edit.path, edit.value]);
    if (!seen.has(key)) seen.set(key, edit);
  }
  return [...seen.values()];
}

/** By the healer that is there and goes by a label; else by one of our own. */
function healing(names: readonly ServiceName[], { services }: Pick<MendProject, 'services'>): readonly Edit[] {
  const [healer] = healersOf(services).filter((one) => one.name !== sidecarService);
  const environment = healer === undefined ? null : resolvedAt(healer, 'environment');
  const watches = healer === undefined ? null : watchesOf(healer.image, isRecord(environment) ? environment : {});
  if (watches !== null && watches !== 'all') {
    return names.map((name) => settingOf(name, ['labels', watches.label], 'true'));
  }
  const there = services.find((one) => one.name === sidecarService);
  const before = /const services = (\[[^\]]*\]);/.exec(there?.command?.join('\n') ?? '')?.[1];
  const watched = distinct([...(before === undefined ? [] : (JSON.parse(before) as string[])), ...names]);
  const kinds = Object.fromEntries(watched.map((name) => [name, 'sidecar'] as const));
  const { command = [], ...settings } = healerOverrides(kinds, [], needs)[sidecarService]!;
  const words = command.map((word) => word.replaceAll('$', '$$$$'));
  if (there !== undefined) return [settingOf(sidecarService, ['command'], words)];
  return [{ path: ['services', sidecarService], value: { ...(settings as EditValue as object), command: words } }];
}

/** A Compose file that says the same over the user's own: `docker compose -f compose.yaml -f override.yaml up`. */
export const overrideText = (edits: readonly Edit[]): string =>
  stringify(
    edits.reduce<EditValue>((all, edit) => withEdit(all, edit.path, edit), {}),
    { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false },
  );

function withEdit(all: EditValue | undefined, [key, ...rest]: readonly string[], edit: Edit): EditValue {
  if (key === undefined) {
    if (edit.instead === undefined) return edit.value;
    return [...(Array.isArray(all) ? (all as readonly EditValue[]) : []), edit.value];
  }
  const map = isRecord(all) ? all : {};
  return { ...map, [key]: withEdit(map[key], rest, edit) };
}
