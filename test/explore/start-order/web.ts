/** Counts visits in the store, and ends where that is not there as it starts. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(143));

const first = connect(6379, 'store');
first.setTimeout(1000, () => first.destroy(new Error('late')));
first.on('error', ({ message }) => {
  console.error(`error: no store: ${message}`);
  process.exit(0);
});
first.on('connect', () => {
  first.destroy();
  serve();
});

function serve(): void {
  createServer(({ url }, response) => {
    if (url === '/health') return void response.end('well\n');
    const store = connect(6379, 'store', () => store.write('INCR visits\r\n'));
    const end = (status: number, text: string): void => {
      store.destroy();
      if (!response.writableEnded) response.writeHead(status).end(text);
    };
    store.setTimeout(500, () => end(503, 'error: the store is late\n'));
    store.on('error', ({ message }) => end(503, `error: ${message}\n`));
    store.on('data', () => end(200, 'counted\n'));
  }).listen(80);
}
