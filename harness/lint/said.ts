/** What is said of a service: by the files themselves, and by Compose that has resolved them. */
import type { LintService } from '../model/lint.ts';
import { isRecord } from '../model/record.ts';

type Written = Pick<LintService, 'written'>;

/** The value at a path below the service as it is written, by who has the last word; undefined: nobody says it. */
export const saidOf = (service: Written, ...path: readonly string[]): unknown => allSaid(service, ...path)[0];

/** What each says who says something there, the last word first. */
export const allSaid = ({ written }: Written, ...path: readonly string[]): readonly unknown[] =>
  written
    .map((layer) => path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), layer))
    .filter((value) => value !== undefined);

/** The value at a path below the service as Compose resolves it, in plain text. */
export const resolvedAt = ({ resolved }: Pick<LintService, 'resolved'>, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), resolved);
