/** Prints what is stored, for a person. */
import process from 'node:process';
import { ask } from './cache.ts';

process.stdout.write(`${await ask('DBSIZE')} keys\n`);
process.exit(0);
