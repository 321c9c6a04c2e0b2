/** The server of the .NET originals. */
import { log } from './log.ts';
import type { ServerKind } from './server-kind.ts';

export const kestrel: Omit<ServerKind, 'name' | 'additions'> = {
  server: 'Kestrel',
  // Node's own five seconds would reset kept-alive clients that the originals serve for two minutes.
  keepAliveMs: 120_000,
  requestsPerConnection: 0,
  stopCode: 0,
  greet: (url) => log('info', 'Microsoft.Hosting.Lifetime', `Now listening on: ${url}`),
};
