/** The list in an SQLite file, by Node's own driver. */
import type { DatabaseSync } from 'node:sqlite';
import type { ConnectionString } from './connection-string.ts';
import type { ToDo, ToDos, WithToDos } from './todos.ts';

const table = `CREATE TABLE IF NOT EXISTS "ToDos" (
  "ToDoId" INTEGER NOT NULL CONSTRAINT "PK_ToDos" PRIMARY KEY AUTOINCREMENT,
  "Item" TEXT NOT NULL,
  "DateAdded" TEXT NOT NULL
)`;

/** A locked file is waited for as long as a command may take; the process does nothing else meanwhile. */
export function createSqlite(connection: ConnectionString, commandTimeoutMs: number): WithToDos {
  const file = connection('Filename', 'Data Source', 'DataSource') ?? '';
  return async (work) => {
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    const database = new DatabaseSync(file, { timeout: commandTimeoutMs });
    try {
      // The driver of the original makes its files so, and the file remembers it.
      database.exec('PRAGMA journal_mode = WAL');
      database.exec(table);
      return await work(todosIn(database));
    } finally {
      database.close();
    }
  };
}

const todosIn = (database: DatabaseSync): ToDos => ({
  count: async () => Number(database.prepare('SELECT COUNT(*) AS "n" FROM "ToDos"').get()?.n),
  list: async () => database.prepare('SELECT * FROM "ToDos" ORDER BY "ToDoId"').all().map(readRow),
  add: async (item) => {
    const dateAdded = new Date();
    const insert = database.prepare('INSERT INTO "ToDos" ("Item", "DateAdded") VALUES (?, ?)');
    const { lastInsertRowid } = insert.run(item, dateAdded.toISOString());
    return { id: Number(lastInsertRowid), item, dateAdded };
  },
});

const readRow = ({ ToDoId, Item, DateAdded }: Record<string, unknown>): ToDo => ({
  id: Number(ToDoId),
  item: String(Item),
  dateAdded: new Date(String(DateAdded)),
});
