/** The stock, which takes 20 ms of work for each who asks, also for who has gone since. */
import { createServer } from 'node:http';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));

const work: (() => void)[] = [];
createServer(({ url }, response) => {
  if (url === '/health') return void response.end('well\n');
  work.push(() => response.end('12 in stock\n'));
}).listen(80);

const next = (): void => {
  work.shift()?.();
  setTimeout(next, 20);
};
next();
