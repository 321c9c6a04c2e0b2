/** A connection to Redis that is made again when it is lost. An answer that takes a second is none. */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import process from 'node:process';

const { CACHE_HOST: host = 'cache', CACHE_PASSWORD_FILE: file = '' } = process.env;
const password = readFileSync(file, 'utf8').trim();

let socket: Socket | null = null;
const waiting: { readonly answer: (text: string) => void; readonly fail: (error: Error) => void }[] = [];

function connected(): Socket {
  if (socket !== null) return socket;
  const made = connect({ host, port: 6379 });
  socket = made;
  const lost = (error: Error): void => {
    if (socket !== made) return;
    socket = null;
    made.destroy();
    for (const one of waiting.splice(0)) one.fail(error);
  };
  let text = '';
  made.on('data', (data) => {
    text += data;
    for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
      waiting.shift()?.answer(text.slice(0, end));
      text = text.slice(end + 2);
    }
  });
  made.on('error', lost);
  made.on('close', () => lost(new Error('the cache closed the connection')));
  waiting.push({ answer: () => undefined, fail: () => undefined });
  made.write(`AUTH ${password}\r\n`);
  return made;
}

/** One command whose answer is one line, such as `INCR visits`. */
export const ask = (command: string): Promise<string> =>
  new Promise((answer, fail) => {
    const used = connected();
    const tooLate = setTimeout(() => used.destroy(new Error('the cache did not answer within a second')), 1000);
    const settle =
      <T>(how: (value: T) => void) =>
      (value: T): void => {
        clearTimeout(tooLate);
        how(value);
      };
    waiting.push({
      answer: settle((line: string) => (line.startsWith('-') ? fail(new Error(line)) : answer(line.slice(1)))),
      fail: settle(fail),
    });
    used.write(`${command}\r\n`);
  });
