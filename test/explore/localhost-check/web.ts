/** A page, at the IPv4 address alone. */
import { createServer } from 'node:http';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));
createServer((_, response) => response.end('welcome\n')).listen(80, '0.0.0.0');
