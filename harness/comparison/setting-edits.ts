/** The settings of a variant as edits of the user's Compose file. */

import type { Edit } from '../compose-file/edit.ts';
import { saidAt } from '../compose-file/reading.ts';
import { type EditValue, isRecord } from '../compose-file/text.ts';
import { type HealerKind, sidecarService } from '../model/healer.ts';
import type { ServiceSettings } from '../model/stack.ts';
import type { Variant } from '../model/variant.ts';

/**
 * One edit for each setting that the variant changes of the file; `said`: what the file says. Null: what no Compose file can
 * say (a revision, another file), a service that this file has not, or a policy that its `deploy` would overrule.
 */
export function editsFor({ change, healers, plan }: Variant, said: unknown): readonly Edit[] | null {
  if (change.revision !== undefined || change.files !== undefined) return null;
  const { overrides } = plan.stack;
  const changed = [
    ...Object.entries(change.overrides ?? {}),
    ...Object.entries(healers).map(([service, kind]) => [service, ofHealer(kind, overrides[service])] as const),
  ];
  const edits = new Map<string, Edit>();
  for (const [service, settings] of changed) {
    const own = saidAt(said, ['services', service]);
    if (!isRecord(own)) return null;
    if (settings.restart !== undefined && saidAt(own, ['deploy', 'restart_policy']) !== undefined) return null;
    for (const { path, value } of editsOf(settings, own)) {
      const whole = ['services', service, ...path];
      edits.set(JSON.stringify(whole), { path: whole, value });
    }
  }
  const sidecar = Object.values(healers).includes('sidecar') ? overrides[sidecarService] : undefined;
  const added =
    sidecar === undefined ? [] : [{ path: ['services', sidecarService], value: literal(sidecar as EditValue) }];
  return [...edits.values(), ...added];
}

/** What a healer needs of the service itself. */
function ofHealer(kind: HealerKind, made: ServiceSettings | undefined): ServiceSettings {
  if (kind === 'sidecar' || made === undefined) return {};
  const { restart, init, healthcheck } = made;
  const base = restart === undefined ? {} : { restart };
  if (kind !== 'exit-on-unhealthy') return base;
  const test = healthcheck?.test;
  return { ...base, ...(init !== undefined && { init }), ...(test !== undefined && { healthcheck: { test } }) };
}

function editsOf({ scale, ...settings }: ServiceSettings, own: unknown): readonly Edit[] {
  const edits = leavesOf(settings as EditValue, []);
  // Compose refuses two numbers that differ, so each that is there is changed.
  const replicas = saidAt(own, ['deploy', 'replicas']) !== undefined;
  const counts = [
    ...(replicas ? [['deploy', 'replicas']] : []),
    ...(!replicas || saidAt(own, ['scale']) !== undefined ? [['scale']] : []),
  ];
  const scaled = scale === undefined ? [] : counts.map((path) => ({ path, value: scale }));
  // A check that is given switches one on that the file has disabled.
  const check = settings.healthcheck;
  const off = check?.test !== undefined && check.disable === undefined;
  const disabled = saidAt(own, ['healthcheck', 'disable']);
  const on = off && disabled !== undefined && disabled !== 'false';
  return [...edits, ...scaled, ...(on ? [{ path: ['healthcheck', 'disable'], value: false }] : [])];
}

function leavesOf(value: EditValue, path: readonly string[]): readonly Edit[] {
  if (!isRecord(value)) return value === undefined ? [] : [{ path, value: literal(value) }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** As it stands: Compose takes `$$` for `$`, and one alone for a variable. */
function literal(value: EditValue): EditValue {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$');
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, literal(inner)]));
  return Array.isArray(value) ? value.map(literal) : value;
}
