/** Whom a check's command asks: by which program, at which host, port and path. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a shell's own, not a template.
import { expect } from 'chai';
import { askedAddresses } from '../../../harness/model/check/addresses.ts';
import { readCheck } from '../../../harness/model/check/check-command.ts';
import type { Variables } from '../../../harness/model/check/word.ts';

/** `scheme host port path`, one a line; `-` where it is not said. */
const asked = (test: readonly string[] | string, variables: Variables = {}): readonly string[] =>
  askedAddresses(readCheck(test, variables)).map(({ scheme, host, port, path }) =>
    [scheme, host ?? '-', port ?? '-', ...(path === null ? [] : [path])].join(' '),
  );

const cases: readonly (readonly [string, ...string[]])[] = [
  ['curl -f http://localhost:8080/health?deep=1', 'http localhost 8080 /health?deep=1'],
  ['curl -fsS -o /dev/null -w "%{http_code}" -m 3 localhost', 'http localhost 80'],
  ['curl --fail -H "Host: shop.example.com" https://127.0.0.1/', 'https 127.0.0.1 443 /'],
  ['curl -u admin:secret http://user:pw@[::1]:9200/_cat', 'http ::1 9200 /_cat'],
  ['curl --unix-socket /run/x.sock http://localhost/info', 'http - -'],
  ['curl --url http://api:1/a http://api:2/b', 'http api 1 /a', 'http api 2 /b'],
  ['/usr/bin/wget -q --spider --tries=1 http://localhost:3000/ || exit 1', 'http localhost 3000 /'],
  ['wget -qO- 127.0.0.1:80/ping', 'http 127.0.0.1 80 /ping'],
  ['nc -z -w 2 db 5432', 'tcp db 5432'],
  ['nc -zv localhost 25 </dev/null', 'tcp localhost 25'],
  ['nc -U /run/clamd.sock', 'tcp - -'],
  ["bash -c '</dev/tcp/redis/6379'", 'tcp redis 6379'],
  ['exec 3<>/dev/tcp/localhost/80; echo hi >&3', 'tcp localhost 80'],
  ['pg_isready -U app -d shop', 'postgres - 5432'],
  ['pg_isready -hlocalhost -p 5433', 'postgres localhost 5433'],
  ['psql -h db -c "select 1"', 'postgres db 5432'],
  ['psql -d postgres://u:p@db:5432/shop', 'postgres db 5432 /shop'],
  ['mysqladmin ping -h 127.0.0.1 -u root -psecret', 'mysql 127.0.0.1 3306'],
  ['mysqladmin ping', 'mysql - 3306'],
  ['redis-cli -a secret ping', 'redis 127.0.0.1 6379'],
  ['redis-cli -h cache -p 6380 ping', 'redis cache 6380'],
  ['mongosh --quiet --eval "db.runCommand({ping:1}).ok"', 'mongodb 127.0.0.1 27017'],
  ['mongosh mongo:27018/test --quiet', 'mongodb mongo 27018 /test'],
  ['kafka-topics.sh --bootstrap-server kafka:9092,kafka2:9093 --list', 'kafka kafka 9092', 'kafka kafka2 9093'],
  ['rabbitmq-diagnostics -q ping'],
  ['grpc_health_probe -addr=:50051', 'grpc - 50051'],
  ['etcdctl --endpoints=http://127.0.0.1:2379 endpoint health', 'http 127.0.0.1 2379'],
  [`node -e "fetch('http://localhost:3000/up').then(r => process.exit(r.ok ? 0 : 1))"`, 'http localhost 3000 /up'],
  [`python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/')"`, 'http 127.0.0.1 8000 /'],
  [`python -c "import socket; socket.create_connection(('db', 5432))"`, 'tcp db 5432'],
  [`node -e "require('net').connect(3000, 'api')"`, 'tcp api 3000'],
  ['./wait db:5432', 'tcp db 5432'],
  ['healthy --host=db', 'tcp db -'],
  ['test -f /tmp/healthy'],
  ['ps aux | grep worker'],
  ['curl -f http://${HOST}:${PORT:-80}/', 'http - 80 /'],
];

describe('the addresses that a check asks', () => {
  for (const [text, ...expected] of cases) it(text, () => expect(asked(text)).to.deep.equal(expected));

  it('has what the environment gives', () => {
    expect(asked('curl http://$HOST:$PORT/', { HOST: 'api', PORT: '81' })).to.deep.equal(['http api 81 /']);
    expect(asked(['CMD', 'curl', 'http://$HOST/'], { HOST: 'api' }), 'no shell').to.deep.equal(['http - 80 /']);
  });
});
