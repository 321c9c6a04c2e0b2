/** The lab of the book's chapter 8: a service that a restart does not heal, and a new container does. */
import { defineStack } from 'resilience';

export const memoryHog = defineStack(import.meta, {
  compose: 'compose.yaml',
  services: { 'memory-hog': {} },
  variables: {
    RESTART: 'no',
    MAX_ALLOCATION_MB: '4096',
    LOOP_ALLOCATION_MB: '512',
    LOOP_INTERVAL_MS: '2000',
    HEALTH_INTERVAL: '5s',
    HEALTH_TIMEOUT: '30s',
    HEALTH_RETRIES: '3',
  },
});
