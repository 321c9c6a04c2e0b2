/** Says whose it is. */
import { createServer } from 'node:http';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));
createServer((_, response) => response.end(`the page of ${process.env.SAYS}\n`)).listen(80);
