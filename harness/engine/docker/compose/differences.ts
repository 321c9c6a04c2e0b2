/** Where two projects differ, as `docker compose config --format json` prints them: key by key, in Compose's own words. */
import { distinct } from '../../../model/distinct.ts';
import { isRecord, type Json, leavesOf } from '../../../model/record.ts';
import type { ServiceName } from '../../../model/stack.ts';
import { plainText } from './config.ts';

export interface Difference {
  /** Null: of the project as a whole. */
  readonly service: ServiceName | null;
  /** `healthcheck.interval`; `service` where one project has no such service. */
  readonly field: string;
  /** Null: not said. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Service by service; within it in the order of the alphabet. */
export function differences(from: Json, to: Json): readonly Difference[] {
  const { services: servicesFrom, ...restFrom } = from;
  const { services: servicesTo, ...restTo } = to;
  const [old, own] = [recordOf(servicesFrom), recordOf(servicesTo)];
  const names = distinct([...Object.keys(old), ...Object.keys(own)]).sort();
  return [...fieldsOf(null, restFrom, restTo), ...names.flatMap((name) => ofService(name, old[name], own[name]))];
}

function ofService(service: ServiceName, from: unknown, to: unknown): readonly Difference[] {
  if (from === undefined) return [{ service, field: 'service', from: null, to: 'added' }];
  if (to === undefined) return [{ service, field: 'service', from: 'there', to: null }];
  return fieldsOf(service, from, to);
}

function fieldsOf(service: ServiceName | null, from: unknown, to: unknown): readonly Difference[] {
  const [old, own] = [leavesOf(from, textOf), leavesOf(to, textOf)];
  const fields = distinct([...old.keys(), ...own.keys()]).sort();
  return fields
    .map((field) => ({ service, field, from: old.get(field) ?? null, to: own.get(field) ?? null }))
    .filter((one) => one.from !== one.to);
}

/** A list as Compose's short form has it, where there is one. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (!isRecord(value)) return plainText(String(value ?? ''));
  const { host_ip, published, source, target, read_only } = value;
  if (typeof target === 'number') return plainText([host_ip, published, target].filter(Boolean).join(':'));
  if (typeof target === 'string' && typeof source === 'string') {
    return plainText([source, target, ...(read_only === true ? ['ro'] : [])].join(':'));
  }
  return plainText(JSON.stringify(value));
}

const recordOf = (value: unknown): Json => (isRecord(value) ? value : {});
