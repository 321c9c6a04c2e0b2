/** Settings as .NET reads them: appsettings.json, then the environment, which wins. Names ignore case. */
import { fs } from './builtins.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The value of a key such as `RngApi:Url`, or undefined when nothing sets it. */
export type Configuration = (key: string) => string | undefined;

/** One source of settings: keys such as `RngApi:Url` with their values. */
export type Layer = Iterable<readonly [key: string, value: string]>;

/** Reads `appsettings.json` in `folder`, which must exist; an empty environment variable counts as not set. */
export const readConfiguration = (folder: string, environment: NodeJS.ProcessEnv = process.env): Configuration =>
  overlay(fileLayer(`${folder}/appsettings.json`), environmentLayer(environment));

/** Lays sources over one another: the last one that sets a key wins. */
export function overlay(...layers: readonly Layer[]): Configuration {
  const settings = new Map<string, string>();
  for (const layer of layers) for (const [key, value] of layer) settings.set(key.toLowerCase(), value);
  return (key) => settings.get(key.toLowerCase());
}

/** A JSON file's settings. Throws where there is no such file, or no JSON in it. */
export const fileLayer = (file: string): Layer => flatten(JSON.parse(fs.readFileSync(file, 'utf8')), '');

/** Where both spellings are set, `RngApi__Url` wins over `RngApi:Url`: it is the one that survives a shell. */
export function environmentLayer(environment: NodeJS.ProcessEnv): Layer {
  const named = Object.entries(environment).flatMap(([name, value]): [string, string][] =>
    value ? [[name, value]] : [],
  );
  const ordered = [...named.filter(([name]) => name.includes(':')), ...named.filter(([name]) => !name.includes(':'))];
  return ordered.map(([name, value]): [string, string] => [name.replaceAll('__', ':'), value]);
}

function flatten(value: Json, key: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[key, String(value ?? '')]];
  return Object.entries(value).flatMap(([name, child]) => flatten(child, key === '' ? name : `${key}:${name}`));
}
