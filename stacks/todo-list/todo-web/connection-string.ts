/** Connection strings as the originals' drivers read them: `Server=todo-db;Database=todo;User Id=postgres`. */

/** Looks a value up under any of its names; case and blanks of a name do not matter. */
export type ConnectionString = (...names: string[]) => string | undefined;

/** A value may stand in single or double quotes, and then hold a semicolon. */
export function parseConnectionString(text: string): ConnectionString {
  const values = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of text.matchAll(/([^=;]+)=\s*(?:("[^"]*"|'[^']*')|([^;]*))/g)) {
    values.set(plain(name), quoted === undefined ? bare.trim() : quoted.slice(1, -1));
  }
  return (...names) => names.map((name) => values.get(plain(name))).find((value) => value !== undefined);
}

const plain = (name: string): string => name.replace(/\s/g, '').toLowerCase();
