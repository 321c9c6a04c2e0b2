/** The shop's API: what it sells, and how many have looked. Without its cache it answers 503. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';
import { ask } from './cache.ts';

const { items, currency } = JSON.parse(readFileSync('/etc/shop/settings.json', 'utf8'));

const server = createServer(async ({ url }, response) => {
  if (url === '/health') return response.end('ok\n');
  try {
    const visits = Number(await ask('INCR visits'));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ items, currency, visits }));
  } catch (error) {
    response.statusCode = 503;
    response.end(`${error instanceof Error ? error.message : error}\n`);
  }
});
server.listen(3000);
process.on('SIGTERM', () => process.exit(0));
