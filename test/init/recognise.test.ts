import { expect } from 'chai';
import { recognise } from '../../harness/init/recognise.ts';
import type { DescribedService } from '../../harness/model/described-service.ts';
import { checkedBy, described, publishing } from './described.ts';

type More = Partial<DescribedService>;

/** `postgres 5432`, `http 8091 /ready`. */
const seen = (more: More, ...others: readonly DescribedService[]): string => {
  const service = described('own', more);
  const { speaks, port, path } = recognise(service, [service, ...others]);
  return [speaks, port, path].filter((one) => one !== null).join(' ');
};
const image = (name: string, more: More = {}): string => seen({ image: name, ...more });

describe('what a service is', () => {
  it('is told by its image: databases and brokers in their own protocols, whatever their ports look like', () => {
    const cases: Readonly<Record<string, string>> = {
      'postgres:16': 'postgres 5432',
      'docker.io/library/postgres:16-alpine@sha256:0123': 'postgres 5432',
      'postgis/postgis:17-3.5': 'postgres 5432',
      'redis:7': 'redis 6379',
      'valkey/valkey': 'redis 6379',
      'mysql:8': 'mysql 3306',
      'lscr.io/linuxserver/mariadb:latest': 'mysql 3306',
      'rabbitmq:3-management': 'amqp 5672',
      'mongo:7': 'tcp 27017',
      'memcached:1': 'tcp 11211',
      'apache/kafka:4.0.0': 'tcp 9092',
      'itzg/minecraft-server': 'tcp 25565',
      'pihole/pihole:latest': 'dns 53',
      'mcr.microsoft.com/mssql/server:2022-latest': 'tcp 1433',
      'temporalio/auto-setup:1': 'grpc 7233',
      'linuxserver/wireguard': 'udp 51820',
    };
    expect(image('registry.shop.example:5000/team/shop-postgres')).to.equal('postgres 5432');
    for (const [name, wanted] of Object.entries(cases)) {
      expect(image(name), name).to.equal(wanted);
      expect(image(name, publishing(8080)), `${name} that publishes 8080`).not.to.match(/^http/);
    }
  });

  it('is told by its image for sites: with the page that says that they are well', () => {
    expect(image('grafana/grafana:12', publishing(3000))).to.equal('http 3000 /api/health');
    expect(image('prom/prometheus')).to.equal('http 9090 /-/ready');
    expect(image('nginx:1', publishing(443, 80))).to.equal('http 80 /');
    expect(image('minio/minio')).to.equal('http 9000 /minio/health/live');
  });

  it('is not told by an image that is made beside a server', () => {
    for (const name of ['prometheuscommunity/postgres-exporter', 'backup-mysql', 'redis-commander', 'kafka-ui']) {
      expect(image(name), name).not.to.match(/postgres|mysql|redis|9092/);
    }
    expect(image('somebody/flink-kafka', publishing(8081)), 'a Kafka that publishes another port').to.equal(
      'http 8081 /',
    );
  });

  it('is not told by an image that is started with something else', () => {
    expect(image('postgres:16', { command: ['sh', '-c', 'while pg_dump shop; do sleep 1d; done'] })).to.equal(
      'unknown',
    );
    expect(image('postgres:16', { command: ['postgres', '-c', 'fsync=off'] })).to.equal('postgres 5432');
    expect(image('nextcloud:fpm-alpine')).to.equal('tcp 9000');
  });

  it('is asked at the port at which it says to listen', () => {
    expect(image('redis:7', { command: ['redis-server', '--port', '6380'] })).to.equal('redis 6380');
    expect(image('redis:7', { command: ['redis-sentinel', '/etc/sentinel.conf'] })).to.equal('redis 26379');
    expect(image('mysql:8', { environment: { MYSQL_TCP_PORT: '3310' } })).to.equal('mysql 3310');
    expect(image('postgres:16', checkedBy('CMD', 'pg_isready', '-p', '5444'))).to.equal('postgres 5444');
  });

  it('is told by the image that it is built on, and not by the name that its own will have', () => {
    expect(seen({ image: 'resilience/redis', builtOn: 'postgres:16' })).to.equal('postgres 5432');
    expect(seen({ image: 'shop/redis', builtOn: null })).to.equal('unknown');
  });

  it('has port and path from one place: those of the address that its check asks, whatever else is published', () => {
    const check = checkedBy('CMD-SHELL', 'curl -f http://localhost:8091/ready || exit 1');
    expect(seen({ ...check, ...publishing(9092) })).to.equal('http 8091 /ready');
    expect(seen(publishing(9092, 8091))).to.equal('http 8091 /');
    expect(image('grafana/grafana', publishing(3001))).to.equal('http 3001 /');
    const answers = recognise(described('api', check), []).status;
    expect(answers, 'an empty answer is good for the check').to.deep.equal([200, 204]);
  });

  it('is told by its check what it speaks', () => {
    expect(seen(checkedBy('CMD', 'redis-cli', '-p', '7000', 'ping'))).to.equal('redis 7000');
    expect(seen(checkedBy('CMD-SHELL', 'pg_isready -U shop'))).to.equal('postgres 5432');
    expect(seen(checkedBy('CMD', 'grpc_health_probe', '-addr=:50052'))).to.equal('grpc 50052');
    expect(seen(checkedBy('CMD', 'curl', '-kf', 'https://localhost:8443/health'))).to.equal('tls 8443');
    expect(seen({ ...checkedBy('CMD', 'nc', '-z', 'localhost', '2113'), ...publishing(2113) })).to.equal('tcp 2113');
  });

  it('is not told by a check that asks somebody else', () => {
    expect(seen({ ...checkedBy('CMD', 'curl', '-f', 'http://proxy:81/own'), ...publishing(3000) })).to.equal(
      'http 3000 /',
    );
  });

  it('is Elasticsearch behind TLS, unless that is switched off or not yet on', () => {
    const of = (tag: string, environment: Readonly<Record<string, string>> = {}): string =>
      image(`docker.elastic.co/elasticsearch/elasticsearch:${tag}`, { environment, ...publishing(9200) });
    expect(of('9.1.0')).to.equal('tls 9200');
    expect(of('8.19.0', { 'xpack.security.enabled': 'false' })).to.equal('http 9200 /');
    expect(of('8.19.0', { 'xpack.security.http.ssl.enabled': 'false' })).to.equal('http 9200 /');
    expect(of('7.17.0')).to.equal('http 9200 /');
  });

  it('is told by a port that nearly nobody else uses, and guessed where nothing tells', () => {
    const guess = (more: More): string | null => recognise(described('own', more), []).guess;
    expect(seen(publishing(6379))).to.equal('redis 6379');
    expect(seen(publishing(50_051))).to.equal('grpc 50051');
    expect(seen(publishing(443))).to.equal('tls 443');
    expect(seen(publishing(1234))).to.equal('tcp 1234');
    expect(seen(publishing(5353, 8080))).to.equal('http 8080 /');
    expect(guess(publishing(8080))).to.equal('that it speaks HTTP, and which answers are good');
    expect(seen({ udp: [500] })).to.equal('udp 500');
    expect(seen({ ...publishing(5054), udp: [5054] }), 'no site is on UDP too').to.equal('tcp 5054');
    expect(seen({ exposed: [8000] })).to.equal('http 8000 /');
    expect(seen({ environment: { PORT: '4321' } })).to.equal('http 4321 /');
    expect(seen({})).to.equal('unknown');
  });

  it("is no site where it is an application's worker", () => {
    const site = described('app', { image: 'n8nio/n8n', ...publishing(5678) });
    expect(seen({ image: 'n8nio/n8n', command: ['worker'] }, site)).to.equal('unknown');
    expect(seen({ image: 'n8nio/n8n', command: ['worker'], ...publishing(5678) }, site)).to.equal('http 5678 /healthz');
  });

  it('says what it was seen by', () => {
    const why = (more: More): string => recognise(described('own', more), []).why;
    expect(why({ image: 'postgres:16' })).to.equal('image postgres:16, port 5432');
    expect(why(checkedBy('CMD', 'curl', 'http://127.0.0.1:81/up'))).to.equal(
      'its health check asks http://127.0.0.1:81/up',
    );
    expect(why(publishing(3000))).to.equal('it publishes port 3000');
  });
});
