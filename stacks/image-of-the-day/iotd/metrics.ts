/** The API's metrics in chapter 9: its own counter and timers. What the JVM would export is in jvm-families.ts. */
import { Counter, Registry, Summary } from 'prom-client';
import { expose } from '../../service/families.ts';
import type { LoadStatus } from './image-cache.ts';
import { connector, type JvmLoad, jvmFamilies } from './jvm-families.ts';
import { createTimer } from './timer.ts';

export interface Metrics {
  readonly loaded: (status: LoadStatus) => void;
  /** A call of the controller's method: called at its end with the exception it met, `none` for none. */
  readonly called: () => (exception: string) => void;
  /** A request: called at its end with what was answered. */
  readonly requested: (method: string, path: string) => (status: number, exception: string) => void;
  readonly scrape: () => Promise<string>;
}

const routes = ['/', '/image', '/actuator/prometheus', '/actuator/health', '/actuator/info'];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const loads = new Counter({
    name: 'iotd_api_image_load_total',
    help: 'Images loaded, from the API on the internet (success) or from the cache (cached)',
    labelNames: ['status'],
    registers: [registry],
  });
  const calls = createTimer(registry, 'method_timed_seconds', 'Calls of timed methods', [
    'class',
    'method',
    'exception',
  ]);
  const requests = createTimer(registry, 'http_server_requests_seconds', 'Requests answered', [
    'exception',
    'method',
    'outcome',
    'status',
    'uri',
  ]);
  const load: JvmLoad = { busy: 0, mostBusy: 0, longestSeconds: 0, failed: 0 };
  expose(registry, jvmFamilies(load));
  const connectorRequests = new Summary({
    name: 'tomcat_global_request_seconds',
    help: 'Requests processed (stand-in)',
    labelNames: ['name'],
    percentiles: [],
    registers: [registry],
  });

  return {
    loaded: (status) => loads.inc({ status }),
    called: () => {
      const stop = calls.start();
      return (exception) => stop({ class: 'iotd.ImageController', method: 'get', exception });
    },
    requested: (method, path) => {
      const stop = requests.start();
      const beganMs = performance.now();
      load.busy += 1;
      load.mostBusy = Math.max(load.mostBusy, load.busy);
      return (status, exception) => {
        load.busy -= 1;
        const seconds = (performance.now() - beganMs) / 1000;
        load.longestSeconds = Math.max(load.longestSeconds, seconds);
        connectorRequests.observe(connector, seconds);
        if (status >= 400) load.failed += 1;
        const uri = routes.includes(path) ? path : '/**';
        stop({ exception, method, outcome: outcomeOf(status), status: String(status), uri });
      };
    },
    scrape: () => registry.metrics(),
  };
}

function outcomeOf(status: number): string {
  if (status < 400) return 'SUCCESS';
  return status < 500 ? 'CLIENT_ERROR' : 'SERVER_ERROR';
}
