/** Where a file has its first error of syntax. */
import { parse } from 'acorn';
import { readJavaScript } from './javascript.ts';

/** Its line; null where there is none, or none that can be placed. */
export async function firstSyntaxError(path: string): Promise<number | null> {
  try {
    parse(await readJavaScript(path), { ecmaVersion: 'latest', sourceType: 'module' });
    return null;
  } catch (error) {
    return (error as { readonly loc?: { readonly line: number } }).loc?.line ?? null;
  }
}
