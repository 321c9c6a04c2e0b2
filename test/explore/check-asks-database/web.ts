/** A page that everybody can see without the store, and a check that fails without it. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));

createServer(({ url }, response) => {
  if (url !== '/health') return void response.end('welcome\n');
  const store = connect(6379, 'store', () => store.write('PING\r\n'));
  const end = (status: number, text: string): void => {
    store.destroy();
    if (!response.writableEnded) response.writeHead(status).end(text);
  };
  store.setTimeout(500, () => end(503, 'error: the store is late\n'));
  store.on('error', ({ message }) => end(503, `error: ${message}\n`));
  store.on('data', () => end(200, 'well\n'));
}).listen(80);
