/** A page with the prices of another service, for which it waits as long as it takes. */
import { createServer, get } from 'node:http';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));

createServer(({ url }, response) => {
  if (url === '/health') return void response.end('well\n');
  get('http://prices/', { agent: false }, (prices) => {
    prices.resume();
    prices.on('end', () => response.end('the prices\n'));
    prices.on('error', () => response.destroy());
  }).on('error', ({ message }) => response.writeHead(503).end(`error: ${message}\n`));
}).listen(80);
