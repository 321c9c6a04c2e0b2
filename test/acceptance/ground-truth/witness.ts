/**
 * The service under test, which logs its own instants as NDJSON in epoch milliseconds. It runs alone in its container, so
 * it imports nothing of the project. A clock ticks in it 200 times a second, and it logs when that was stalled. With CALLEE
 * it also asks that one over UDP as often, and logs each silence.
 */
import dgram from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { rmSync, writeFileSync, writeSync } from 'node:fs';
import http from 'node:http';

const sickFile = '/tmp/sick';
const echoPort = 7007;
const pingGap = 5;
const tickGap = 5;
/** Gaps of a busy machine's scheduler are no silence. */
const silenceFrom = 400;
const calmFor = 250;

const now = (): number => performance.timeOrigin + performance.now();
const log = (instant: string, detail: Readonly<Record<string, number | string>> = {}): void =>
  void writeSync(1, `${JSON.stringify({ instant, at: now(), ...detail })}\n`);

let sick = false;
let lastAnswer: number | null = null;
/** Since the last tick. */
let answers = 0;
// A file of an earlier life says nothing of this one.
rmSync(sickFile, { force: true });

function flip(toSick: boolean): void {
  sick = toSick;
  if (toSick) writeFileSync(sickFile, '');
  else rmSync(sickFile, { force: true });
  log(toSick ? 'sick' : 'well');
}

/** Logs the first answer of each kind after one of another kind. */
function answer(response: http.ServerResponse, path: string, status: number): void {
  response.writeHead(status).end();
  answers += 1;
  if (path !== '/' || status === lastAnswer) return;
  lastAnswer = status;
  log('answered', { status });
}

const callee = process.env.CALLEE;

http
  .createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/fail' || path === '/pass') {
      flip(path === '/fail');
      response.writeHead(204).end();
    } else if (path === '/click' && callee !== undefined) click(response);
    else answer(response, path, sick ? 500 : 200);
  })
  .listen(80, () => log('listening'));

/** One call of the callee on a new connection, given up after 300 ms. */
function click(response: http.ServerResponse): void {
  const call = http.get({ host: callee, agent: false, timeout: 300 }, (got) => {
    got.resume();
    response.writeHead(got.statusCode ?? 500).end();
  });
  call.on('timeout', () => call.destroy(new Error('no answer in time')));
  call.on('error', () => response.headersSent || response.writeHead(503).end());
}

/** After a stall it takes a while until all is answered that waited in the sockets, by users who have given up most of all. */
let lastTick = now();
let stall: { readonly from: number; readonly to: number; calm: number } | null = null;
setInterval(() => {
  const tick = now();
  if (stall !== null && answers > 2) stall.calm = tick;
  if (stall !== null && tick - stall.calm > calmFor) {
    log('stalled', stall);
    stall = null;
  }
  if (tick - lastTick > silenceFrom) stall = { from: lastTick, to: tick, calm: tick };
  lastTick = tick;
  answers = 0;
}, tickGap);

const socket = dgram.createSocket('udp4');
if (callee === undefined) {
  socket.on('message', (message, from) => socket.send(message, from.port, from.address));
  socket.bind(echoPort);
} else {
  socket.bind(() => ask(callee));
}

/** A silence lasts from the sending of the last question that was answered to that of the first one answered again. */
function ask(name: string): void {
  let address = '';
  let lastGood = now();
  const resolve = (): void =>
    void lookup(name)
      .then((found) => (address = found.address))
      .catch(() => undefined);
  socket.on('error', () => undefined);
  socket.on('message', (message) => {
    const sent = Number(message.toString());
    if (sent - lastGood > silenceFrom) log('silence', { from: lastGood, to: sent });
    lastGood = Math.max(lastGood, sent);
  });
  resolve();
  setInterval(resolve, 250);
  setInterval(() => address !== '' && socket.send(String(now()), echoPort, address, () => undefined), pingGap);
}
