/** The shop of the cookbook: a proxy, an API, its cache and its database. */
import { defineStack } from 'resilience';

export const shop = defineStack(import.meta, {
  services: { proxy: { port: 80 }, api: { port: 80 }, cache: {}, db: {}, prometheus: { port: 9090 } },
  variables: {
    API_RESTART: 'on-failure',
    /** `ready` makes the API's health check ask cache and database too. */
    API_HEALTH_PATH: 'health',
    CACHE_TIMEOUT_MS: '300',
    DB_TIMEOUT_MS: '1500',
  },
});

export const proxy = shop.service('proxy');
export const api = shop.service('api');
export const cache = shop.service('cache');
export const db = shop.service('db');
export const prometheus = shop.service('prometheus');
