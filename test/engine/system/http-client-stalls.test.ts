/** A server that cannot even accept, and an event loop of ours that stands still: whose fault is it? */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'chai';
import type { HttpRequest } from '../../../harness/engine/clients.ts';
import { systemClock } from '../../../harness/engine/system/clock.ts';
import { systemHttp } from '../../../harness/engine/system/http-client.ts';
import { milliseconds } from '../../../harness/model/time.ts';

const tellPort = `process.stdout.write(this.address().port + '\\n');`;
const answering = `require('node:http').createServer((_, answer) => answer.end('42')).listen(0, '127.0.0.1', function () { ${tellPort} })`;
/** Listens with room for one connection and never looks again. */
const deaf = `require('node:net').createServer().listen(0, '127.0.0.1', 1, function () {
  require('node:fs').writeSync(1, this.address().port + '\\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
})`;

describe('the real HTTP client, when something stands still', () => {
  const clock = systemClock();
  const http = systemHttp(clock, {});
  let child: ChildProcess;

  const start = async (script: string): Promise<number> => {
    child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [port] = await once(child.stdout!, 'data');
    return Number(String(port));
  };

  const request = (port: number, more: Partial<HttpRequest>): HttpRequest => ({
    host: '127.0.0.1',
    port,
    method: 'GET',
    path: '/',
    connection: 'kept',
    timeout: milliseconds(100),
    accept: (_, body) => (body === '42' ? 'ok' : 'wrong'),
    ...more,
  });

  afterEach(async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  after(() => http.close());

  it('tells a connect that is never answered from an answer that never comes', async () => {
    const port = await start(deaf);
    const fillers: Socket[] = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    await once(fillers[0]!, 'connect');
    await once(fillers[1]!, 'connect');
    const answer = await http.request(request(port, { connection: 'fresh' }));
    for (const filler of fillers) filler.destroy();
    expect(answer).to.include({ outcome: 'connect_timeout', connected: null });
  });

  it('reads an answer that came in time although our own event loop stood still past the deadline', async () => {
    const port = await start(answering);
    expect((await http.request(request(port, { timeout: milliseconds(5000) }))).outcome).to.equal('ok');
    const pending = http.request(request(port, {}));
    // The request is written before the next turn of the loop, which then stands still for longer than it has.
    await new Promise(setImmediate);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    const answer = await pending;
    expect(answer.outcome).to.equal('ok');
    expect(answer.end - answer.sent).to.be.above(100);
  });
});
