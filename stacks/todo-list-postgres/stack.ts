/** The book's to-do list with PostgreSQL: a page that needs its database, and one that hides that it is gone. */
import { defineStack } from 'resilience';

const services = { 'todo-web': { port: 80 }, 'todo-db': {} };
const variables = {
  CHAPTER: '6',
  WEB_RESTART: 'no',
  DB_RESTART: 'no',
  /** The engine's own SIGTERM lets PostgreSQL wait for its clients: a stop takes the whole grace. */
  DB_STOP_SIGNAL: 'SIGINT',
  /** `CMD` switches a health check on. */
  WEB_HEALTH: 'NONE',
  DB_HEALTH: 'NONE',
  /** The driver's own: 15 s to connect, 30 s for a command, 6 retries with delays up to 30 s. */
  CONNECT_TIMEOUT_MS: '15000',
  COMMAND_TIMEOUT_MS: '30000',
  RETRIES_MAX: '6',
  RETRY_DELAY_MAX_MS: '30000',
  /** The original has none of these: see the README's list. */
  ADDITIONS: 'form,api,instance',
} as const;

/** The rows lie in an anonymous volume: removing the database's container loses them. */
export const todoListPostgres = defineStack(import.meta, { compose: 'compose.yaml', services, variables });

/** The rows outlive the container. */
export const todoListPostgresInVolume = defineStack(import.meta, {
  compose: ['compose.yaml', 'compose.volume.yaml'],
  services,
  variables,
});

/** The test file of chapter 7's lab, which never works: the two services share no network. */
export const todoListPostgresLab = defineStack(import.meta, {
  compose: ['compose.yaml', 'compose.lab.yaml'],
  services,
  variables: { ...variables, WEB_RESTART: 'unless-stopped', DB_RESTART: 'unless-stopped' },
});
