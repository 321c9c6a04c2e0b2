/** What a service is asked and answers, as plain data, and the answers that several services give. */
import type { IncomingMessage } from 'node:http';

export interface Question {
  readonly method: string;
  /** In lower case, without query and trailing slash; `/` for the root. Most originals' routes ignore case. */
  readonly path: string;
  /** The request line's target as it was sent. */
  readonly target: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** The client's address and port, as `10.0.0.2:41234`; an IPv6 address stands in brackets. */
  readonly client: string;
  /** The whole body as UTF-8. To be called before the answerer first awaits anything; never settles when the client leaves. */
  readonly body: () => Promise<string>;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Done once the answer has left. */
  readonly afterwards?: () => void;
}

/** Null: no answer at all, the connection is cut. */
export type Answerer = (question: Question) => Answer | null | Promise<Answer | null>;

export const plainText = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

export const notFound: Answer = { status: 404 };

export const methodNotAllowed = (...allowed: string[]): Answer => ({
  status: 405,
  headers: { allow: allowed.join(', ') },
});

/** Reads a request; it never throws, whatever a client sends. */
export function readQuestion(request: IncomingMessage): Question {
  const { method = 'GET', url: target = '/', headers, socket } = request;
  const [path = '/', query = ''] = target.split('?', 2);
  return {
    method,
    path: path.toLowerCase().replace(/(?<=.)\/$/, ''),
    target,
    query: new URLSearchParams(query),
    headers,
    client: clientOf(socket.remoteAddress ?? '', socket.remotePort ?? 0),
    body: () => readBody(request),
  };
}

/** A server that listens on all addresses sees IPv4 clients as `::ffff:10.0.0.2`. */
function clientOf(address: string, port: number): string {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/, '');
  return plain.includes(':') ? `[${plain}]:${port}` : `${plain}:${port}`;
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => resolve(body));
  });
}
