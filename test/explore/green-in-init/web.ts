/** Asks whether the database accepts connections, over a connection for each visit. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));

/** The start of a conversation without a login: the user and the database are both postgres, whom everybody may be. */
const hello = Buffer.from('\0\0\0\x29\0\x03\0\0user\0postgres\0database\0postgres\0\0', 'latin1');
hello.writeInt32BE(hello.length);

createServer(({ url }, response) => {
  if (url === '/health') return void response.end('well\n');
  const db = connect(5432, 'db', () => db.write(hello));
  const end = (status: number, text: string): void => {
    db.destroy();
    if (!response.writableEnded) response.writeHead(status).end(text);
  };
  db.setTimeout(500, () => end(503, 'error: the database is late\n'));
  db.on('error', ({ message }) => end(503, `error: ${message}\n`));
  db.on('data', (part) => (part[0] === 0x52 ? end(200, 'welcome\n') : end(503, 'error: the database refuses\n')));
}).listen(80);
