/** A health check's command that asks a service what its users or callers ask, with a program that its image has. */
import type { BodyCheck } from '../../model/body-check.ts';
import { isHttpProbe, type Probe } from '../../model/probe.ts';
import { spokenBy } from '../../model/probe-traits.ts';
import { shellWord } from '../../model/shell-word.ts';

export type Has = (program: string) => boolean;

/** Of those, what an image has is looked for. */
export const askingPrograms: readonly string[] = [
  ...[
    'sh',
    'bash',
    'curl',
    'wget',
    'busybox',
    'node',
    'python3',
    'nc',
    'timeout',
    'redis-cli',
    'valkey-cli',
    'pg_isready',
  ],
  ...['mysqladmin', 'mariadb-admin', 'mongosh', 'rabbitmq-diagnostics', 'grpc_health_probe'],
];

/** As Compose writes a check; null: the image has nothing to ask it with. `port`: inside its container. */
export function askCommand(probe: Probe, port: number, has: Has): readonly string[] | null {
  if (isHttpProbe(probe)) {
    const { path, status, body } = probe;
    if (probe.method !== 'GET' || probe.manner !== undefined) return byConnecting(port, has);
    return byHttp({ url: `http://127.0.0.1${port === 80 ? '' : `:${port}`}${path}`, status, body }, has);
  }
  const own = byProtocol(spokenBy(probe), port);
  return own.find(([, program]) => has(program!)) ?? byConnecting(port, has);
}

/** The client of each protocol, with which a server is asked on its own network address. */
function byProtocol(protocol: string, port: number): readonly (readonly string[])[] {
  const host = '127.0.0.1';
  switch (protocol) {
    case 'Redis':
      return ['redis-cli', 'valkey-cli'].map((cli) => [
        'CMD',
        cli,
        '-e',
        ...(port === 6379 ? [] : ['-p', `${port}`]),
        'ping',
      ]);
    case 'PostgreSQL':
      return [['CMD', 'pg_isready', '-q', '-h', host, '-p', `${port}`]];
    case 'MySQL':
      return ['mysqladmin', 'mariadb-admin'].map((admin) => ['CMD', admin, 'ping', '-h', host, '-P', `${port}`]);
    case 'MongoDB':
      return [['CMD', 'mongosh', '--quiet', '--port', `${port}`, '--eval', 'db.runCommand({ ping: 1 }).ok || quit(1)']];
    case 'AMQP':
      return [['CMD', 'rabbitmq-diagnostics', '-q', 'check_port_connectivity']];
    case 'gRPC':
      return [['CMD', 'grpc_health_probe', `-addr=${host}:${port}`]];
    default:
      return [];
  }
}

interface Asked {
  readonly url: string;
  readonly status: readonly number[];
  readonly body: BodyCheck | null;
}

function byHttp(asked: Asked, has: Has): readonly string[] | null {
  const { url, status, body } = asked;
  const plain = status.every((one) => one >= 200 && one < 300) && body === null;
  if (plain && has('curl')) return ['CMD', 'curl', '-fsS', '-m', '2', '-o', '/dev/null', url];
  if (plain && has('wget')) return ['CMD', 'wget', '-q', '-T', '2', '-O', '/dev/null', url];
  if (has('node')) return ['CMD', 'node', '-e', nodeProgram(asked)];
  if (has('curl') && has('sh')) return ['CMD-SHELL', curlText(asked)];
  if (plain && has('python3')) {
    return ['CMD', 'python3', '-c', `import urllib.request; urllib.request.urlopen("${url}", timeout=2)`];
  }
  if (plain && has('busybox')) return ['CMD', 'busybox', 'wget', '-q', '-T', '2', '-O', '/dev/null', url];
  return null;
}

function nodeProgram({ url, status, body }: Asked): string {
  const good =
    body === null
      ? 'true'
      : 'contains' in body
        ? `text.includes(${JSON.stringify(body.contains)})`
        : `${new RegExp(body.matches, body.flags)}.test(text)`;
  return [
    `fetch(${JSON.stringify(url)}, { redirect: "manual", signal: AbortSignal.timeout(2000) })`,
    '.then(async (answer) => [await answer.text(), answer.status])',
    '.then(([text, status]) => { process.exit(',
    `${JSON.stringify(status)}.includes(status) && ${good} ? 0 : 1`,
    '); }, () => process.exit(1))',
  ].join('');
}

/** The body where one is awaited, else the status. */
function curlText({ url, status, body }: Asked): string {
  const ask = `curl -sS -m 2 ${shellWord(url)}`;
  if (body === null)
    return `${ask} -o /dev/null -w '%{http_code}' | grep -qx ${status.map((one) => `-e ${one}`).join(' ')}`;
  return 'contains' in body
    ? `${ask} | grep -qF -- ${shellWord(body.contains)}`
    : `${ask} | grep -qE -- ${shellWord(firstLine(body.matches))}`;
}

/** `grep` reads line by line, and takes a pattern of several lines for several patterns. */
function firstLine(source: string): string {
  const [line = '', ...more] = source.replace(/^\^?(\\n|\n)+/, '^').split(/\\n|\n/);
  return more.length === 0 ? line : `${line}$`;
}

/** Whether somebody takes a connection: less than an answer, and more than nothing. */
function byConnecting(port: number, has: Has): readonly string[] | null {
  if (has('node')) {
    const ends = '.on("connect", () => process.exit(0)).on("error", () => process.exit(1))';
    const program = `require("node:net").connect(${port}, "127.0.0.1")${ends}`;
    return ['CMD', 'node', '-e', program];
  }
  if (has('nc')) return ['CMD', 'nc', '-z', '-w', '2', '127.0.0.1', `${port}`];
  if (has('bash')) return ['CMD', 'bash', '-c', `exec 3<>/dev/tcp/127.0.0.1/${port}`];
  if (has('python3'))
    return ['CMD', 'python3', '-c', `import socket; socket.create_connection(("127.0.0.1", ${port}), 2)`];
  return null;
}
