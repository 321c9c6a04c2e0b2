/** Names that are free to choose within a rule. */
import type { FailureCode } from '../model/failure.ts';
import { isRecord } from './plain.ts';
import { record, type Schema } from './schema.ts';

export interface NameRule {
  readonly fits: (name: string) => boolean;
  readonly code: FailureCode;
  /** What a name is that does not fit. */
  readonly says: string;
  readonly fix: string;
}

export const namedBy = <T>(
  { fits, code, says, fix }: NameRule,
  item: Schema<T>,
): Schema<Readonly<Record<string, T>>> => {
  const { problems, likeness } = record(item);
  return {
    problems: (given, path) => [
      ...(isRecord(given) ? Object.keys(given) : [])
        .filter((name) => name.trim() !== '' && !fits(name))
        .map((name) => ({ code, path: [...path, name], message: `'${name}' ${says}`, fix })),
      ...problems(given, path),
    ],
    likeness,
  };
};
