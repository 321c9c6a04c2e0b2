/** The book's random-number app: an API that breaks after three calls, and a page that calls it. */
import { defineStack } from 'resilience';

export const numbers = defineStack(import.meta, {
  compose: 'compose.yaml',
  services: { 'numbers-api': { port: 80 }, 'numbers-web': { port: 80 } },
  variables: {
    API_VERSION: 'v3',
    WEB_VERSION: 'v3',
    API_RESTART: 'no',
    WEB_RESTART: 'on-failure',
    WEB_START_CHECK_URL: '',
    WEB_SHELL_STAYS: 'false',
    API_START_DELAY_MS: '0',
    /** The originals have none of these: see the README's list. */
    ADDITIONS: 'click,uncounted,instance',
  },
});
