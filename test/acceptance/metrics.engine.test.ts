/** Runs on a real engine that are scraped while they go on, kept by a real Pushgateway, and marked in a Grafana's place. */
import { expect } from 'chai';
import { type Pushgateway, startPushgateway } from '../metrics/judges.ts';
import { readSamples } from '../metrics/samples.ts';
import { type Asked, nobody, type StubServer, stubServer } from '../metrics/stub-server.ts';
import { type Folder, folderWith } from './cli.ts';
import { onlyRun, runsIn, whenTold } from './engine.ts';
import { frozen, scenario, stack } from './tiny.ts';
import { together } from './together.ts';

const held = scenario({ experiments: frozen('5s', 'expect(page).fails()', '2s') });
const failing = scenario({ experiments: frozen('1s', 'expect(page).isUnaffected()') });

describe('metrics of runs on a real engine', function () {
  this.timeout(180_000);
  const opened: Folder[] = [];
  const servers: StubServer[] = [];
  const open = async (text: string): Promise<Folder> => {
    const folder = await folderWith({ ...stack(), 'tiny-page.ts': text });
    opened.push(folder);
    return folder;
  };
  const stub = async (answer: Parameters<typeof stubServer>[0]): Promise<StubServer> => {
    const server = await stubServer(answer);
    servers.push(server);
    return server;
  };
  let gateway: Pushgateway;
  before(async () => {
    gateway = await startPushgateway();
  });
  after(async () => {
    await gateway?.remove();
    await Promise.all([...opened.map((one) => one.remove()), ...servers.map((one) => one.close())]);
  });
  const keptVerdict = async (): Promise<string | undefined> => {
    const samples = readSamples(await gateway.metrics());
    const ofUs = [...samples].filter(([key]) => /^resilience_verdict\{.*scenario="tiny-page"/.test(key));
    expect(ofUs.map(([key]) => key.includes('job="resilience"'))).to.deep.equal(ofUs.map(() => true));
    const [reached = ''] = ofUs.find(([, value]) => value === 1) ?? [];
    return /verdict="(\w+)"/.exec(reached)?.[1];
  };

  together({
    'are served while they go on, with a fault that is active while it holds, and no longer': async () => {
      const folder = await open(held);
      const { host } = await nobody();
      const url = `http://${host}/metrics`;
      const started = folder.start(['run', 'tiny-page.ts', '--metrics', host]);
      await started.says(new RegExp(`metrics ${url}\n`));
      const active = async () => {
        const samples = readSamples(await (await fetch(url)).text());
        return samples.get(
          'resilience_fault_active{scenario="tiny-page",experiment="a pause",fault="pause",target="web"}',
        );
      };
      await whenTold(folder, started, 'inject.ended');
      expect(await active(), 'while the fault holds').to.equal(1);
      await whenTold(folder, started, 'revert.ended');
      expect(await active(), 'after its revert').to.equal(0);
      await started.done;
      expect(await fetch(url).catch(() => 'nobody answers')).to.equal('nobody answers');
    },

    'are kept by a Pushgateway, of the last run alone, whatever its verdict': async () => {
      const folder = await open(scenario());
      const words = ['run', 'tiny-page.ts', '--push-gateway', gateway.url];
      for (const [times, text] of [
        [1, scenario()],
        [2, failing],
      ] as const) {
        await folder.write('tiny-page.ts', text);
        const { stderr } = await folder.run(words);
        expect(stderr).not.to.match(/error R/);
        const runs = await runsIn(folder);
        expect(runs, 'runs').to.have.length(times);
        const last = runs.at(-1)!;
        expect(await keptVerdict()).to.equal(last.result().verdict);
        const info = [...readSamples(await gateway.metrics()).keys()].filter((one) => /^resilience_run_info/.test(one));
        expect(info.map((one) => /run="([^"]+)"/.exec(one)?.[1])).to.deep.equal([last.run]);
      }
    },

    'are kept of an interrupted run too': async () => {
      const kept = await stub(() => ({ status: 200 }));
      const folder = await open(held);
      const started = folder.start(['run', 'tiny-page.ts', '--push-gateway', kept.url.href]);
      await whenTold(folder, started, 'inject.ended');
      started.kill('SIGINT');
      expect((await started.done).exitCode).to.equal(130);
      const samples = readSamples(kept.asked.find((one) => one.method === 'PUT')!.body);
      expect(samples.get('resilience_verdict{scenario="tiny-page",verdict="inconclusive"}')).to.equal(1);
    },

    'that a Pushgateway does not take leave the result told, the faults marked, and exit 4': async () => {
      const refusing = await stub(({ method }) => (method === 'GET' ? { status: 200 } : { status: 500, body: 'full' }));
      const grafana = await stub(() => ({ status: 200, body: '[]' }));
      const folder = await open(scenario());
      const words = ['run', 'tiny-page.ts', '--push-gateway', refusing.url.href, '--grafana', `${grafana.url}d/abc/x`];
      const { exitCode, stdout, stderr } = await folder.run(words, { RESILIENCE_GRAFANA_TOKEN: 'secret' });
      expect(exitCode, stderr).to.equal(4);
      expect(stdout).to.match(/report {2}reports\/tiny-page\//);
      expect(stderr).to.match(
        /error R412: the Pushgateway at \S+ did not keep the metrics of tiny-page: it answered 500: full/,
      );
      const run = await onlyRun(folder);
      const [experiment] = run.result().experiments;
      const [post] = grafana.asked.filter((one) => one.method === 'POST') as [Asked];
      expect(post.headers.authorization).to.equal('Bearer secret');
      const { time, timeEnd, dashboardUID } = JSON.parse(post.body);
      expect(dashboardUID).to.equal('abc');
      const { from, to } = experiment!.window!.possible;
      expect([time, timeEnd]).to.deep.equal([from, to].map((at) => Math.round(run.result().wall + at)));
    },
  });
});
