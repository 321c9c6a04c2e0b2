/** The access log's metrics in chapter 9, each with the host's name as a label. */
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { os } from '../../service/builtins.ts';
import { exposition } from '../exposition.ts';
import type { AccessLogWatch } from './access-log.ts';

/** Names that today's library exports and the original's did not have. */
const newer =
  /^nodejs_(eventloop_lag_(min|max|mean|stddev|p\d+)_seconds|gc_duration_seconds|active_resources(_total)?)$/;
const refreshMs = 10_000;

export async function createMetrics(): Promise<AccessLogWatch> {
  const own = registryOfHost();
  const logs = new Counter({ name: 'access_log_total', help: 'Access Log - total log requests', registers: [own] });
  const clients = new Gauge({
    name: 'access_client_ip_current',
    help: 'Access Log - current unique IP addresses',
    registers: [own],
  });
  const seen = new Set<string>();
  const library = await createLibraryMetrics();
  return {
    entered: (clientIp) => {
      logs.inc();
      clients.set(seen.add(clientIp).size);
    },
    scrape: async () => exposition(`${await own.metrics()}\n${library()}`),
  };
}

function registryOfHost(): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ hostname: os.hostname() });
  return registry;
}

/**
 * `process_*` and `nodejs_*`, read every 10 s and given with the time of that reading, as the original's library does.
 * Prometheus marks series with timestamps of their own as stale only after 5 minutes.
 */
async function createLibraryMetrics(): Promise<() => string> {
  const registry = registryOfHost();
  collectDefaultMetrics({ register: registry });
  for (const { name } of await registry.getMetricsAsJSON()) {
    if (newer.test(name)) registry.removeSingleMetric(name);
  }
  let text = '';
  const refresh = async () => {
    text = withTimestamps(await registry.metrics(), Date.now());
  };
  await refresh();
  setInterval(() => void refresh(), refreshMs).unref();
  return () => text;
}

/** The two that never change are set once and have no timestamp. */
function withTimestamps(text: string, atMs: number): string {
  return text.replace(/^(?!#|process_start_time_seconds|nodejs_version_info).+$/gm, (line) => `${line} ${atMs}`);
}
