/** The book's image gallery of chapter 9 with every metric, watched by a real Prometheus. */
import { defineStack } from 'resilience';

export const monitoring = defineStack(import.meta, {
  compose: 'compose.yaml',
  services: {
    accesslog: { port: 80 },
    iotd: { port: 80 },
    'image-gallery': { port: 80 },
    upstream: { port: 80 },
    prometheus: { port: 9090 },
  },
  variables: {
    /** What Prometheus resolves: nothing that it tells is finer than this. The chapter's own are 10s, 3s, 30s and none. */
    SCRAPE_INTERVAL: '1s',
    ACCESS_LOG_SCRAPE_INTERVAL: '1s',
    DNS_REFRESH_INTERVAL: '5s',
    EVALUATION_INTERVAL: '1s',
    /** Empty leaves the choice to the engine, so that iotd can be scaled; the chapter's is 8011. */
    IOTD_PORT: '',
    ACCESSLOG_RESTART: 'no',
    IOTD_RESTART: 'no',
    GALLERY_RESTART: 'no',
    IOTD_CACHE_TTL_MS: '7200000',
    IOTD_START_MS: '500',
    GALLERY_FAILURE_PERCENT: '10',
    /** The originals have none of these: see the README's list of image-of-the-day. */
    ADDITIONS: 'instance,control',
  },
});
