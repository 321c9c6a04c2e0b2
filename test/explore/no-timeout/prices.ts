/** The prices. */
import { createServer } from 'node:http';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));
createServer((_, response) => response.end('1 2 3\n')).listen(80);
