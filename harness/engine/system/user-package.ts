/** A package as the user's own project has it: none of them is a part of this one. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FailureError, failure } from '../../model/failure.ts';
import { messageOf } from '../../model/message-of.ts';

export interface UserPackage {
  readonly name: string;
  /** What is imported of it: `mysql2/promise`. */
  readonly path: string;
  /** Who needs it: completes "the package … is not installed, and …". */
  readonly why: string;
}

/** As found from `folder` upwards. Throws R223 where it is not installed there, or cannot be loaded. */
export async function importUserPackage({ name, path, why }: UserPackage, folder: string): Promise<unknown> {
  let found: string;
  try {
    found = createRequire(join(folder, 'from-here.js')).resolve(path);
  } catch (error) {
    const message = `the package '${name}' is not installed, and ${why}`;
    throw new FailureError([failure('R223', message, { fix: `install it: npm i -D ${name}` })], { cause: error });
  }
  try {
    return await import(pathToFileURL(found).href);
  } catch (error) {
    const message = `the package '${name}' cannot be loaded: ${messageOf(error)}`;
    throw new FailureError([failure('R223', message, { at: found, fix: `install it again: npm i -D ${name}` })], {
      cause: error,
    });
  }
}
