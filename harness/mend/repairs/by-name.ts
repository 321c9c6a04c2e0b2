/** A service that is named by an address is asked by its name instead, which follows it wherever it goes. */
import { resolvedAt, saidOf } from '../../lint/said.ts';
import { listText } from '../../model/count-text.ts';
import { escaped } from '../../model/escaped.ts';
import type { LintService } from '../../model/lint.ts';
import { isRecord } from '../../model/record.ts';
import { type MendProject, type Repair, serviceOf, settingOf } from '../repair.ts';

/** In its environment and in the words of its command. Null: no address stands there, or a variable that gives it. */
export function byName(name: string, project: MendProject): Repair | null {
  const service = serviceOf(project, name);
  if (service === undefined) return null;
  const addresses = project.services.flatMap((one) => addressesOf(one).map((address) => ({ address, to: one.name })));
  const named = (text: string): string =>
    addresses.reduce((all, { address, to }) => all.replace(wordOf(address), to), text);
  const environment = saidOf(service, 'environment');
  const variables = isRecord(environment) ? Object.entries(environment) : listed(environment);
  const changed = variables.flatMap(([key, value]) =>
    typeof value === 'string' && named(value) !== value ? [[key, named(value)] as const] : [],
  );
  const command = saidOf(service, 'command');
  const words =
    typeof command === 'string'
      ? named(command)
      : Array.isArray(command)
        ? command.map((one) => named(String(one)))
        : null;
  const isOther = words !== null && String(words) !== String(command);
  if (changed.length === 0 && !isOther) return null;
  const places = [...changed.map(([key]) => key), ...(isOther ? ['its command'] : [])];
  return {
    what: `names instead of addresses for ${name}: ${listText(places)}`,
    edits: [
      ...changed.map(([key, value]) => settingOf(name, ['environment', key], value)),
      ...(isOther && words !== null ? [settingOf(name, ['command'], words)] : []),
    ],
  };
}

/** Fixed ones, as the Compose file gives them. */
function addressesOf(service: LintService): readonly string[] {
  const networks = resolvedAt(service, 'networks');
  const all = isRecord(networks) ? Object.values(networks) : [];
  return all.flatMap((one) => (isRecord(one) && typeof one.ipv4_address === 'string' ? [one.ipv4_address] : []));
}

const wordOf = (address: string): RegExp => new RegExp(`(?<![\\d.])${escaped(address)}(?![\\d.])`, 'g');

const listed = (value: unknown): readonly (readonly [string, unknown])[] =>
  (Array.isArray(value) ? value : []).map((one) => {
    const [key = '', ...rest] = String(one).split('=');
    return [key, rest.join('=')] as const;
  });
