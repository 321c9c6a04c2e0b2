/** Settings as .NET reads them: appsettings.json, then the environment, which wins. Names ignore case. */
import { fs } from './builtins.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The value of a key such as `RngApi:Url`, or undefined when nothing sets it. */
export type Configuration = (key: string) => string | undefined;

/** Reads `appsettings.json` in `folder`, which must exist; an empty environment variable counts as not set. */
export function readConfiguration(folder: string, environment: NodeJS.ProcessEnv = process.env): Configuration {
  const settings = new Map<string, string>();
  flatten(JSON.parse(fs.readFileSync(`${folder}/appsettings.json`, 'utf8')), '', settings);
  for (const [name, value] of inOrderOfPrecedence(environment)) {
    settings.set(name.replaceAll('__', ':').toLowerCase(), value);
  }
  return (key) => settings.get(key.toLowerCase());
}

/** Where both spellings are set, `RngApi__Url` wins over `RngApi:Url`: it is the one that survives a shell. */
function inOrderOfPrecedence(environment: NodeJS.ProcessEnv): [string, string][] {
  const named = Object.entries(environment).flatMap(([name, value]): [string, string][] =>
    value ? [[name, value]] : [],
  );
  return [...named.filter(([name]) => name.includes(':')), ...named.filter(([name]) => !name.includes(':'))];
}

function flatten(value: Json, key: string, into: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) {
    into.set(key.toLowerCase(), String(value ?? ''));
    return;
  }
  for (const [name, child] of Object.entries(value)) flatten(child, key === '' ? name : `${key}:${name}`, into);
}
