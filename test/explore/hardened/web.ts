/** Counts visits in the store over a connection for each, and does without where the store is away: it says so in time. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));

createServer(({ url }, response) => {
  if (url === '/health') return void response.end('well\n');
  const end = (): void => {
    store.destroy();
    if (!response.writableEnded) response.end('welcome\n');
  };
  const store = connect(6379, 'store', () => store.write('INCR visits\r\n'));
  store.setTimeout(200, end);
  store.on('error', end);
  store.on('data', end);
}).listen(80);
