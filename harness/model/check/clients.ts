/** Programs that ask an address: which of their options and words say whom. One row a program. */

export interface CheckClient {
  /** How it speaks: `http` where a URL says no scheme, `postgres`, `tcp`. */
  readonly scheme: string;
  /** The port where none is said. */
  readonly port: number | null;
  /** Options that take a value. */
  readonly valued: readonly string[];
  /** Options that carry the host, the port, or a whole address or list of such. */
  readonly host?: readonly string[];
  readonly portOption?: readonly string[];
  readonly address?: readonly string[];
  /** What its operands are: `urls`, `host port` (two words), `addresses` (`host:port`), or nothing of an address. */
  readonly operands: 'urls' | 'host port' | 'addresses' | 'first address' | 'none';
  /** The host where none is said; null: no network is asked, as of a socket file. */
  readonly usually: string | null;
  /** Options with which it goes through a socket file. */
  readonly socket?: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const curl: CheckClient = {
  scheme: 'http',
  port: 80,
  valued: words(`
    -o -H -X -d -u -m -w -A -e -b -c -T -F -K -x -E -y -Y -z -r -C -D -Q -t -U --output --header --request --data --data-raw
    --data-binary --data-urlencode --json --user --max-time --connect-timeout --write-out --user-agent --referer --cookie
    --cookie-jar --form --config --proxy --cacert --capath --cert --key --cert-type --key-type --pass --resolve --connect-to
    --retry --retry-delay --retry-max-time --unix-socket --abstract-unix-socket --interface --url --range --ciphers --tls-max
    --noproxy --limit-rate --max-redirs --dump-header --oauth2-bearer --proxy-user --aws-sigv4 --speed-limit --speed-time
    --upload-file --stderr --expect100-timeout --keepalive-time --local-port --proto`),
  address: ['--url'],
  operands: 'urls',
  usually: null,
  socket: ['--unix-socket', '--abstract-unix-socket'],
};

const wget: CheckClient = {
  scheme: 'http',
  port: 80,
  valued: words(`
    -O -o -a -T -t -U -P -w -Q -e -i -B -Y --output-document --output-file --timeout --tries --user-agent --header --post-data
    --method --body-data --user --password --http-user --http-password --ca-certificate --certificate --private-key --execute
    --connect-timeout --read-timeout --dns-timeout --waitretry --directory-prefix --bind-address --proxy`),
  operands: 'urls',
  usually: null,
};

const netcat: CheckClient = {
  scheme: 'tcp',
  port: null,
  valued: words('-w -i -p -s -q -X -x -e -T -O -I --wait --source'),
  operands: 'host port',
  usually: null,
  socket: ['-U'],
};

const postgres: CheckClient = {
  scheme: 'postgres',
  port: 5432,
  valued: words(`
    -h -p -U -d -t -c -f -v -P -o -F -R -L --host --port --username --dbname --timeout --command --file --set --variable
    --pset --output`),
  host: ['-h', '--host'],
  portOption: ['-p', '--port'],
  address: ['-d', '--dbname'],
  operands: 'none',
  usually: null,
};

const mysql: CheckClient = {
  scheme: 'mysql',
  port: 3306,
  valued: words(`
    -h -P -u -S -e -D -w -r -i --host --port --user --socket --execute --database --wait --protocol --connect-timeout
    --defaults-file --defaults-extra-file`),
  host: ['-h', '--host'],
  portOption: ['-P', '--port'],
  operands: 'none',
  usually: null,
  socket: ['-S', '--socket'],
};

const redis: CheckClient = {
  scheme: 'redis',
  port: 6379,
  valued: words('-h -p -s -a -u -r -i -n -d -D -X -t --user --pass --cacert --cert --key --sni --tls-ciphers'),
  host: ['-h'],
  portOption: ['-p'],
  address: ['-u'],
  operands: 'none',
  usually: '127.0.0.1',
  socket: ['-s'],
};

const mongo: CheckClient = {
  scheme: 'mongodb',
  port: 27017,
  valued: words(`
    --host --port --eval -u -p --username --password --authenticationDatabase --tlsCAFile --tlsCertificateKeyFile -f --file`),
  host: ['--host'],
  portOption: ['--port'],
  operands: 'first address',
  usually: '127.0.0.1',
};

const kafka: CheckClient = {
  scheme: 'kafka',
  port: 9092,
  valued: words(`
    --bootstrap-server --bootstrap-controller --broker-list --command-config --topic --timeout --group --max-messages
    --zookeeper -b -t -G -c -X`),
  address: ['--bootstrap-server', '--bootstrap-controller', '--broker-list', '--zookeeper', '-b'],
  operands: 'none',
  usually: null,
};

const grpc: CheckClient = {
  scheme: 'grpc',
  port: null,
  valued: words(`
    -addr --addr -service --service -connect-timeout --connect-timeout -rpc-timeout --rpc-timeout -tls-ca-cert --tls-ca-cert
    -tls-server-name --tls-server-name -rpc-header --rpc-header`),
  address: ['-addr', '--addr'],
  operands: 'none',
  usually: null,
};

const etcd: CheckClient = {
  scheme: 'http',
  port: 2379,
  valued: words('--endpoints --cacert --cert --key --user --command-timeout'),
  address: ['--endpoints'],
  operands: 'none',
  usually: '127.0.0.1',
};

const cassandra: CheckClient = {
  scheme: 'cassandra',
  port: 9042,
  valued: words('-u -p -e -f -k --execute --username --password'),
  operands: 'host port',
  usually: '127.0.0.1',
};

const clickhouse: CheckClient = {
  scheme: 'clickhouse',
  port: 9000,
  valued: words('-h --host --port -q --query -u --user --password -d --database'),
  host: ['-h', '--host'],
  portOption: ['--port'],
  operands: 'none',
  usually: 'localhost',
};

const waiting: CheckClient = {
  scheme: 'tcp',
  port: null,
  valued: words('-h -p -t --host --port --timeout'),
  host: ['-h', '--host'],
  portOption: ['-p', '--port'],
  operands: 'addresses',
  usually: null,
};

const rows: readonly (readonly [CheckClient, string])[] = [
  [curl, 'curl'],
  [wget, 'wget'],
  [netcat, 'nc ncat netcat telnet'],
  [postgres, 'pg_isready psql'],
  [mysql, 'mysql mysqladmin mariadb mariadb-admin'],
  [redis, 'redis-cli valkey-cli keydb-cli'],
  [mongo, 'mongo mongosh'],
  [
    kafka,
    'kafka-topics kafka-broker-api-versions kafka-metadata-quorum kafka-cluster kafka-console-consumer kcat kafkacat',
  ],
  [grpc, 'grpc_health_probe grpc-health-probe'],
  [etcd, 'etcdctl'],
  [cassandra, 'cqlsh'],
  [clickhouse, 'clickhouse-client'],
  [waiting, 'wait-for-it wait-for'],
];

/** By the program's name without its folder, and without `.sh` or `.exe`. */
export const clients: ReadonlyMap<string, CheckClient> = new Map(
  rows.flatMap(([client, names]) => words(names).map((name) => [name, client] as const)),
);
