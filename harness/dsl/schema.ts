/** What a door takes, stated once: a schema checks what was given, and the compiler holds it to the type of what is meant. */
import type { FailureCode } from '../model/failure.ts';
import { nearest } from './nearest.ts';
import { isRecord } from './plain.ts';
import { type Path, shownKeys, shownValue } from './shown.ts';

export interface Problem {
  readonly code: FailureCode;
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
}

/** What a schema does, whatever it is of. */
export interface SchemaCheck {
  /** Everything that is wrong with a value. */
  readonly problems: (value: unknown, path: Path) => readonly Problem[];
  /** How much of a value was meant for this schema and no other; 0: nothing. */
  readonly likeness: (value: unknown) => number;
}

export interface Schema<T> extends SchemaCheck {
  /** Never there. It lets no schema take more than its type has, or less. */
  readonly holds?: (value: T) => T;
}

/** Something that is right or wrong as a whole; `fix` is what to write in its place. */
export const value = <T>(
  fits: (value: unknown) => boolean,
  fix: string | ((value: unknown) => string),
  code: FailureCode = 'R110',
): Schema<T> => ({
  problems: (given, path) =>
    fits(given) ? [] : [wrong(given, path, typeof fix === 'string' ? fix : fix(given), code)],
  likeness: () => 0,
});

/** One of some texts. */
export const oneOf = <T extends string>(...known: readonly T[]): Schema<T> =>
  value(
    (given) => known.some((one) => one === given),
    (given) => suggestion(given, known) ?? `write ${known.map((one) => `'${one}'`).join(', ')}`,
  );

export const optional = <T>({ problems, likeness }: Schema<T>): Schema<T | undefined> => ({
  problems: (given, path) => (given === undefined ? [] : problems(given, path)),
  likeness,
});

/** A list of at least `least`. */
export const list = <T>(item: Schema<T>, least = 0): Schema<readonly T[]> => ({
  problems: (given, path) => {
    if (!Array.isArray(given)) return [wrong(given, path, 'give a list: [ … ]')];
    if (given.length < least) return [wrong(given, path, 'give at least one')];
    return given.flatMap((one, index) => item.problems(one, [...path, index]));
  },
  likeness: (given) => (Array.isArray(given) ? 1 : 0),
});

/** A list that is not empty. */
export const some = <T>(item: Schema<T>): Schema<readonly [T, ...T[]]> => {
  const { problems, likeness } = list(item, 1);
  return { problems, likeness };
};

/** Names that are free to choose, except for none at all. */
export const record = <T>(item: Schema<T>): Schema<Readonly<Record<string, T>>> => ({
  problems: (given, path) => {
    if (!isRecord(given)) return [wrong(given, path, 'give an object: { name: … }')];
    return Object.entries(given).flatMap(([key, one]) => [
      ...(key.trim() === '' ? [nameless([...path, key])] : []),
      ...item.problems(one, [...path, key]),
    ]);
  },
  likeness: (given) => (isRecord(given) ? 1 : 0),
});

type Fields<T> = { readonly [K in keyof Required<T>]: Schema<T[K]> };

/** Exactly these keys. */
export function object<T>(fields: Fields<T>): Schema<T> {
  const entries = Object.entries<SchemaCheck>(fields);
  const known = entries.map(([key]) => key);
  const meant = (key: string): string | undefined => (known.includes(key) ? key : nearest(key, known));
  return {
    problems: (given, path) => {
      if (!isRecord(given)) return [wrong(given, path, `give an object: { ${known.join(', ')} }`)];
      const unknown = Object.keys(given).filter((key) => !known.includes(key));
      const suggested = unknown.map(meant);
      return [
        ...unknown.map((key) => notKnown(key, known, path)),
        ...entries
          .filter(([key]) => !(given[key] === undefined && suggested.includes(key)))
          .flatMap(([key, field]) => field.problems(given[key], [...path, key])),
      ];
    },
    likeness: (given) => (isRecord(given) ? Object.keys(given).filter((key) => meant(key) !== undefined).length : 0),
  };
}

/** One of several shapes: problems are reported for the one that was most likely meant, or `fix` of all. */
export const either = <T extends readonly unknown[]>(
  fix: string,
  ...shapes: { readonly [I in keyof T]: Schema<T[I]> }
): Schema<T[number]> => {
  const all: readonly SchemaCheck[] = shapes;
  const likeness = (given: unknown): number => Math.max(...all.map((one) => one.likeness(given)));
  return {
    problems: (given, path) => {
      if (all.some((one) => one.problems(given, path).length === 0)) return [];
      const most = likeness(given);
      if (most === 0) return [wrong(given, path, fix)];
      return all.find((one) => one.likeness(given) === most)!.problems(given, path);
    },
    likeness,
  };
};

/** The same, where a value that is right by itself also `fits` as a whole. */
export const also = <T>({ problems, likeness }: Schema<T>, fits: (value: T) => boolean, fix: string): Schema<T> => ({
  problems: (given, path) => {
    const found = problems(given, path);
    if (found.length > 0) return found;
    return fits(given as T) ? [] : [wrong(given, path, fix)];
  },
  likeness,
});

export function suggestion(word: unknown, known: readonly string[]): string | undefined {
  const near = typeof word === 'string' ? nearest(word, known) : undefined;
  return near === undefined ? undefined : `did you mean '${near}'?`;
}

const notKnown = (key: string, known: readonly string[], path: Path): Problem => ({
  code: 'R110',
  path: [...path, key],
  message: `'${key}' is not known`,
  fix: suggestion(key, known) ?? (known.length > 0 ? `known are ${known.join(', ')}` : 'leave it out'),
});

const nameless = (path: Path): Problem => ({
  code: 'R110',
  path,
  message: `a name in '${shownKeys(path.slice(-2, -1))}' is empty`,
  fix: 'give it a name',
});

function wrong(given: unknown, path: Path, fix: string, code: FailureCode = 'R110'): Problem {
  const named = path.slice(path.findLastIndex((key) => typeof key === 'string'));
  const says = given === undefined ? 'is missing' : `is ${shownValue(given)}`;
  const shown = named.length === 1 ? String(named[0]) : shownKeys(named);
  return { code, path, message: `'${shown}' ${says}`, fix };
}
