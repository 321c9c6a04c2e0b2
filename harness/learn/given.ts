/** What the user says is asked, as a URL: `http://api/orders`, `redis://cache`, `tcp://worker:9000`. */
import type { Speech } from '../init/nature.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { ServiceName } from '../model/stack.ts';

export interface GivenProbe {
  readonly service: ServiceName;
  readonly speaks: Speech;
  /** Null: the one at which the service is found. */
  readonly port: number | null;
  /** Of a page. */
  readonly path: string;
}

const schemes: Readonly<Record<string, Speech>> = {
  'http:': 'http',
  'https:': 'tls',
  'redis:': 'redis',
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'mysql:': 'mysql',
  'amqp:': 'amqp',
  'grpc:': 'grpc',
  'tcp:': 'tcp',
};

export interface GivenProbes {
  readonly probes: readonly GivenProbe[];
  /** R248 for each that is none. */
  readonly problems: readonly Failure[];
}

export function readGiven(texts: readonly string[], services: readonly ServiceName[]): GivenProbes {
  const read = texts.map((text) => readOne(text, services));
  return {
    probes: read.flatMap((one) => ('service' in one ? [one] : [])),
    problems: read.flatMap((one) => ('code' in one ? [one] : [])),
  };
}

const example = '--probe http://api/orders';

function readOne(text: string, services: readonly ServiceName[]): GivenProbe | Failure {
  const at = `--probe ${text}`;
  const [, scheme = '', host = '', port, path = '/'] = /^([a-z]+:)\/\/([^/:?#]+)(?::(\d+))?([/?].*)?$/.exec(text) ?? [];
  const speaks = schemes[scheme];
  if (speaks === undefined) {
    const known = Object.keys(schemes).join(', ');
    return failure('R248', `'${text}' is no address that can be asked`, {
      at,
      fix: `begin with one of ${known} as in ${example}`,
    });
  }
  if (!services.includes(host)) {
    const fix = `name one of ${services.join(', ')}`;
    return failure('R248', `the stack has no service '${host}'`, { at, fix });
  }
  const number = port === undefined ? null : Number(port);
  if (number !== null && (number < 1 || number > 65_535)) {
    return failure('R248', `${number} is no port`, { at, fix: 'give a port from 1 to 65,535, or none' });
  }
  return { service: host, speaks, port: number, path: path.startsWith('/') ? path : `/${path}` };
}
