/** Where a file has its first error of syntax. */
import { parse } from 'acorn';
import { stripTypes } from './strip-types.ts';

/** Its line; null where there is none, or none that can be placed. */
export function firstSyntaxError(source: string): number | null {
  try {
    parse(stripTypes(source), { ecmaVersion: 'latest', sourceType: 'module' });
    return null;
  } catch (error) {
    return (error as { readonly loc?: { readonly line: number } }).loc?.line ?? null;
  }
}
