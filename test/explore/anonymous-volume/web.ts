/** Counts visits in the store, over a connection for each. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));

createServer(({ url }, response) => {
  if (url === '/health') return void response.end('well\n');
  const store = connect(6379, 'store', () => store.write('INCR visits\r\n'));
  const end = (status: number, text: string): void => {
    store.destroy();
    if (!response.writableEnded) response.writeHead(status).end(text);
  };
  let said = '';
  store.setTimeout(500, () => end(503, 'error: the store is late\n'));
  store.on('error', ({ message }) => end(503, `error: ${message}\n`));
  store.on('data', (part) => {
    said += part;
    if (/:\d+/.test(said)) end(200, 'counted\n');
  });
}).listen(80);
