/** A door of the language: what it cannot take is refused as it is called, all of it at once, with the place of the call. */
import { FailureError, failure } from '../model/failure.ts';
import type { Problem, Schema, SchemaCheck } from './schema.ts';
import { shownCall } from './shown.ts';

/** Throws R110, and what else the schemas have codes for. `given` are the arguments by name, in the order of the call. */
export function admit<A extends object>(
  call: string,
  given: A,
  takes: { readonly [K in keyof A]: Schema<A[K]> },
): void {
  const problems = Object.entries<SchemaCheck>(takes).flatMap(([name, schema]) =>
    schema.problems(given[name as keyof A], [name]),
  );
  if (problems.length > 0) refuse(call, given as Readonly<Record<string, unknown>>, problems);
}

/** Throws the problems of a call. */
export function refuse(call: string, given: Readonly<Record<string, unknown>>, problems: readonly Problem[]): never {
  const line = callersLine();
  throw new FailureError(
    problems.map(({ code, message, fix, path }) => {
      const place = shownCall(call, given, path);
      return failure(code, message, { at: line === null ? place : `${line}, ${place}`, fix });
    }),
  );
}

const house = new URL('..', import.meta.url).href;

/** `file:///shop/scenario.ts:12`: the nearest caller that is not of the house. Null where the stack does not tell. */
export function callersLine(): string | null {
  const frames = [...(new Error().stack ?? '').matchAll(/(file:\/\/\S+?):(\d+):\d+/g)];
  const own = frames.find(([, file]) => !file!.startsWith(house));
  return own === undefined ? null : `${own[1]}:${own[2]}`;
}
