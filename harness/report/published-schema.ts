/** What every published JSON document has in common: a schema that the compiler holds to its type, both ways, and its JSON Schema. */
import { z } from 'zod';

/** `Kept`: what is taken as it is. */
export type DeepReadonly<T, Kept = never> = T extends string | number | boolean | null | Kept
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K], Kept> };

/** Compiles only while `From` fits `To`. */
export type Assignable<From extends To, To> = From;

/** JSON Schema 2020-12. Objects may have further members, so that a reader of today accepts a document of tomorrow. */
export function publishedSchema(
  schema: z.ZodType,
  { id, title }: { readonly id: string; readonly title: string },
): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return { $schema, $id: `urn:resilience:${id}`, title, ...rest };
}
