/** Counts visits in the store, over the one connection that it makes as it starts. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));

const store = connect(6379, 'store');
const answers: (() => void)[] = [];
let wasOpen = false;
store.on('connect', () => {
  wasOpen = true;
});
store.on('data', (part) => {
  // One part may hold many answers: a line each.
  for (const _ of String(part).match(/\n/g) ?? []) answers.shift()?.();
});
store.on('error', ({ message }) => {
  console.error(`error: ${message}`);
  if (!wasOpen) process.exit(1);
});

createServer(({ url }, response) => {
  if (url === '/health') return void response.end('well\n');
  if (!store.writable) return void response.writeHead(500).end('error: the connection to the store is closed\n');
  const late = setTimeout(() => response.writeHead(503).end('error: the store is late\n'), 500);
  answers.push(() => {
    clearTimeout(late);
    if (!response.writableEnded) response.end('counted\n');
  });
  store.write('INCR visits\r\n');
}).listen(80);
