/** The whole stack on a real engine: its targets, every query of every dashboard, its alerts. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { expect } from 'chai';
import { parse } from 'yaml';
import { z } from 'zod';
import { renderGateMetrics } from '../../../harness/metrics/fold-gate.ts';
import { sampleNight } from '../../metrics/sample-night.ts';
import { createStack, docker } from '../compose-stack.ts';
import { asPromql, dashboards, queriesOf } from './dashboards.ts';
import { createPrometheus, eventually } from './prometheus-client.ts';

const jobsShape = z.object({
  global: z.object({ scrape_interval: z.string(), evaluation_interval: z.string() }),
  scrape_configs: z.array(
    z.object({
      job_name: z.string(),
      metrics_path: z.string().default('/metrics'),
      scrape_interval: z.string().optional(),
      static_configs: z.array(z.object({ targets: z.array(z.string()) })).optional(),
      dns_sd_configs: z
        .array(
          z.object({ names: z.array(z.string()), type: z.string(), port: z.number(), refresh_interval: z.string() }),
        )
        .optional(),
    }),
  ),
});

describe('the monitoring stack', function () {
  this.timeout(120_000);
  let stack: ReturnType<typeof createStack>;
  let harness: Server;
  let prometheus: ReturnType<typeof createPrometheus>;
  let visitor: ReturnType<typeof visitAgainAndAgain>;
  let engineServes: boolean;
  /** By when all queries must have had data: one that has none must not make every other wait as long. */
  let dataBy: number;

  before(async () => {
    harness = await serveHarnessMetrics();
    stack = createStack('monitoring', {
      ...Object.fromEntries(
        ['GALLERY_PORT', 'IOTD_PORT', 'ACCESSLOG_PORT', 'PROMETHEUS_PORT', 'TODO_LIST_PORT'].map((name) => [
          name,
          '127.0.0.1:0',
        ]),
      ),
      COMPOSE_PROFILES: 'todo-list',
      RESILIENCE_METRICS_PORT: String(portOf(harness)),
      PUSHGATEWAY_PORT: String(portOf(harness)),
    });
    await stack.compose(['up', '--detach', '--build', '--scale', 'accesslog=3']);
    prometheus = createPrometheus(`http://${(await stack.compose(['port', 'prometheus', '9090'])).stdout}`);
    await stack.listening('image-gallery');
    await stack.listening('todo-list');
    visitor = visitAgainAndAgain(await stack.url('image-gallery'), await stack.url('todo-list'));
    const [engine] = await eventually('a look at the engine', async () => {
      const samples = await prometheus.query('up{job="docker"}');
      return samples.length > 0 ? samples : null;
    });
    engineServes = engine!.value === 1;
    dataBy = performance.now() + 45_000;
  });

  after(async () => {
    await visitor?.leave();
    harness?.closeAllConnections();
    harness?.close();
    await stack?.down();
  });

  it("gives Prometheus settings and rules that promtool finds right, in the chapter's jobs and our own", async () => {
    const { name } = stack.container('prometheus');
    const checked = await docker(['exec', name, 'promtool', 'check', 'config', '/etc/prometheus/prometheus.yml']);
    expect(checked.all)
      .to.match(/prometheus\.yml is valid/)
      .and.match(/SUCCESS: 4 rules found/);
    const { data } = JSON.parse(await prometheus.get('/api/v1/status/config'));
    expectJobs(parse(data.yaml), { scrape: '1s', evaluation: '1s', accessLog: '1s', refresh: '5s' });
  });

  it("has the chapter's own intervals in chapter.env", async () => {
    const { stdout } = await stack.compose(['--env-file', 'chapter.env', 'config', '--format', 'json']);
    const text = JSON.parse(stdout).configs['prometheus.yml'].content;
    expectJobs(parse(text), { scrape: '10s', evaluation: '1m', accessLog: '3s', refresh: '30s' });
  });

  it('finds all three replicas of the access log by their name, and everything else at its own', async () => {
    await eventually('three replicas that are up', async () => {
      const up = await prometheus.query('up{job="access-log"} == 1');
      return up.length === 3 ? up : null;
    });
    for (const [job, instance] of [
      ['image-gallery', 'image-gallery:80'],
      ['iotd-api', 'iotd:80'],
      ['resilience', `DOCKER_HOST:${portOf(harness)}`],
      ['resilience-gate', `DOCKER_HOST:${portOf(harness)}`],
    ]) {
      await eventually(
        `${job} up`,
        async () => (await prometheus.query(`up{job="${job}",instance="${instance}"} == 1`))[0] ?? null,
      );
    }
  });

  for (const { dashboard, panel, expr } of dashboards().flatMap(queriesOf)) {
    if (/engine_daemon|job="docker"/.test(expr)) {
      it(`${dashboard}, ${panel}: has data exactly where the engine serves its metrics: ${expr}`, async () => {
        if (engineServes) await hasData(expr);
        else expect(await prometheus.query(asPromql(expr))).to.deep.equal([]);
      });
    } else if (expr.startsWith('ALERTS{')) {
      it(`${dashboard}, ${panel}: has none while all is well: ${expr}`, async () => {
        await eventually('quiet', async () => ((await prometheus.query(asPromql(expr))).length === 0 ? true : null));
      });
    } else {
      it(`${dashboard}, ${panel}: has data: ${expr}`, () => hasData(expr));
    }
  }

  it('tells of an access log that is gone, no sooner than its rule says', async () => {
    await stack.compose(['kill', 'accesslog']);
    const firing = 'ALERTS{alertname="AccesslogDown",alertstate="firing"}';
    await eventually('the alert', async () => (await prometheus.query(firing))[0] ?? null);
    const pendingFor = 'time() - min(ALERTS_FOR_STATE{alertname="AccesslogDown"})';
    expect((await prometheus.query(pendingFor))[0]!.value).to.be.at.least(2);
  });

  /** At least one sample that is a number. */
  const hasData = (expr: string) => {
    const look = async () => {
      const samples = await prometheus.query(asPromql(expr));
      return samples.some(({ value }) => Number.isFinite(value)) ? samples : null;
    };
    return eventually('data', look, Math.max(1000, dataBy - performance.now()));
  };
});

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/**
 * In place of a run of the harness, one fault that is active, and of a Pushgateway, a night. Served at the default bridge, where containers
 * reach this machine; engines in a machine of their own have that address there, and reach this one's loopback.
 */
async function serveHarnessMetrics(): Promise<Server> {
  const format = '{{(index .IPAM.Config 0).Gateway}}';
  const { stdout: gateway } = await docker(['network', 'inspect', 'bridge', '--format', format]);
  const fault =
    '# TYPE resilience_fault_active gauge\nresilience_fault_active{scenario="s",fault="pause",target="iotd"} 1\n';
  const text = `${fault}${await renderGateMetrics(sampleNight())}`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(text);
  });
  const listen = async (address: string) => {
    server.listen(0, address);
    await once(server, 'listening');
  };
  await listen(gateway).catch(() => listen('127.0.0.1'));
  return server;
}

/** About twenty pages a second, and one task, until told to leave. */
function visitAgainAndAgain(gallery: string, todoList: string) {
  let leaving = false;
  const visit = async (url: string, init: RequestInit = {}) => {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(5000) }).catch(() => null);
    await response?.arrayBuffer();
  };
  const walk = async () => {
    await visit(`${todoList}/new`, { method: 'POST', body: new URLSearchParams({ item: 'look at the dashboard' }) });
    while (!leaving) {
      await visit(gallery);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const walked = walk();
  return {
    leave: () => {
      leaving = true;
      return walked;
    },
  };
}

function expectJobs(
  config: unknown,
  wanted: {
    readonly scrape: string;
    readonly evaluation: string;
    readonly accessLog: string;
    readonly refresh: string;
  },
): void {
  const { global, scrape_configs } = jobsShape.parse(config);
  expect(global).to.include({ scrape_interval: wanted.scrape, evaluation_interval: wanted.evaluation });
  const jobs = scrape_configs.map(({ job_name, metrics_path, static_configs, dns_sd_configs }) => [
    job_name,
    metrics_path,
    static_configs?.[0]?.targets[0]?.replace(/:\d+$/, '') ?? dns_sd_configs?.[0]?.names[0],
  ]);
  expect(jobs).to.deep.equal([
    ['image-gallery', '/metrics', 'image-gallery'],
    ['iotd-api', '/actuator/prometheus', 'iotd'],
    ['access-log', '/metrics', 'accesslog'],
    ['docker', '/metrics', 'DOCKER_HOST'],
    ['resilience', '/metrics', 'DOCKER_HOST'],
    ['resilience-gate', '/metrics', 'DOCKER_HOST'],
    ['todo-list', '/metrics', 'todo-list'],
    ['prometheus', '/metrics', 'localhost'],
  ]);
  const accessLog = scrape_configs[2]!;
  expect(accessLog.scrape_interval).to.equal(wanted.accessLog);
  expect(accessLog.dns_sd_configs).to.deep.equal([
    { names: ['accesslog'], type: 'A', port: 80, refresh_interval: wanted.refresh },
  ]);
}
