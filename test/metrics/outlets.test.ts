/** Where runs are reported to: what each is sent, and what is said when it cannot be reached. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { type Annotation, annotationsOf } from '../../harness/metrics/annotate.ts';
import { expositionOf } from '../../harness/metrics/fold.ts';
import { type OutletWishes, openOutlets } from '../../harness/metrics/outlets.ts';
import type { Analysis } from '../../harness/model/analysis.ts';
import { type Failure, FailureError } from '../../harness/model/failure.ts';
import { describeScenario, planOf } from '../plan/sample.ts';
import { type Kept, ofType, runOnSim } from '../runner/on-sim.ts';
import { type Asked, type Given, nobody, type StubServer, stubServer } from './stub-server.ts';

const plan = planOf(describeScenario());
const local = { host: '127.0.0.1', port: 0 };

/** What opening fails with, as `code message`; throws where it does not fail. */
async function refusals(wishes: OutletWishes, token?: string): Promise<readonly string[]> {
  try {
    await (await openOutlets(wishes, token)).close();
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return error.failures.map((one: Failure) => `${one.code} ${one.message}`);
  }
  throw new Error('nothing was refused');
}

describe('the outlets of a run', () => {
  let run: Kept;
  let analysis: Analysis;
  const servers: StubServer[] = [];
  const stub = async (answer: (asked: Asked) => Given): Promise<StubServer> => {
    const server = await stubServer(answer);
    servers.push(server);
    return server;
  };
  before(async () => {
    run = await runOnSim(plan);
    analysis = analyse(plan, run.events);
  });
  after(() => Promise.all(servers.map((one) => one.close())));

  describe('a scrape', () => {
    it('is answered while they are open, and no more when they are closed', async () => {
      const outlets = await openOutlets({ metrics: local }, undefined);
      for (const observe of outlets.observers(plan)) for (const event of run.events) observe(event, run.events);
      const response = await fetch(outlets.url!);
      expect(response.headers.get('content-type')).to.match(/^text\/plain; version=0\.0\.4/);
      expect(await response.text()).to.equal(await expositionOf(plan, run.events, analysis));
      await outlets.close();
      expect(await fetch(outlets.url!).catch(() => null)).to.equal(null);
    });

    it('finds metrics at /metrics alone, and cannot change them', async () => {
      const outlets = await openOutlets({ metrics: local }, undefined);
      const status = async (path: string, method = 'GET') =>
        (await fetch(`${new URL(outlets.url!).origin}${path}`, { method })).status;
      expect(await status('/')).to.equal(404);
      expect(await status('//')).to.equal(404);
      expect(await status('/metrics?a=b')).to.equal(200);
      expect(await status('/metrics', 'POST')).to.equal(405);
      await outlets.close();
    });

    it('cannot be had where something listens already', async () => {
      const taken = await stub(() => ({ status: 200 }));
      const [told] = await refusals({ metrics: { host: '127.0.0.1', port: Number(taken.url.port) } });
      expect(told).to.equal(`R412 metrics cannot be served at ${taken.url.host}: something listens there already`);
    });
  });

  describe('a Pushgateway', () => {
    const ready = ({ path }: Asked): Given => ({ status: path.endsWith('/-/ready') ? 200 : 202 });

    it('gets all metrics of a run as the group of its scenario, with PUT, so that nothing of an earlier one is left', async () => {
      const gateway = await stub(ready);
      const outlets = await openOutlets({ pushGateway: gateway.url }, undefined);
      const odd = { ...plan, scenario: 'a shop/ä' };
      expect(await outlets.tell(odd, run.events, analysis)).to.deep.equal([]);
      const [look, put] = gateway.asked;
      expect(look).to.deep.include({ method: 'GET', path: '/-/ready' });
      expect(put).to.deep.include({ method: 'PUT', path: '/metrics/job/resilience/scenario/a%20shop%2F%C3%A4' });
      expect(put?.headers['content-type']).to.match(/^text\/plain; version=0\.0\.4/);
      expect(put?.body).to.equal(await expositionOf(odd, run.events, analysis));
    });

    it('is found below a path, and is given the credentials, which is printed nowhere', async () => {
      const gateway = await stub(({ path }) => ({ status: path === '/push/-/ready' ? 200 : 400, body: 'no\nreason' }));
      const address = new URL('/push/', gateway.url);
      address.username = 'me';
      address.password = 'se:cret';
      const outlets = await openOutlets({ pushGateway: address }, undefined);
      const [told] = await outlets.tell(plan, run.events, analysis);
      const wanted = `Basic ${Buffer.from('me:se:cret').toString('base64')}`;
      expect(gateway.asked.map((one) => one.headers.authorization)).to.deep.equal([wanted, wanted]);
      expect(told?.code).to.equal('R412');
      expect(told?.message)
        .to.match(/did not keep the metrics of shop: it answered 400: no reason/)
        .and.not.match(/cret/);
    });

    it('is missed before a run, by its address and the reason', async () => {
      const address = await nobody();
      const [told] = await refusals({ pushGateway: address });
      expect(told).to.match(new RegExp(`^R412 no Pushgateway is ready at http://${address.host}: .*ECONNREFUSED`));
    });

    it('is missed after a run that it did not outlive, and nothing is thrown', async () => {
      const gateway = await stub(ready);
      const outlets = await openOutlets({ pushGateway: gateway.url }, undefined);
      await gateway.close();
      const failures = await outlets.tell(plan, run.events, analysis);
      expect(failures.map((one) => one.code)).to.deep.equal(['R412']);
    });
  });

  describe('a Grafana', () => {
    const takes = (given: Given) => (asked: Asked) => (asked.method === 'GET' ? { status: 200, body: '[]' } : given);

    it('gets one annotation for each fault, with the token, its window in milliseconds and its tags', async () => {
      const grafana = await stub(takes({ status: 200, body: '{"id":1}' }));
      const outlets = await openOutlets({ grafana: grafana.url }, 'secret');
      expect(await outlets.tell(plan, run.events, analysis)).to.deep.equal([]);
      const posts = grafana.asked.filter((one) => one.method === 'POST');
      expect(posts).to.have.length(1);
      const [{ path, headers, body }] = posts as [Asked];
      expect(path).to.equal('/api/annotations');
      expect(headers).to.deep.include({ authorization: 'Bearer secret', 'content-type': 'application/json' });
      const annotation = JSON.parse(body) as Annotation;
      const { wall } = ofType(run.events, 'run.began')[0]!;
      expect(annotation.time).to.equal(Math.round(wall + ofType(run.events, 'inject.began')[0]!.at));
      expect(annotation.timeEnd).to.equal(Math.round(wall + ofType(run.events, 'inject.ended')[0]!.ended));
      expect(annotation.tags).to.deep.equal([
        'resilience',
        'scenario:shop',
        'fault:crash',
        'target:api',
        'verdict:pass',
      ]);
      expect(annotation.text).to.equal("crash of api\nshop, experiment 'a crash': pass");
      expect(annotation).not.to.have.property('dashboardUID');
    });

    it('is asked to mark one dashboard alone where that is the address', async () => {
      const grafana = await stub(takes({ status: 200 }));
      const outlets = await openOutlets({ grafana: new URL('/sub/d/abc-1/a-board?orgId=1', grafana.url) }, 'secret');
      await outlets.tell(plan, run.events, analysis);
      const post = grafana.asked.at(-1)!;
      expect(post.path).to.equal('/sub/api/annotations');
      expect(JSON.parse(post.body)).to.include({ dashboardUID: 'abc-1' });
    });

    it('is not told of a fault that was never injected', () => {
      const cut = run.events.filter((one) => one.seq < ofType(run.events, 'inject.began')[0]!.seq);
      expect(annotationsOf(analyse(plan, cut))).to.deep.equal([]);
    });

    it('that does not take the token is reported before the run; one that lets it write and not read is no problem', async () => {
      const stranger = await stub(() => ({ status: 401, body: '{"message":"Invalid API key"}' }));
      expect(await refusals({ grafana: stranger.url }, 'old')).to.deep.equal([
        `R412 Grafana at http://${stranger.url.host} does not take the token`,
      ]);
      const writing = await stub(({ method }) => ({ status: method === 'GET' ? 403 : 200 }));
      const outlets = await openOutlets({ grafana: writing.url }, 'narrow');
      expect(await outlets.tell(plan, run.events, analysis)).to.deep.equal([]);
    });

    it('that forbids to write, or sends elsewhere, has not taken anything', async () => {
      for (const [given, says] of [
        [{ status: 403 }, /does not take the token/],
        [{ status: 302, headers: { location: '/login' } }, /did not take the faults of shop: it answered 302/],
      ] as const) {
        const grafana = await stub(takes(given));
        const outlets = await openOutlets({ grafana: grafana.url }, 'secret');
        const [told] = await outlets.tell(plan, run.events, analysis);
        expect(told?.code).to.equal('R412');
        expect(told?.message).to.match(says);
      }
    });
  });

  it('are refused together, and none is left open', async () => {
    const free = new URL((await openThenClose()).url);
    const metrics = { host: '127.0.0.1', port: Number(free.port) };
    const away = await nobody();
    const told = await refusals({ metrics, pushGateway: away, grafana: away }, undefined);
    expect(told.map((one) => one.slice(0, 4))).to.deep.equal(['R412', 'R107']);
    await (await openOutlets({ metrics }, undefined)).close();
  });
});

async function openThenClose(): Promise<{ readonly url: string }> {
  const outlets = await openOutlets({ metrics: local }, undefined);
  await outlets.close();
  return { url: outlets.url! };
}
