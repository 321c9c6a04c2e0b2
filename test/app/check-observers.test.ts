/** A Prometheus that is named by URL and cannot be asked is a problem before anything starts. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { unreachableObservers } from '../../harness/app/check-observers.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { PromqlProbe } from '../../harness/model/probe.ts';
import { closedPort } from '../engine/system/misbehaving-server.ts';
import { promqlOf } from '../probes/promql/fake-prometheus.ts';

const planWith = (probes: Readonly<Record<string, PromqlProbe>>): Plan =>
  ({ file: 'scenarios/shop.ts', probes }) as unknown as Plan;
const problemsAt = (url: string) => unreachableObservers(planWith({ up: promqlOf({ url }) }));

describe('an observer that is named by URL', () => {
  let server: Server;
  let paths: string[];

  before(async () => {
    paths = [];
    server = createServer((request, response) => {
      paths.push(request.url ?? '');
      const data = { resultType: 'scalar', result: [1, '1'] };
      const known = request.url?.startsWith('/metrics-of/api/v1/query?');
      response.end(known ? JSON.stringify({ status: 'success', data }) : '<html>');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  after(() => server.close());

  const at = (path: string, more = ''): string =>
    `http://${more}127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  it('has no problem where it answers, also below a path', async () => {
    expect(await problemsAt(at('/metrics-of/'))).to.deep.equal([]);
    expect(paths).to.deep.equal(['/metrics-of/api/v1/query?query=time%28%29']);
  });

  it('is named with its reason, once for all probes that ask it', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;
    const problems = await unreachableObservers(planWith({ up: promqlOf({ url }), rate: promqlOf({ url }) }));
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include({ code: 'R312', at: "scenarios/shop.ts, probes 'up', 'rate'" });
    expect(problems[0]!.message).to.equal(`Prometheus cannot be asked at ${url}: the connection was refused`);
  });

  it('must be a Prometheus, and one that needs no password', async () => {
    expect((await problemsAt(at('/')))[0]!.message).to.match(/answered 200 with what is no answer of Prometheus/);
    const [secret] = await problemsAt(at('/metrics-of', 'me:secret@'));
    expect(secret!.message)
      .to.match(/a user or password in the URL is not supported/)
      .and.not.match(/secret@/);
    expect((await problemsAt('http://'))[0]!.message).to.match(/it is not a URL/);
    expect((await problemsAt(at('/?a=b')))[0]!.message).to.match(/a query or a fragment/);
  });

  it('is not asked where the stack itself brings it up', async () => {
    expect(await unreachableObservers(planWith({ up: promqlOf() }))).to.deep.equal([]);
  });
});
