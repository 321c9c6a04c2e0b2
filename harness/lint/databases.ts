/** Databases by the names of their images, and what they need to stop. */
import { type Duration, parseDuration } from '../model/time.ts';

export interface Database {
  readonly name: string;
  /** What it should have to stop in, as Compose writes it. */
  readonly text: string;
  readonly grace: Duration;
  /** What it does when it is told to stop. */
  readonly closing: string;
  /** What follows when it is killed meanwhile. */
  readonly after: string;
}

/** The last part of an image's name. For `text`: what its makers or the makers of its image advise; a minute where they say nothing. */
const kinds: readonly (readonly [RegExp, string, string, string, string])[] = [
  [
    /^(postgres(ql)?|postgis|pgvector|timescaledb(-ha)?|pgrouting)$/,
    'PostgreSQL',
    '90s',
    'it writes a checkpoint of all that is in memory',
    'the next start first replays its log',
  ],
  [
    /^(mysql|mysql-server|mariadb|percona(-server)?)$/,
    'MySQL or MariaDB',
    '1m',
    'it flushes its buffer pool and closes its tables',
    'the next start first repairs them',
  ],
  [
    /^(mongo|mongodb(-community-server)?)$/,
    'MongoDB',
    '1m',
    'it writes a checkpoint and steps down',
    'the next start first replays its journal',
  ],
  [
    /^(cassandra|scylla)$/,
    'Cassandra',
    '2m',
    'it drains its memory to disk',
    'the next start first replays its commit log',
  ],
  [/^(elasticsearch|opensearch)$/, 'search engine', '1m', 'it closes its shards', 'the next start first recovers them'],
  [
    /^(kafka|cp-kafka|cp-server|confluent-local)$/,
    'Kafka broker',
    '2m',
    'it hands over its partitions and closes its segments',
    'the next start first recovers every open segment',
  ],
  [/^clickhouse(-server)?$/, 'ClickHouse', '1m', 'it ends its queries and merges', 'what was not written yet is lost'],
  [/^server$/, 'SQL Server', '1m', 'it writes a checkpoint', 'the next start first replays its log'],
];

/** Null: the image is none that is known. */
export function databaseOf(image: string): Database | null {
  const path = image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
  const last = path.replace(/^.*\//, '');
  const found = kinds.find(([name]) => name.test(last) && (last !== 'server' || /\bmssql\/server$/.test(path)));
  if (found === undefined) return null;
  const [, name, text, closing, after] = found;
  return { name, text, grace: parseDuration(text)!, closing, after };
}
