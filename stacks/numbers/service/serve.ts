/** Puts a service on its port: shared headers, the additions, and a prompt end. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Addition, readAdditions } from './additions.ts';
import { type Answer, type Answerer, notFound, readQuestion } from './answer.ts';
import { http, os } from './builtins.ts';
import { answerControl, isControl } from './control.ts';
import { createHealth, type Health } from './health.ts';
import { createRecorder, type Recorder } from './instants.ts';
import { log } from './log.ts';
import { readCount } from './read-setting.ts';

/** What a service is given when it is set up. */
export interface Surroundings {
  readonly health: Health;
  readonly additions: ReadonlySet<Addition>;
}

/** Starts the service on PORT (80; 0 picks a free one) and HOST (all addresses). */
export function serve(name: string, setUp: (surroundings: Surroundings) => Answerer): void {
  const additions = readAdditions(process.env.ADDITIONS ?? '');
  const record = createRecorder(name, additions.has('instants'));
  endOnSignals(record);
  const health = createHealth(record);
  const answer = setUp({ health, additions });
  const headers = { server: 'Kestrel', ...(additions.has('instance') ? { 'x-instance': os.hostname() } : {}) };
  const send = createSender(headers, record);

  const server = http.createServer((request, response) => {
    const question = readQuestion(request.method ?? 'GET', request.url ?? '/');
    if (isControl(question))
      send(response, question.path, additions.has('control') ? answerControl(question, health) : notFound);
    else void Promise.resolve(answer(question)).then((given) => send(response, question.path, given));
    discard(request);
  });
  // Node's own five seconds would reset kept-alive clients that the originals serve for two minutes.
  server.keepAliveTimeout = 120_000;
  server.listen(readCount('PORT', process.env.PORT, 80), process.env.HOST || undefined, () => {
    record('listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : address;
    log('info', 'Microsoft.Hosting.Lifetime', `Now listening on: http://${process.env.HOST || '[::]'}:${port}`);
  });
}

/** A process that is PID 1 ignores SIGTERM unless it handles it. */
function endOnSignals(record: Recorder): void {
  process.on('SIGTERM', () => process.exit(0));
  process.on('SIGINT', () => process.exit(0));
  process.on('exit', (code) => record('exit', { code }));
}

/** A request's body means nothing to these services; reading it keeps the connection usable. */
const discard = (request: IncomingMessage): void => void request.resume();

function createSender(headers: Readonly<Record<string, string>>, record: Recorder) {
  const answeredWell = new Set<string>();
  return (response: ServerResponse, path: string, answer: Answer): void => {
    const body = answer.body ?? '';
    const length = answer.status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
    response.writeHead(answer.status, { ...headers, ...length, ...answer.headers });
    response.end(body, answer.afterwards);
    if (answer.status !== 200 || answeredWell.has(path)) return;
    answeredWell.add(path);
    record('first-good-answer', { path });
  };
}
