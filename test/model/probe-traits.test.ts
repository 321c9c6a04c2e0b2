import { expect } from 'chai';
import * as door from '../../harness/index.ts';
import { doorOf, labelOf, loadKinds } from '../../harness/model/load-traits.ts';
import type { DnsProbe, HttpProbe, PromqlProbe } from '../../harness/model/probe.ts';
import { alertOf, hasLatency, isUserProbe, probeKinds, serviceToldOf } from '../../harness/model/probe-traits.ts';
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

describe('the traits of probes', () => {
  it('tell whose eyes each has', () => {
    expect([http, promql, dns].map(isUserProbe)).to.deep.equal([true, false, false]);
  });

  it('tell where each is asked, and of a script nothing', () => {
    expect(doorOf(http)).to.deep.equal({ at: 'port', service: 'api' });
    expect(doorOf(promql)).to.deep.equal({ at: 'port', service: 'prometheus' });
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

  it('tell of which service each speaks: a query may be about any', () => {
    expect([http, promql, dns].map(serviceToldOf)).to.deep.equal(['api', null, 'api']);
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
