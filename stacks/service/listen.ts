/** Puts an answerer on its port: one server, shared headers, and a prompt end. */
import type { Server, ServerResponse } from 'node:http';
import { type Answer, type Answerer, readQuestion } from './answer.ts';
import { http } from './builtins.ts';
import { readCount } from './read-setting.ts';
import type { ServerKind } from './server-kind.ts';

export interface Watch {
  readonly listening: () => void;
  readonly answered: (path: string, status: number) => void;
}

/** Listens on PORT (80; 0 picks a free one) and HOST (all addresses); `watch` is called with what happens. */
export function listen(
  kind: ServerKind,
  answer: Answerer,
  { headers = {}, watch }: { headers?: Readonly<Record<string, string>>; watch?: Watch } = {},
): void {
  endOnSignals(kind.stopCode);
  const shared = { ...(kind.server === null ? {} : { server: kind.server }), ...headers };
  const server = http.createServer((request, response) => {
    const question = readQuestion(request);
    void Promise.resolve(answer(question)).then((given) => {
      send(response, shared, given);
      if (given !== null) watch?.answered(question.path, given.status);
    });
    // A body that nobody asked for must still be read, to keep the connection usable.
    request.resume();
  });
  server.keepAliveTimeout = kind.keepAliveMs;
  server.maxRequestsPerSocket = kind.requestsPerConnection;
  server.listen(readCount('PORT', process.env.PORT, 80), process.env.HOST || undefined, () => {
    watch?.listening();
    kind.greet(`http://${process.env.HOST || '[::]'}:${portOf(server)}`);
  });
}

/** A process that is PID 1 ignores SIGTERM unless it handles it. */
function endOnSignals(stopCode: number | null): void {
  if (stopCode !== null) process.on('SIGTERM', () => process.exit(stopCode));
  process.on('SIGINT', () => process.exit(0));
}

function portOf(server: Server): string {
  const address = server.address();
  return String(typeof address === 'object' && address !== null ? address.port : address);
}

function send(response: ServerResponse, shared: Readonly<Record<string, string>>, answer: Answer | null): void {
  if (answer === null) {
    response.destroy();
    return;
  }
  const body = answer.body ?? '';
  const length = answer.status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(answer.status, { ...shared, ...length, ...answer.headers });
  response.end(body, answer.afterwards);
}
