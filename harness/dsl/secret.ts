/** Texts that may be secrets, as files write them: what is given stands in no message. */
import { type Secret, type SecretText, secretOf } from '../model/secret.ts';
import { isRecord } from './plain.ts';
import { object, type Schema, value } from './schema.ts';

const variable = object<{ readonly env: string }>({
  env: value(
    (given) => typeof given === 'string' && /^[A-Za-z_]\w*$/.test(given),
    "name a variable: 'RESILIENCE_WEBHOOK'",
  ),
});

/** A secret that `fits`; `says` is what is wrong with one that does not. */
export const secret = (fits: (text: string) => boolean, says: string, fix: string): Schema<SecretText> => {
  const missing = value<SecretText>(() => false, fix);
  return {
    problems: (given, path) => {
      if (isRecord(given)) return variable.problems(given, path);
      if (typeof given !== 'string') return missing.problems(given, path);
      return fits(given) ? [] : [{ code: 'R110', path, message: `'${path.at(-1)}' ${says}`, fix }];
    },
    likeness: () => 0,
  };
};

/** A user's name, a password or a token. */
export const credential = secret(
  (given) => given !== '',
  'is empty',
  "give a text, or name a variable that has it: { env: 'SHOP_PASSWORD' }",
);

/** The parts of a login as they stand in a probe. */
export const secretsOf = <Login extends Readonly<Record<keyof Login, SecretText>>>(given: Login) =>
  Object.fromEntries(Object.entries<SecretText>(given).map(([part, text]) => [part, secretOf(text)])) as {
    readonly [Part in keyof Login]: Secret;
  };

/** What holds secrets, where something else stands in its place: that may be one. */
export const unshown = <T>({ problems, likeness }: Schema<T>, fix: string): Schema<T> => ({
  problems: (given, path) =>
    isRecord(given) ? problems(given, path) : [{ code: 'R110', path, message: `'${path.at(-1)}' is no object`, fix }],
  likeness,
});
