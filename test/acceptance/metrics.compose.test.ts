/** Where metrics go, from the command line: what is refused before anything starts, engine or not. */
import { expect } from 'chai';
import { nobody, type StubServer, stubServer } from '../metrics/stub-server.ts';
import { rowsOf } from '../running/repeats.ts';
import { type Folder, folderWith } from './cli.ts';
import { frozen, scenario, stack } from './tiny.ts';

/** A run that got as far as looking for its engine would say R401. */
const nowhere = { DOCKER_HOST: 'unix:///nonexistent/docker.sock', RESILIENCE_GRAFANA_TOKEN: undefined };

describe('metrics from the command line', () => {
  let folder: Folder;
  let server: StubServer;
  before(async () => {
    folder = await folderWith({ ...stack(), 'a.ts': scenario() });
    server = await stubServer(() => ({ status: 200 }));
  });
  after(() => Promise.all([folder.remove(), server.close()]));

  const refused = [
    ['an address that is none', ['a.ts', '--metrics', 'here'], /'here' is invalid\. An address is host:port/],
    ['a scenario in the place of an address', ['--metrics', 'a.ts'], /scenarios go before --metrics/],
    ['a Pushgateway without its address', ['a.ts', '--push-gateway'], /argument missing/],
    ['a Pushgateway at no URL', ['a.ts', '--push-gateway', 'localhost:9091'], /begins with http:\/\/ or https:\/\//],
    ['a Grafana at no URL', ['a.ts', '--grafana', 'grafana'], /begins with http:\/\/ or https:\/\//],
    ['a Grafana without a token', ['a.ts', '--grafana', 'http://localhost:1'], /RESILIENCE_GRAFANA_TOKEN is not set/],
  ] as const;
  for (const [what, words, says] of rowsOf('refused addresses', refused, 6)) {
    it(`refuse ${what} with R107 and exit 2`, async () => {
      const { exitCode, stdout, stderr } = await folder.run(['run', ...words], nowhere);
      expect(exitCode, stderr).to.equal(2);
      expect(stdout).to.equal('');
      expect(stderr)
        .to.match(/^error R107: /)
        .and.match(says)
        .and.match(/\n {2}fix /);
    });
  }

  it('refuse a port that is taken with R412 and exit 4, and start nothing', async () => {
    const { exitCode, stderr } = await folder.run(['run', 'a.ts', '--metrics', server.url.host], nowhere);
    expect(exitCode, stderr).to.equal(4);
    expect(stderr)
      .to.match(new RegExp(`^error R412: metrics cannot be served at ${server.url.host}: something listens there`))
      .and.match(/\n {2}fix .*--metrics/);
    expect(await folder.files('reports')).to.deep.equal([]);
  });

  it('are no reason to keep quiet of a mistake in the plan', async () => {
    await folder.write('b.ts', scenario({ experiments: frozen('0s') }));
    const { exitCode, stderr } = await folder.run(['run', 'b.ts', '--metrics', server.url.host], nowhere);
    expect(exitCode, stderr).to.equal(4);
    expect(stderr).to.match(/^error R205: [\s\S]*^error R412: /m);
  });

  it('name a Pushgateway and a Grafana that do not answer, both at once, with R412 and exit 4', async () => {
    const away = await nobody();
    const words = ['run', 'a.ts', '--push-gateway', away.href, '--grafana', away.href];
    const { exitCode, stderr } = await folder.run(words, { ...nowhere, RESILIENCE_GRAFANA_TOKEN: 'secret' });
    expect(exitCode, stderr).to.equal(4);
    expect([...stderr.matchAll(/^error R412: /gm)]).to.have.length(2);
    expect(stderr).to.include(away.host).and.not.include('secret');
  });
});
