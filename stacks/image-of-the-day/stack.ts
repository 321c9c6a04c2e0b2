/** The book's image gallery: a page that takes one call of an API and one entry in an access log. */
import { defineStack } from 'resilience';

export const imageOfTheDay = defineStack(import.meta, {
  compose: 'compose.yaml',
  services: {
    accesslog: { port: 80 },
    iotd: { port: 80 },
    'image-gallery': { port: 80 },
    upstream: { port: 80 },
  },
  variables: {
    /** 4: the images that chapter 7 runs; 9: the same with metrics, and a gallery that fails by design. */
    CHAPTER: '4',
    ACCESSLOG_RESTART: 'no',
    IOTD_RESTART: 'no',
    GALLERY_RESTART: 'no',
    IOTD_CACHE_TTL_MS: '7200000',
    IOTD_START_MS: '500',
    GALLERY_FAILURE_PERCENT: '10',
    /** The originals have none of these: see the README's list. */
    ADDITIONS: 'instance,control',
  },
});
