/** Client libraries as the user's own project has them: none is a part of this one. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Driver, packageOf } from '../../../model/driver.ts';
import { FailureError, failure } from '../../../model/failure.ts';
import { messageOf } from '../../../model/message-of.ts';
import { amqpLibrary } from './amqp.ts';
import type { Library } from './library.ts';
import { mongoLibrary } from './mongo.ts';
import { mysqlLibrary } from './mysql.ts';
import { postgresLibrary } from './postgres.ts';
import { redisLibrary } from './redis.ts';

/** What is imported of each package, and what becomes of it. The module is of that type by the name that it was imported by. */
const libraries: Readonly<Record<Driver, readonly [path: string, use: (module: never) => Library]>> = {
  redis: ['redis', redisLibrary],
  postgres: ['postgres', postgresLibrary],
  mysql: ['mysql2/promise', mysqlLibrary],
  amqp: ['amqplib', amqpLibrary],
  mongo: ['mongodb', mongoLibrary],
};

/** As found from `folder` upwards. Throws R223 where it is not installed there, or cannot be loaded. */
export async function loadLibrary(driver: Driver, folder: string): Promise<Library> {
  const [path, use] = libraries[driver];
  const name = packageOf[driver];
  let found: string;
  try {
    found = createRequire(join(folder, 'from-here.js')).resolve(path);
  } catch (error) {
    const message = `the package '${name}' is not installed, and ${driver} with a login is asked by it`;
    throw new FailureError([failure('R223', message, { fix: `install it: npm i -D ${name}` })], { cause: error });
  }
  try {
    return use((await import(pathToFileURL(found).href)) as never);
  } catch (error) {
    const message = `the package '${name}' cannot be loaded: ${messageOf(error)}`;
    throw new FailureError([failure('R223', message, { at: found, fix: `install it again: npm i -D ${name}` })], {
      cause: error,
    });
  }
}
