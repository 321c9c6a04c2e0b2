/** The commands that leave a mark in a store, and look for it: for the shell of the store's own image. */
import type { Mark, MarkBy } from '../model/aftermath.ts';

/** Clients log in as the official images set them up; without one that answers, a file goes into each volume. A Redis that is to forget gets nothing. */
const clients = `
redis() { redis-cli \${REDIS_PASSWORD:+-a "$REDIS_PASSWORD"} "$@" 2>/dev/null; }
sql() {
  PGPASSWORD="\${PGPASSWORD:-$POSTGRES_PASSWORD}" psql -wqAtX -v ON_ERROR_STOP=1 \\
    -U "\${POSTGRES_USER:-postgres}" -d "\${POSTGRES_DB:-\${POSTGRES_USER:-postgres}}" "$@" 2>/dev/null
}`;

const leaving = `${clients}
mark=$1; shift
if [ "$(redis PING)" = PONG ]; then
  keeps=
  [ -z "$(redis CONFIG GET save | sed -n 2p)" ] || keeps=snapshots
  [ "$(redis CONFIG GET appendonly | sed -n 2p)" != yes ] || keeps=durable
  if [ -n "$keeps" ] && [ "$(redis SET resilience:mark "$mark")" = OK ]; then echo "redis-cli $keeps"; fi
  exit
fi
if sql -c 'CREATE TABLE IF NOT EXISTS resilience_mark (mark text)' -c 'DELETE FROM resilience_mark' \\
  -c "INSERT INTO resilience_mark VALUES ('$mark')" >/dev/null; then echo psql; exit; fi
for path; do printf %s "$mark" 2>/dev/null >"$path/.resilience-mark" && echo "file $path"; done
exit 0`;

/** What is there is taken away again. */
const looking: Readonly<Record<MarkBy, string>> = {
  'redis-cli': `${clients}
if [ "$(redis GET resilience:mark)" = "$1" ]; then redis DEL resilience:mark >/dev/null; echo there
elif [ "$(redis PING)" = PONG ]; then echo gone; fi`,
  psql: `${clients}
if [ "$(sql -c 'SELECT mark FROM resilience_mark')" = "$1" ]; then sql -c 'DROP TABLE resilience_mark' >/dev/null; echo there
elif [ "$(sql -c 'SELECT 1')" = 1 ]; then echo gone; fi`,
  file: `
if [ "$(cat "$2/.resilience-mark" 2>/dev/null)" = "$1" ]; then rm -f "$2/.resilience-mark"; echo there; else echo gone; fi`,
};

/** Leaves it once: by a client that the server answers, else in all of these folders. */
export const leaveCommand = (mark: string, folders: readonly string[]): readonly string[] => [
  ...['/bin/sh', '-c', leaving, 'leave-mark', mark],
  ...folders,
];

export const lookCommand = (mark: string, { by, where }: Pick<Mark, 'by' | 'where'>): readonly string[] => [
  ...['/bin/sh', '-c', looking[by], 'look-for-mark', mark],
  ...(by === 'file' ? [where] : []),
];

/** Where marks were left, from what the first command printed. */
export const marksIn = (output: string): readonly Omit<Mark, 'service' | 'replica'>[] =>
  output.split('\n').flatMap((line): readonly Omit<Mark, 'service' | 'replica'>[] => {
    const redis = /^redis-cli (durable|snapshots)$/.exec(line)?.[1];
    if (redis !== undefined) return [{ by: 'redis-cli', where: 'key resilience:mark', durable: redis === 'durable' }];
    if (line === 'psql') return [{ by: line, where: 'table resilience_mark', durable: true }];
    return line.startsWith('file ') ? [{ by: 'file', where: line.slice('file '.length), durable: true }] : [];
  });
