/** A page with what guests have written. Without its database it answers 503. */
import { createServer } from 'node:http';
import process from 'node:process';
import postgres from 'postgres';

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 4, connect_timeout: 1, onnotice: () => undefined });
await sql`create table if not exists entries (id serial primary key, text text not null)`.catch(() => undefined);

const server = createServer(async ({ url }, response) => {
  if (url === '/health') return response.end('ok\n');
  try {
    const [row] = await sql`select count(*)::int as entries from entries`;
    response.end(`${row?.entries} guests\n`);
  } catch (error) {
    response.statusCode = 503;
    response.end(`${error instanceof Error ? error.message : error}\n`);
  }
});
server.listen(8000);
process.on('SIGTERM', () => process.exit(0));
