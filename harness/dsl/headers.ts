/** HTTP headers, as files write those that are sent. */
import type { SecretText } from '../model/secret.ts';
import { type NameRule, namedBy } from './named-by.ts';
import type { Schema } from './schema.ts';
import { secret, unshown } from './secret.ts';

export const headerNames: NameRule = {
  fits: (name) => /^[!#$%&'*+.^`|~\w-]+$/.test(name),
  code: 'R110',
  says: 'is no name of a header',
  fix: "write letters, digits and '-': 'Authorization'",
};

/** `variable`: one that could have such a value. */
export const sentHeaders = (
  variable: string,
  names: NameRule = headerNames,
): Schema<Readonly<Record<string, SecretText>>> =>
  unshown(
    namedBy(
      names,
      secret(
        (given) => /^[\t\x20-\x7e\x80-\xff]*$/.test(given),
        'is no value of a header',
        `give a text of one line, or name a variable that has it: { env: '${variable}' }`,
      ),
    ),
    'give an object: { name: … }',
  );
