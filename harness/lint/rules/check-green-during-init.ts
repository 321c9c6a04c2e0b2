/** A health check of a database that also answers for the server that prepares its data. */
import { clientName } from '../../model/check/addresses.ts';
import { type CheckClient, clients } from '../../model/check/clients.ts';
import { readOptions } from '../../model/check/options.ts';
import type { CheckProgram } from '../../model/check/programs.ts';
import { escaped } from '../../model/escaped.ts';
import type { LintService } from '../../model/lint.ts';
import { checkOf, checkPlace, checkText, environmentOf } from '../check.ts';
import { editTest, editWords, writtenTest } from '../check-edits.ts';
import type { Rule } from '../rule.ts';

interface Family {
  /** The last part of the names of images whose start-up script prepares the data with a server on the socket file alone. */
  readonly images: RegExp;
  readonly programs: RegExp;
  /** With a variable of these the client goes by the network without an option. */
  readonly hostVariable: string;
  /** Hosts for which the client takes the socket file all the same. */
  readonly socketHosts: readonly string[];
}

const families: readonly Family[] = [
  {
    images: /^(postgres|postgis|pgvector|timescaledb)$/,
    programs: /^(pg_isready|psql)$/,
    hostVariable: 'PGHOST',
    socketHosts: [],
  },
  {
    images: /^(mysql|mariadb)$/,
    programs: /^(mysqladmin|mariadb-admin)$/,
    hostVariable: 'MYSQL_HOST',
    socketHosts: ['localhost'],
  },
];

export const checkGreenDuringInit: Rule = {
  level: 'warning',
  about: 'A health check of a database that also answers for the server that prepares its data.',
  look: (service, { services }) => {
    const check = checkOf(service);
    const family = families.find(({ images }) => images.test(imageName(service)));
    if (check === null || family === undefined) return [];
    const waits = services.some((other) =>
      other.dependsOn.some((one) => one.service === service.name && one.condition === 'service_healthy'),
    );
    if (!waits) return [];
    if (family.hostVariable in environmentOf(service)) return [];
    const asking = check.programs.filter(({ program }) => clients.has(clientName(program.text)));
    const [first] = asking;
    if (first === undefined || !asking.every((one) => bySocket(one, family))) return [];
    const program = clientName(first.program.text);
    return [
      {
        message: `the health check of ${service.name} asks through the socket file: ${checkText(check)}`,
        why: 'at its first start the image prepares the data with a server that listens on the socket file alone, and then starts the real one',
        cost: `at the first start ${service.name} is called healthy while it is prepared, and who waited for that is refused when that server stops`,
        fix: `ask through the network: \`${program} -h 127.0.0.1\``,
        at: checkPlace(service),
        edits: asking.length === 1 ? withHost(service, first) : [],
      },
    ];
  },
};

/** `postgis` of `docker.io/postgis/postgis:16`; those of Bitnami and the like have scripts of their own. */
const imageName = ({ image }: LintService): string =>
  /bitnami|cgr\.dev|chainguard/.test(image)
    ? ''
    : image
        .replace(/@.*$/, '')
        .replace(/:[^/]*$/, '')
        .replace(/^.*\//, '');

function bySocket(one: CheckProgram, family: Family): boolean {
  const name = clientName(one.program.text);
  if (!family.programs.test(name)) return false;
  const client = clients.get(name) as CheckClient;
  const { value, has } = readOptions(one.args, client.valued);
  const host = value(...(client.host ?? []));
  const address = value(...(client.address ?? []))?.text ?? '';
  if (has('--protocol') || /:\/\/|host=/.test(address)) return false;
  return host === null || host.text.startsWith('/') || (host.known && family.socketHosts.includes(host.text));
}

function withHost(service: LintService, { program, args }: CheckProgram) {
  if (args.some(({ text }) => /^(-h|--host)/.test(text))) {
    const localhost = (word: string) => word.replace(/(-h ?|--host[= ])localhost\b/, '$1127.0.0.1');
    const said = writtenTest(service);
    const after = Array.isArray(said) ? said.findIndex((word) => /^(-h|--host)$/.test(word)) : -1;
    if (!Array.isArray(said) || after < 0) return editWords(service, localhost);
    return said[after + 1] === 'localhost' ? [editTest(service, said.with(after + 1, '127.0.0.1'))] : [];
  }
  const said = writtenTest(service);
  if (typeof said === 'string' || said?.[0] !== 'CMD') {
    const name = escaped(program.text);
    return editWords(service, (text) => text.replace(new RegExp(`${name}(?=\\s|$)`), '$& -h 127.0.0.1'));
  }
  const at = said.indexOf(program.text);
  return at < 0 ? [] : [editTest(service, said.toSpliced(at + 1, 0, '-h', '127.0.0.1'))];
}
