/** A health check that asks what users or callers ask. */

import { checkOf } from '../../lint/check.ts';
import { writtenTest } from '../../lint/check-edits.ts';
import { resolvedAt } from '../../lint/said.ts';
import { askedAddresses } from '../../model/check/addresses.ts';
import type { EntryPoint } from '../../model/learned.ts';
import type { LintService } from '../../model/lint.ts';
import { isHttpProbe } from '../../model/probe.ts';
import { type MendProject, type Repair, serviceOf, settingOf } from '../repair.ts';
import { askCommand } from './ask-command.ts';

/** Null: nothing is asked of it, its image has nothing to ask it with, or its check asks just that. */
export function ownCheck(name: string, project: MendProject): Repair | null {
  const service = serviceOf(project, name);
  const entry = project.learned.entries.find((one) => one.service === name);
  if (service === undefined || entry === undefined) return null;
  const test = otherPath(service, entry) ?? newCommand(service, entry, project);
  if (test === null || String(test) === String(writtenTest(service))) return null;
  const isNew = service.health === null;
  const isOff = resolvedAt(service, 'healthcheck', 'disable') === true;
  return {
    what: `${isNew ? 'a health check' : 'the health check'} of ${name} asks ${whatOf(entry)}`,
    edits: [
      settingOf(name, ['healthcheck', 'test'], test),
      ...(isOff ? [settingOf(name, ['healthcheck', 'disable'], false)] : []),
      ...(isNew ? timesOf(name, project) : []),
    ],
  };
}

const whatOf = ({ by, probe }: EntryPoint): string => {
  const whose = by === 'users' ? 'its users' : 'its callers';
  return isHttpProbe(probe) ? `what ${whose} ask: ${probe.method} ${probe.path}` : `what ${whose} ask`;
};

/** Whether the check asks the page of the entry already, whatever else it does. */
export function asksEntry(service: LintService, { probe }: EntryPoint): boolean {
  const check = checkOf(service);
  if (check === null || !isHttpProbe(probe)) return check !== null;
  return askedAddresses(check).some(({ path }) => (path ?? '/') === probe.path);
}

const ownUrl = /(https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?::\d+)?)(\/[^\s'"`)]*)?(?=$|[\s'"`)])/;

/** The command that is there with the page of the entry in the place of another; null: it asks by another way, or takes any answer. */
function otherPath(service: LintService, { probe }: EntryPoint): readonly string[] | string | null {
  const written = writtenTest(service);
  const check = checkOf(service);
  if (written === null || check === null || !isHttpProbe(probe) || probe.body !== null) return null;
  const isPlain =
    probe.method === 'GET' && probe.manner === undefined && probe.status.every((one) => one >= 200 && one < 300);
  const clients = check.programs.filter(({ program }) => /(^|\/)(curl|wget)$/.test(program.text));
  const takesAny = clients.some(
    ({ program, args }) =>
      /curl$/.test(program.text) && !args.some(({ text }) => /^(-[a-zA-Z]*f[a-zA-Z]*|--fail.*)$/.test(text)),
  );
  if (!isPlain || clients.length !== 1 || takesAny || !check.status.other) return null;
  const change = (word: string): string => word.replace(ownUrl, (_, origin: string) => `${origin}${probe.path}`);
  const test = typeof written === 'string' ? change(written) : written.map(change);
  return String(test) === String(written) && !ownUrl.test(String(written)) ? null : test;
}

function newCommand(
  service: LintService,
  { probe }: EntryPoint,
  { learned, programs }: MendProject,
): readonly string[] | null {
  const has = programs.get(service.name);
  const own = 'port' in probe && probe.port !== null ? probe.port : null;
  const port = own ?? learned.stack.services[service.name]?.port;
  if (has === undefined || port === undefined) return null;
  // One `$` is a variable to Compose.
  return askCommand(probe, port, (program) => has.has(program))?.map((word) => word.replaceAll('$', '$$$$')) ?? null;
}

/** Noticed within seconds, and not while it starts: three times what its start took. */
function timesOf(name: string, { learned }: MendProject) {
  const startsIn = learned.services.find((one) => one.name === name)?.startsIn ?? 0;
  const times = { interval: '2s', timeout: '3s', retries: 2, start_period: startPeriod(startsIn) };
  return Object.entries(times).map(([key, value]) => settingOf(name, ['healthcheck', key], value));
}

/** `6s`: three times as long as a start took, and 5 s at least. */
export const startPeriod = (startsIn: number): string => `${Math.max(5, Math.ceil((3 * startsIn) / 1000))}s`;
