/** Images of databases, brokers and other servers that are not spoken to in HTTP: by which protocol, at which port, and how long they start. */
import { minutes, seconds } from '../model/time.ts';
import type { Exchange, KnownImage } from './nature.ts';

export const dnsQuestion: Exchange = {
  send: '\0\x1ers\x01\0\0\x01\0\0\0\0\0\0\x07version\x04bind\0\0\x10\0\x03',
  awaits: 'version',
  note: 'A question of DNS over TCP, for `version.bind`: every server answers or refuses it by itself.',
  perSecond: 10,
};

export const ssh: Exchange = {
  awaits: 'SSH-',
  note: 'Seldom enough: a server from OpenSSH 9.8 on refuses who comes and does not log in.',
  perSecond: 0.5,
};
export const smtp: Exchange = { awaits: /^220/ };

export const knownServers: readonly KnownImage[] = [
  {
    names: [
      ...['postgres', 'postgresql', 'postgis', 'pgvector', 'pgvecto-rs', 'timescaledb', 'timescaledb-ha', 'spilo'],
      ...['postgres-pgvector', 'vectorchord-postgres', 'pgbouncer', 'pgpool'],
    ],
    speaks: 'postgres',
    port: 5432,
    startsWithin: seconds(10),
  },
  { names: ['cockroach'], speaks: 'postgres', port: 26_257, startsWithin: seconds(20) },
  {
    names: ['redis', 'valkey', 'keydb', 'dragonfly', 'redis-stack', 'redis-stack-server', 'kvrocks'],
    speaks: 'redis',
    port: 6379,
    startsWithin: seconds(5),
  },
  { names: ['redis-sentinel'], speaks: 'redis', port: 26_379, startsWithin: seconds(5) },
  {
    names: ['mysql', 'mysql-server', 'mariadb', 'percona', 'percona-server'],
    speaks: 'mysql',
    port: 3306,
    startsWithin: seconds(30),
  },
  { names: ['tidb'], speaks: 'mysql', port: 4000, startsWithin: seconds(30) },
  { names: ['rabbitmq', 'lavinmq'], speaks: 'amqp', port: 5672, startsWithin: seconds(30) },
  {
    names: ['mongo', 'mongodb', 'mongodb-community-server', 'percona-server-mongodb', 'ferretdb'],
    speaks: 'tcp',
    port: 27_017,
    startsWithin: seconds(15),
  },
  { names: ['memcached'], speaks: 'tcp', port: 11_211, exchange: { send: 'version\r\n', awaits: /^VERSION/ } },
  {
    names: ['kafka', 'cp-kafka', 'cp-server', 'kafka-native', 'redpanda'],
    speaks: 'tcp',
    port: 9092,
    startsWithin: seconds(60),
  },
  { names: ['zookeeper', 'cp-zookeeper'], speaks: 'tcp', port: 2181, startsWithin: seconds(30) },
  { names: ['nats', 'nats-streaming'], speaks: 'tcp', port: 4222, exchange: { awaits: /^INFO/ } },
  { names: ['cassandra', 'scylla'], speaks: 'tcp', port: 9042, startsWithin: minutes(2) },
  { names: ['mssql/server', 'azure-sql-edge'], speaks: 'tcp', port: 1433, startsWithin: seconds(60) },
  {
    names: ['oracle-xe', 'oracle-free', 'database/free', 'database/express'],
    speaks: 'tcp',
    port: 1521,
    startsWithin: minutes(5),
  },
  {
    names: ['mosquitto', 'eclipse-mosquitto', 'emqx', 'vernemq', 'hivemq4'],
    speaks: 'tcp',
    port: 1883,
    startsWithin: seconds(20),
  },
  {
    names: ['activemq', 'activemq-classic', 'activemq-artemis'],
    speaks: 'tcp',
    port: 61_616,
    startsWithin: seconds(60),
  },
  { names: ['openldap', 'docker-openldap', 'lldap'], speaks: 'tcp', port: 389, startsWithin: seconds(10) },
  { names: ['sftp', 'openssh-server'], speaks: 'tcp', port: 22, exchange: ssh },
  {
    names: ['postfix', 'docker-mailserver', 'exim', 'opensmtpd', 'smtp', 'boky/postfix'],
    speaks: 'tcp',
    port: 25,
    exchange: smtp,
    startsWithin: seconds(30),
  },
  { names: ['minecraft-server'], speaks: 'tcp', port: 25_565, startsWithin: minutes(3) },
  { names: ['temporalio/auto-setup', 'temporalio/server'], speaks: 'grpc', port: 7233, startsWithin: seconds(60) },
  { names: ['milvus'], speaks: 'grpc', port: 19_530, startsWithin: seconds(60) },
  {
    names: ['pihole', 'adguardhome', 'coredns', 'unbound', 'bind9', 'bind', 'dnsmasq', 'technitium/dns-server'],
    speaks: 'dns',
    port: 53,
    exchange: dnsQuestion,
    startsWithin: seconds(30),
  },
  { names: ['ocis'], speaks: 'tls', port: 9200, startsWithin: seconds(30) },
  { names: ['minecraft-bedrock-server'], speaks: 'udp', port: 19_132, startsWithin: minutes(2) },
  { names: ['wireguard', 'wg-easy'], speaks: 'udp', port: 51_820 },
  {
    names: ['clamav'],
    speaks: 'tcp',
    port: 3310,
    exchange: { send: 'PING\n', awaits: 'PONG' },
    startsWithin: minutes(5),
  },
  {
    names: ['greenmail', 'greenmail/standalone'],
    speaks: 'tcp',
    port: 3025,
    exchange: smtp,
    startsWithin: seconds(20),
  },
  { names: ['dovecot'], speaks: 'tcp', port: 143, exchange: { awaits: '* OK' }, startsWithin: seconds(20) },
  { names: ['prosody'], speaks: 'tcp', port: 5222, startsWithin: seconds(20) },
  { names: ['beanstalkd'], speaks: 'tcp', port: 11_300, exchange: { send: 'stats\r\n', awaits: /^OK/ } },
];
