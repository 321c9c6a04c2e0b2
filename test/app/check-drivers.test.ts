/** A client library that is not installed where the scenario lies is a problem before anything starts, once for all of its probes. */
import { join } from 'node:path';
import { expect } from 'chai';
import { missingLibraries } from '../../harness/app/check-drivers.ts';
import * as dsl from '../../harness/index.ts';
import type { Plan } from '../../harness/model/plan.ts';

const db = { type: 'service', name: 'db' } as const;
const login = { user: 'shop', password: 'hush' };
const probes = {
  alive: dsl.redis(db),
  stock: dsl.redis(db, { command: 'GET stock' }),
  queue: dsl.redis(db, { connections: 'kept' }),
  orders: dsl.mongo(db, { login }),
};
const load = { rows: dsl.writes(db, { redis: { insert: 'SADD a {id}', read: 'SMEMBERS a' } }) };
const planIn = (folder: string) => ({ file: join(folder, 'shop.ts'), probes, load }) as unknown as Plan;

describe('the client libraries of a plan', () => {
  it('are those of the folder that the scenario lies in, and of those above it', async () => {
    expect(await missingLibraries(planIn(import.meta.dirname))).to.deep.equal([]);
  });

  it('are named where they are missing, with the command that installs them', async () => {
    const told = await missingLibraries(planIn('/nowhere'));
    expect(told.map(({ code, message, at, fix }) => [code, message, at, fix])).to.deep.equal([
      [
        'R223',
        "the package 'redis' is not installed, and redis with a login is asked by it",
        "/nowhere/shop.ts, probes 'stock', 'queue', 'rows'",
        'install it: npm i -D redis',
      ],
      [
        'R223',
        "the package 'mongodb' is not installed, and mongo with a login is asked by it",
        "/nowhere/shop.ts, probe 'orders'",
        'install it: npm i -D mongodb',
      ],
    ]);
  });
});
