import { expect } from 'chai';
import * as door from '../../harness/index.ts';
import { doorOf, labelOf, loadKinds } from '../../harness/model/load-traits.ts';
import type { DnsProbe, HttpProbe, PromqlProbe, RedisProbe, SqlProbe, TcpProbe } from '../../harness/model/probe.ts';
import {
  alertOf,
  driverOf,
  hasLatency,
  isUserProbe,
  probeKinds,
  probeText,
  serviceToldOf,
  withPort,
} from '../../harness/model/probe-traits.ts';
import { milliseconds } from '../../harness/model/time.ts';

const asked = { type: 'probe', service: 'api', rate: 1, within: milliseconds(1000) } as const;
const http: HttpProbe = {
  ...asked,
  ...{ kind: 'http', path: '/', method: 'GET', connections: ['fresh'], status: [200], body: null },
};
const promql: PromqlProbe = {
  ...{ ...asked, kind: 'promql', service: 'prometheus', url: null, query: 'up' },
  ...{ good: { is: 'present' }, over: null, alert: null },
};
const dns: DnsProbe = { ...asked, kind: 'dns', network: 'back', addresses: null };

const tcp: TcpProbe = { ...asked, kind: 'tcp', port: null, send: null, awaits: null };
const sql: SqlProbe = {
  ...{ ...asked, kind: 'sql', port: null, dialect: 'postgres' },
  client: {
    login: { user: 'shop', password: { secretText: 'hush' }, database: null },
    ...{ connections: ['fresh', 'kept'], asks: { what: 'query', text: 'select 1' } },
  },
};
const redis: RedisProbe = { ...asked, kind: 'redis', port: null };

describe('the traits of probes', () => {
  it('tell whose eyes each has', () => {
    expect([http, promql, dns].map(isUserProbe)).to.deep.equal([true, false, false]);
  });

  it('tell where each is asked, and of a script nothing', () => {
    expect(doorOf(http)).to.deep.equal({ at: 'port', service: 'api', port: null });
    expect(doorOf(promql)).to.deep.equal({ at: 'port', service: 'prometheus', port: null });
    expect(doorOf({ ...promql, url: 'http://far' })).to.deep.equal({ at: 'url', url: 'http://far' });
    expect(doorOf(dns)).to.deep.equal({ at: 'network', service: 'api', network: 'back' });
    const script = {
      type: 'load',
      kind: 'k6',
      script: '/load.js',
      environment: {},
      network: null,
      ready: null,
    } as const;
    expect(doorOf(script)).to.equal(null);
    expect(labelOf(script)).to.equal('/load.js');
  });

  it('tell how HTTP is asked, and what is degraded, where that is declared', () => {
    expect(probeText(http)).to.equal('GET api/, 1/s over fresh connections');
    const degraded = { status: [502, 503], body: null, within: milliseconds(200) };
    expect(probeText({ ...http, manner: { http2: true, tls: {} }, degraded })).to.equal(
      'GET api/ by HTTP/2 and TLS, 1/s over fresh connections; degraded is 502 or 503 within 0.2 s',
    );
  });

  it('tell of which service each speaks: a query may be about any', () => {
    expect([http, promql, dns].map(serviceToldOf)).to.deep.equal(['api', null, 'api']);
  });

  it('plan the port of a server: its own, else as the stack declares it, else the usual one of its protocol', () => {
    const declared = { services: { api: { port: 80 } } };
    const portOf = (probe: TcpProbe | RedisProbe, stack = declared) => withPort(probe, stack).port;
    expect(portOf({ ...redis, port: 7000 })).to.equal(7000);
    expect(portOf(redis)).to.equal(80);
    expect([redis, tcp].map((probe) => withPort(probe, { services: {} }).port)).to.deep.equal([6379, null]);
    expect(withPort(http, declared)).to.equal(http);
  });

  it('plan the port of a query by whose SQL it is', () => {
    const portOf = (dialect: SqlProbe['dialect']) => withPort({ ...sql, dialect }, { services: {} }).port;
    expect([portOf('postgres'), portOf('mysql'), portOf(null)]).to.deep.equal([5432, 3306, null]);
  });

  it('know whose client library is needed, and that none is for a question in bytes', () => {
    expect([sql, { ...redis, client: sql.client }, redis, http].map(driverOf)).to.deep.equal([
      'postgres',
      'redis',
      null,
      null,
    ]);
  });

  it('say what a server is asked', () => {
    expect(probeText(redis)).to.equal('api is sent PING, 1/s');
    expect(probeText(sql)).to.equal('api is asked for select 1 as shop over fresh and kept connections, 1/s');
    expect(probeText(tcp)).to.equal('api is connected to, and must keep the connection, 1/s');
    const greeted = { ...tcp, send: 'EHLO\r\n', awaits: { matches: '^220', flags: 'i' } };
    expect(probeText(greeted)).to.equal('api is connected to and sent "EHLO\\r\\n", and must say /^220/i, 1/s');
  });

  it('know no latency of a connection that must only be kept', () => {
    expect([tcp, { ...tcp, awaits: { contains: 'a' } }, redis].map(hasLatency)).to.deep.equal([false, true, true]);
  });

  it('know a latency of what is answered by the service, and an alert of a query for one', () => {
    expect([http, promql, dns].map(hasLatency)).to.deep.equal([true, false, true]);
    expect(alertOf(promql)).to.equal(null);
    expect(alertOf({ ...promql, alert: 'Down' })).to.equal('Down');
  });
});

describe('the public door', () => {
  it('has a verb for every kind of probe and of load', () => {
    const verbs = Object.keys(door);
    expect([...probeKinds, ...loadKinds].filter((kind) => !verbs.includes(kind))).to.deep.equal([]);
  });
});
