/** Which database keeps the list, by the settings. */
import type { Configuration } from '../../service/configuration.ts';
import { readCount } from '../../service/read-setting.ts';
import { parseConnectionString } from './connection-string.ts';
import type { WithToDos } from './todos.ts';

/** Throws on a provider that there is not; whether the database can be reached shows at the first request. */
export async function chooseDatabase(setting: Configuration, defaultConnection: string): Promise<WithToDos> {
  const provider = setting('Database:Provider') ?? 'Sqlite';
  const connection = parseConnectionString(setting('ConnectionStrings:ToDoDb') ?? defaultConnection);
  const count = (name: string, unset: number): number => readCount(name, setting(name), unset);
  const commandTimeoutMs = count('COMMAND_TIMEOUT_MS', 30_000);
  switch (provider.toLowerCase()) {
    case 'sqlite':
      return (await import('./sqlite.ts')).createSqlite(connection, commandTimeoutMs);
    case 'postgres':
      return (await import('./postgres.ts')).createPostgres(connection, {
        connectTimeoutMs: count('CONNECT_TIMEOUT_MS', 15_000),
        commandTimeoutMs,
        retriesMax: count('RETRIES_MAX', 6),
        delayMaxMs: count('RETRY_DELAY_MAX_MS', 30_000),
      });
    default:
      throw new Error(`Database:Provider must be Sqlite or Postgres, not ${provider}`);
  }
}
