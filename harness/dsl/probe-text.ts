/** A probe as a scenario would write it: its verb is its kind. */
import type { BodyCheck } from '../model/body-check.ts';
import type { Tls } from '../model/http-probe.ts';
import type { GrpcProbe, HttpProbe, Placed, Probe, TcpProbe } from '../model/probe.ts';
import { lengthText, patternText, quoted } from '../model/source-text.ts';
import type { NamedRef } from './fault-text.ts';

type Options = Readonly<Record<string, string | undefined>>;

const bodyOf = (check: BodyCheck): string =>
  'contains' in check ? quoted(check.contains) : patternText(check.matches, check.flags);

const tlsOf = ({ ca, serverName, verify }: Tls): string => {
  const options = [
    ...(ca === undefined ? [] : [`ca: ${quoted(ca)}`]),
    ...(serverName === undefined ? [] : [`serverName: ${quoted(serverName)}`]),
    ...(verify === undefined ? [] : ['verify: false']),
  ];
  return options.length === 0 ? 'true' : `{ ${options.join(', ')} }`;
};

const placedOf = ({ from, each }: Placed): Options => ({
  from: from === undefined ? undefined : quoted(from),
  each: each === undefined ? undefined : quoted(each),
});

const asked = ({ rate, within }: { readonly rate: number; readonly within: number }): Options => ({
  rate: quoted(`${rate}/s`),
  within: lengthText(within),
});

const http = (probe: HttpProbe): Options => ({
  method: probe.method === 'GET' ? undefined : quoted(probe.method),
  status: probe.status.length === 1 ? String(probe.status[0]) : `[${probe.status.join(', ')}]`,
  body: probe.body === null ? undefined : bodyOf(probe.body),
  tls: probe.manner?.tls === undefined ? undefined : tlsOf(probe.manner.tls),
  http2: probe.manner?.http2 === undefined ? undefined : 'true',
  connections: probe.connections.length === 1 ? quoted(probe.connections[0]!) : undefined,
});

const tcp = ({ send, awaits }: TcpProbe): Options => ({
  send: send === null ? undefined : quoted(send),
  awaits: awaits === null ? undefined : bodyOf(awaits),
});

const grpc = ({ health, answers, tls }: GrpcProbe): Options => ({
  health: health === '' ? undefined : quoted(health),
  good: answers ? undefined : quoted('serving'),
  tls: tls === undefined ? undefined : tlsOf(tls),
});

/** `http(api, '/', { status: 200 })`: what an entry point that was found is asked. Null: a probe of a kind that only a scenario's author can have written. */
export function probeText(probe: Probe, ref: NamedRef): string | null {
  const call = (path: string | null, options: Options): string => {
    const given = Object.entries(options).flatMap(([key, text]) => (text === undefined ? [] : [`${key}: ${text}`]));
    const words = [ref(probe.service), ...(path === null ? [] : [quoted(path)]), `{ ${given.join(', ')} }`];
    return `${probe.kind}(${words.join(', ')})`;
  };
  switch (probe.kind) {
    case 'http':
      return call(probe.path, { ...http(probe), ...asked(probe), ...placedOf(probe) });
    case 'tcp':
    case 'redis':
    case 'postgres':
    case 'mysql':
    case 'amqp':
    case 'mongo':
    case 'grpc': {
      const port = probe.port === null ? undefined : String(probe.port);
      const own = probe.kind === 'tcp' ? tcp(probe) : probe.kind === 'grpc' ? grpc(probe) : {};
      const client = 'client' in probe && probe.client !== undefined;
      return client ? null : call(null, { port, ...own, ...asked(probe), ...placedOf(probe) });
    }
    case 'sql':
    case 'promql':
    case 'dns':
    case 'exec':
    case 'check':
    case 'log':
      return null;
  }
}
