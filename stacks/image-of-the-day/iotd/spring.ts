/** The server of the original API: its identity, and its answers in case of error. */
import type { Answer } from '../../service/answer.ts';
import type { ServerKind } from '../../service/server-kind.ts';

export const tomcat: ServerKind<never> = {
  name: 'iotd',
  additions: [],
  server: null,
  keepAliveMs: 20_000,
  requestsPerConnection: 100,
  // The JVM ends in order on SIGTERM, and says so with this code.
  stopCode: 143,
  greet: (url) => process.stdout.write(`INFO: Tomcat started at ${url}\n`),
};

export const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(value),
});

const errors = { 404: 'Not Found', 405: 'Method Not Allowed', 500: 'Internal Server Error' } as const;

export const springError = (status: keyof typeof errors, path: string, message = 'No message available'): Answer =>
  json(status, {
    timestamp: new Date().toISOString().replace('Z', '+0000'),
    status,
    error: errors[status],
    message,
    path,
  });
