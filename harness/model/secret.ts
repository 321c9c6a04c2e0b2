/** A text that may be a secret, such as a password or a token: only who sends it reads it, and nothing that is kept or shown has it. */

/** A text that may be a secret: written down, or taken from an environment variable when it is needed. It is never printed. */
export type SecretText = string | { readonly env: string };

/** The same in a plan. Nothing else has these keys, so that it is known wherever it stands. */
export type Secret = { readonly secretText: string } | { readonly secretEnv: string };

export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

export const secretOf = (given: SecretText): Secret =>
  typeof given === 'string' ? { secretText: given } : { secretEnv: given.env };

/** For who sends it, at that moment. `variables`: the environment; that they are set is checked before a run. */
export const revealed = (secret: Secret, variables: EnvironmentVariables): string =>
  'secretText' in secret ? secret.secretText : (variables[secret.secretEnv] ?? '');

/** The environment variables that the secrets in `value` are taken from, however deep they stand. */
export function variablesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('secretEnv' in value) return [String(value.secretEnv)];
  return Object.values(value).flatMap(variablesIn);
}

/** For `JSON.stringify`: everything but the texts of secrets. */
export const withoutSecrets = (key: string, value: unknown): unknown => (key === 'secretText' ? 'not kept' : value);
