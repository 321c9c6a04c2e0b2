/** What the user says is asked. */
import { expect } from 'chai';
import { readGiven } from '../../harness/learn/given.ts';

const services = ['api', 'db'];

describe('a probe that is given as a URL', () => {
  it('names a service, in what it is spoken to, and where', () => {
    const texts = ['http://api/orders?open=1', 'https://api:8443', 'postgres://db', 'http://api?x'];
    expect(readGiven(texts, services)).to.deep.equal({
      probes: [
        { service: 'api', speaks: 'http', port: null, path: '/orders?open=1' },
        { service: 'api', speaks: 'tls', port: 8443, path: '/' },
        { service: 'db', speaks: 'postgres', port: null, path: '/' },
        { service: 'api', speaks: 'http', port: null, path: '/?x' },
      ],
      problems: [],
    });
  });

  it('is refused where it is none, where its service is none and where its port is none, each with what to do', () => {
    const { probes, problems } = readGiven(['api/orders', 'ftp://api', 'http://shop/', 'tcp://api:70000'], services);
    expect(probes).to.deep.equal([]);
    expect(problems.map(({ code, message }) => `${code} ${message}`)).to.deep.equal([
      "R248 'api/orders' is no address that can be asked",
      "R248 'ftp://api' is no address that can be asked",
      "R248 the stack has no service 'shop'",
      'R248 70000 is no port',
    ]);
    expect(problems[2]?.fix).to.equal('name one of api, db');
  });
});
