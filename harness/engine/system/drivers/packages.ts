/** Client libraries as the user's own project has them: none is a part of this one. */
import { type Driver, packageOf } from '../../../model/driver.ts';
import { importUserPackage } from '../user-package.ts';
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
  const why = `${driver} with a login is asked by it`;
  return use((await importUserPackage({ name: packageOf[driver], path, why }, folder)) as never);
}
