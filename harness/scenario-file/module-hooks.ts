/**
 * How Node finds and takes what a scenario file imports: `resilience` is the one that runs, wherever the file lies, and a file written as
 * an ES module is one, whatever the `package.json` above it says or does not say.
 */
import { readFileSync } from 'node:fs';
import { type ResolveFnOutput, type ResolveHookContext, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { isTyped, stripTypes } from './javascript.ts';

/** From now on, in this process. */
export function hookImports(): void {
  registerHooks({
    resolve: (name, context, next) =>
      name === 'resilience'
        ? next(name, fromHere(context))
        : asWritten(resolved(name, (tried) => next(tried, context))),
  });
}

/** TypeScript calls `stack.ts` by the name that it has as JavaScript, `./stack.js`, wherever it is not told otherwise. */
function resolved(name: string, next: (name: string) => ResolveFnOutput): ResolveFnOutput {
  try {
    return next(name);
  } catch (error) {
    const isOwn = /^\.{1,2}\/.*\.m?js$/.test(name) && (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
    if (!isOwn) throw error;
    const typed = name.replace(/js$/, 'ts');
    try {
      return next(typed);
    } catch {
      throw error;
    }
  }
}

const fromHere = (context: ResolveHookContext): ResolveHookContext => ({ ...context, parentURL: import.meta.url });

/** Node goes by the nearest `package.json`, and by the file itself only where that is silent, with a warning. */
function asWritten(found: ResolveFnOutput): ResolveFnOutput {
  const { url, format } = found;
  const undecided = format === null || format === undefined || /^commonjs(-typescript)?$/.test(format);
  if (!undecided || !/^file:.*\.[jt]s$/.test(url) || url.includes('/node_modules/')) return found;
  const path = fileURLToPath(url);
  if (!isModule(path)) return found;
  return { ...found, format: isTyped(path) ? 'module-typescript' : 'module' };
}

/** What does not parse as a script, as Node sees it. */
function isModule(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8');
    const options = { ecmaVersion: 'latest', sourceType: 'script', allowReturnOutsideFunction: true } as const;
    parse(isTyped(path) ? stripTypes(text) : text, { ...options, allowHashBang: true });
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
