/** The certificates that probes trust are in the scenario itself once it is loaded, or what is wrong with them is told by name. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { defineScenario, defineStack, expect as expected, grpc, http, nothing, redis } from '../../harness/index.ts';
import { FailureError } from '../../harness/model/failure.ts';
import type { Probe } from '../../harness/model/probe.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import { withCertificates } from '../../harness/scenario-file/certificates.ts';
import { type Authority, certificateAuthority } from '../engine/system/certificates.ts';

const stack = defineStack({ dirname: '/shop' }, { compose: 'compose.yaml', services: { api: { port: 443 } } });
const api = stack.service('api');

const withProbes = (probes: Readonly<Record<string, Probe>>): Scenario =>
  defineScenario({
    title: 'a shop',
    stack,
    probes,
    load: { buyers: http(api, '/', { tls: { ca: 'ca.pem' } }) },
    experiments: {
      nothing: { fault: nothing(api), recovery: '9s', after: [expected(api).restarts({ atLeast: 0 })] },
    },
  });

describe('certificates that a probe trusts', () => {
  let authority: Authority;

  before(() => {
    authority = certificateAuthority();
  });

  after(() => authority.remove());

  const loaded = (probes: Readonly<Record<string, Probe>>) =>
    withCertificates(withProbes(probes), authority.folder, 'shop.ts');
  const problemOf = async (ca: string): Promise<string> => {
    const error: unknown = await loaded({ home: http(api, '/', { tls: { ca } }) }).catch((reason: unknown) => reason);
    if (!(error instanceof FailureError)) throw new Error('it was loaded');
    const [{ code, message, at }] = error.failures as [FailureError['failures'][number]];
    return `${code} ${at}: ${message}`;
  };

  it('are read from the folder of the scenario, for HTTP and gRPC, probes and load; what has none stays as it is', async () => {
    const tls = { ca: './ca.pem', serverName: 'shop.example' };
    const others = { plain: http(api, '/'), usual: http(api, '/', { tls: true }), cache: redis(api) };
    const scenario = await loaded({ home: http(api, '/', { tls }), calls: grpc(api, { tls }), ...others });
    const { home, calls, ...rest } = scenario.probes as Readonly<Record<string, never>>;
    const whole = { ca: authority.ca.trim(), serverName: 'shop.example' };
    expect(home).to.have.deep.nested.property('manner.tls', whole);
    expect(calls).to.have.deep.property('tls', whole);
    expect(rest).to.deep.equal(others);
    expect(scenario.load).to.have.deep.nested.property('buyers.manner.tls', { ca: whole.ca, serverName: 'api' });
  });

  it('may stand in the scenario themselves', async () => {
    const { probes } = await loaded({ home: http(api, '/', { tls: { ca: `# ours\n${authority.ca}` } }) });
    expect(probes).to.have.deep.nested.property('home.manner.tls.ca', authority.ca.trim());
  });

  it('are named where they are not there, are none, or are over', async () => {
    writeFileSync(join(authority.folder, 'old.pem'), authority.sign('old.example', 'expired').cert);
    expect(await problemOf('nobody.pem')).to.match(/^R222 shop\.ts, probe 'home': .*nobody\.pem cannot be read$/);
    expect(await problemOf('ca.key')).to.match(/ca\.key holds no certificate in PEM$/);
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    expect(await problemOf(broken)).to.match(/the text in `ca` holds no certificate in PEM$/);
    expect(await problemOf('old.pem')).to.match(/CN=old\.example in .*old\.pem has expired: it was valid until /);
  });
});
