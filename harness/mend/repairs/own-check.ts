/** A health check that asks what users or callers ask. */

import { checkOf } from '../../lint/check.ts';
import { writtenTest } from '../../lint/check-edits.ts';
import { resolvedAt } from '../../lint/said.ts';
import { programName } from '../../model/check/unwrap.ts';
import { distinct } from '../../model/distinct.ts';
import type { EntryPoint } from '../../model/learned.ts';
import type { LintService } from '../../model/lint.ts';
import { isHttpProbe, type Probe } from '../../model/probe.ts';
import { type MendProject, type Repair, serviceOf, settingOf } from '../repair.ts';
import { askCommand } from './ask-command.ts';

/** Null: nothing is asked of it, its image has nothing to ask it with, or its check asks just that. `reads`: the answer must be the usual one too. */
export function ownCheck(name: string, project: MendProject, reads = false): Repair | null {
  const service = serviceOf(project, name);
  const found = project.learned.entries.find((one) => one.service === name);
  if (service === undefined || found === undefined) return null;
  const entry = reads ? found : withoutBody(found);
  const test = otherPath(service, entry, project) ?? newCommand(service, entry, project);
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

const withoutBody = (entry: EntryPoint): EntryPoint =>
  isHttpProbe(entry.probe) ? { ...entry, probe: { ...entry.probe, body: null } } : entry;

const whatOf = ({ by, probe }: EntryPoint): string => {
  const whose = by === 'users' ? 'its users' : 'its callers';
  return isHttpProbe(probe) ? `what ${whose} ask: ${probe.method} ${probe.path}` : `what ${whose} ask`;
};

/** What its image is known to have, what it runs, and what its check runs already. */
function programsOf(service: LintService, { learned, programs }: MendProject): ReadonlySet<string> {
  const first = learned.services.find((one) => one.name === service.name)?.firstProcess[0];
  const used = checkOf(service)?.programs.flatMap(({ program }) => (program.known ? [program.text] : [])) ?? [];
  return new Set(
    distinct(
      [...(programs.get(service.name) ?? []), ...(first === undefined ? [] : [first]), ...used].map(programName),
    ),
  );
}

const ownUrl = /(http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?::(\d+))?)(\/[^\s'"`)]*)?(?=$|[\s'"`)])/;

/** The command that is there with the page of the entry in the place of another; null: it asks by another way, or takes any answer. */
function otherPath(
  service: LintService,
  { probe }: EntryPoint,
  project: MendProject,
): readonly string[] | string | null {
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
  const asked = ownUrl.exec(String(written).replaceAll(',', ' '));
  if (asked === null || Number(asked[2] ?? 80) !== portOf(probe, project)) return null;
  const change = (word: string): string => word.replace(ownUrl, (_, origin: string) => `${origin}${probe.path}`);
  return typeof written === 'string' ? change(written) : written.map(change);
}

function newCommand(service: LintService, { probe }: EntryPoint, project: MendProject): readonly string[] | null {
  const port = portOf(probe, project);
  if (port === undefined) return null;
  const has = programsOf(service, project);
  // One `$` is a variable to Compose.
  return askCommand(probe, port, (program) => has.has(program))?.map((word) => word.replaceAll('$', '$$$$')) ?? null;
}

const portOf = (probe: Probe, { learned }: MendProject): number | undefined =>
  'port' in probe && probe.port !== null ? probe.port : learned.stack.services[probe.service]?.port;

/** Noticed within seconds, and not while it starts: three times what its start took. */
function timesOf(name: string, { learned }: MendProject) {
  const startsIn = learned.services.find((one) => one.name === name)?.startsIn ?? 0;
  const times = { interval: '2s', timeout: '3s', retries: 2, start_period: startPeriod(startsIn) };
  return Object.entries(times).map(([key, value]) => settingOf(name, ['healthcheck', key], value));
}

/** `6s`: three times as long as a start took, and 5 s at least. */
export const startPeriod = (startsIn: number): string => `${Math.max(5, Math.ceil((3 * startsIn) / 1000))}s`;
