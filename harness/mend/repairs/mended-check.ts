/** A health check that stays what it is, but for the word that made it wrong. */
import type { Edit } from '../../compose-file/edit.ts';
import { checkOf, environmentOf } from '../../lint/check.ts';
import { editTest, editWords, writtenTest } from '../../lint/check-edits.ts';
import { findingsIn } from '../../lint/lint.ts';
import { saidOf } from '../../lint/said.ts';
import { clientName } from '../../model/check/addresses.ts';
import type { LintRule, LintService } from '../../model/lint.ts';
import { seconds } from '../../model/time.ts';
import type { MendProject, Repair } from '../repair.ts';
import { settingOf } from '../repair.ts';

const repairOf = (what: string, edits: readonly Edit[]): Repair | null => (edits.length === 0 ? null : { what, edits });

/** `localhost` may be ::1 first; an address is what it is. Null: it does not ask localhost. */
export const asksIpv4 = (service: LintService): Repair | null =>
  repairOf(
    `the health check of ${service.name} asks 127.0.0.1 instead of localhost`,
    editWords(service, (word) => word.replace(/(^|[\s/@='"])localhost(?=[:/\s'"]|$)/g, '$1127.0.0.1')),
  );

const bySocketFile = /^(pg_isready|psql|mysqladmin|mariadb-admin|mysql|mariadb)$/;

/** By the network, where a server that only prepares the data is not. Null: it goes by the network, or by several programs. */
export function asksNetwork(service: LintService): Repair | null {
  const written = writtenTest(service);
  const clients = checkOf(service)?.programs.filter(({ program }) => bySocketFile.test(clientName(program.text))) ?? [];
  const [client] = clients;
  if (written === null || client === undefined || clients.length > 1) return null;
  if (client.args.some(({ text }) => /^(-h|--host)/.test(text)) || 'PGHOST' in environmentOf(service)) return null;
  const name = client.program.text;
  const at = typeof written === 'string' ? -1 : written.indexOf(name);
  const added = typeof written !== 'string' && at > 0 && written[0] === 'CMD';
  const edits = added
    ? [editTest(service, written.toSpliced(at + 1, 0, '-h', '127.0.0.1'))]
    : editWords(service, (text) =>
        text.replace(new RegExp(`(?<![\\w/-])${name.replaceAll('.', '\\.')}(?=\\s|$)`), '$& -h 127.0.0.1'),
      );
  return repairOf(
    `the health check of ${service.name} asks through the network: ${clientName(name)} -h 127.0.0.1`,
    edits,
  );
}

const redisClient = /^(redis|valkey)-cli$/;

/** With the password that the server asks for, and with an error of the server as an error. Null: it is no check by redis-cli, or reads the answer. */
export function readsRedisErrors(service: LintService): Repair | null {
  const written = writtenTest(service);
  const clients = checkOf(service)?.programs.filter(({ program }) => redisClient.test(clientName(program.text))) ?? [];
  const [client] = clients;
  if (written === null || client === undefined || clients.length > 1 || /grep|\[\[|\bcase\b/.test(String(written)))
    return null;
  const name = client.program.text;
  const given =
    client.args.some(({ text }) => /^(-a|--pass|--askpass)$/.test(text)) || 'REDISCLI_AUTH' in environmentOf(service);
  const password = given ? null : passwordOf(service);
  const errors = client.args.some(({ text }) => text === '-e');
  const at = typeof written === 'string' ? -1 : written.indexOf(name);
  const option = errors
    ? []
    : typeof written !== 'string' && at > 0
      ? [editTest(service, written.toSpliced(at + 1, 0, '-e'))]
      : editWords(service, (text) => text.replace(/\b(redis|valkey)-cli(?=\s)/, '$& -e'));
  const login = password === null ? [] : [settingOf(service.name, ['environment', 'REDISCLI_AUTH'], password)];
  return repairOf(
    `the health check of ${service.name} ${password === null ? '' : 'logs in and '}takes an error for an error: ${clientName(name)} -e`,
    [...option, ...login],
  );
}

/** As the Compose file writes it, so that a variable stays one; null: none stands there. */
function passwordOf(service: LintService): string | null {
  const command = saidOf(service, 'command');
  const words = Array.isArray(command) ? command.map(String) : typeof command === 'string' ? command.split(/\s+/) : [];
  const after = words.indexOf('--requirepass');
  const word = after < 0 ? undefined : words[after + 1]?.replace(/^(['"])(.*)\1$/, '$2');
  if (word !== undefined && word !== '') return word;
  const known = environmentOf(service);
  const variable = ['REDIS_PASSWORD', 'VALKEY_PASSWORD'].find((one) => known[one] !== undefined);
  const said = variable === undefined ? undefined : saidOf(service, 'environment', variable);
  return typeof said === 'string' ? said : null;
}

const ofRules: readonly LintRule[] = [
  ...(['check-cannot-fail', 'check-takes-error-page', 'check-takes-redis-error', 'check-green-during-init'] as const),
  ...(['check-localhost-is-ipv6', 'check-needs-bash', 'check-sleeps', 'check-zero-is-default'] as const),
];

/** What lint would write in its place. */
export const asLintSays = (service: LintService, { services }: MendProject): Repair | null =>
  repairOf(
    `the health check of ${service.name} as \`resilience lint\` advises`,
    findingsIn({ services, objective: null })
      .filter((one) => one.service === service.name && ofRules.includes(one.rule))
      .flatMap(({ edits }) => edits)
      .slice(0, 1),
  );

/** Checks are less often: every 10 s. Null: they are that rare already. */
export const rarerChecks = ({ name, health }: LintService): Repair | null =>
  health === null || health.interval >= seconds(10)
    ? null
    : {
        what: `interval: 10s for the health check of ${name}`,
        edits: [settingOf(name, ['healthcheck', 'interval'], '10s')],
      };

/** A slow answer is one, and one failure is none. Null: it waits so long already. */
export const patientCheck = ({ name, health }: LintService): Repair | null =>
  health === null || (health.timeout >= seconds(5) && health.retries >= 3)
    ? null
    : {
        what: `timeout: 5s and 3 retries for the health check of ${name}`,
        edits: [settingOf(name, ['healthcheck', 'timeout'], '5s'), settingOf(name, ['healthcheck', 'retries'], 3)],
      };
