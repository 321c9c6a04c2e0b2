/** The gallery's metrics in chapter 9: its own two, and the library's. What Go would export is in go-families.ts. */
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { expose } from '../../service/families.ts';
import { goFamilies } from './go-families.ts';

export interface Metrics {
  /** A page request: called at its end with what was answered, null for nothing, which is not counted. */
  readonly began: () => (status: number | null, method: string) => void;
  readonly scrape: () => Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'image_gallery_requests_total',
    help: 'Image Gallery - total requests',
    labelNames: ['code', 'method'],
    registers,
  });
  const inFlight = new Gauge({
    name: 'image_gallery_in_flight_requests',
    help: 'Image Gallery - requests under way',
    registers,
  });
  let underWay = 0;
  exposeProcess(registry);
  expose(
    registry,
    goFamilies(() => underWay),
  );
  const countScrape = exposeScrapes(registry);
  return {
    began: () => {
      underWay += 1;
      inFlight.inc();
      return (status, method) => {
        underWay -= 1;
        inFlight.dec();
        if (status !== null) requests.inc({ code: String(status), method: method.toLowerCase() });
      };
    },
    scrape: () => countScrape(() => registry.metrics()),
  };
}

/** The seven of `process_*` that the original's library has; prom-client has the same names but one. */
function exposeProcess(registry: Registry): void {
  const all = new Registry();
  collectDefaultMetrics({ register: all });
  for (const name of [
    'process_cpu_seconds_total',
    'process_max_fds',
    'process_open_fds',
    'process_resident_memory_bytes',
    'process_start_time_seconds',
    'process_virtual_memory_bytes',
  ]) {
    const metric = all.getSingleMetric(name);
    if (metric !== undefined) registry.registerMetric(metric);
  }
}

/** The scrape under way is seen by itself, and is counted when it is over. */
function exposeScrapes(registry: Registry) {
  const registers = [registry];
  const total = new Counter({
    name: 'promhttp_metric_handler_requests_total',
    help: 'Total number of scrapes by HTTP status code.',
    labelNames: ['code'],
    registers,
  });
  const inFlight = new Gauge({
    name: 'promhttp_metric_handler_requests_in_flight',
    help: 'Current number of scrapes being served.',
    registers,
  });
  for (const code of ['200', '500', '503']) total.inc({ code }, 0);
  return async (scrape: () => Promise<string>): Promise<string> => {
    inFlight.inc();
    try {
      const text = await scrape();
      total.inc({ code: '200' });
      return text;
    } finally {
      inFlight.dec();
    }
  };
}
