/** The orders in PostgreSQL: an order is acknowledged when its commit is. */
import { connect } from '../../todo-list/todo-web/connect.ts';
import { createPool } from '../../todo-list/todo-web/pool.ts';

export interface Orders {
  /** Rejects where it is not committed in time. */
  readonly add: (id: string) => Promise<void>;
  readonly list: () => Promise<readonly string[]>;
}

const server = { host: 'db', port: 5432, database: 'postgres', username: 'postgres', password: 'postgres' };

export function createOrders(timeoutMs: number): Orders {
  const limits = { connectTimeoutMs: timeoutMs, commandTimeoutMs: timeoutMs };
  const pool = createPool((whenClosed) => connect(server, limits, whenClosed));
  const made = new WeakSet<object>();
  const run: typeof pool = (work) =>
    pool(async (sql) => {
      if (!made.has(sql)) await sql`CREATE TABLE IF NOT EXISTS orders (id text PRIMARY KEY)`;
      made.add(sql);
      return work(sql);
    });
  return {
    add: async (id) => {
      await run((sql) => sql`INSERT INTO orders (id) VALUES (${id}) ON CONFLICT DO NOTHING`);
    },
    list: async () => (await run((sql) => sql<{ id: string }[]>`SELECT id FROM orders`)).map((row) => row.id),
  };
}
