/** The real engine behind a door that refuses some containers, as engines with user namespaces or a policy do. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { buffer } from 'node:stream/consumers';

export interface ForbiddingEngine {
  readonly dockerHost: string;
  close(): Promise<void>;
}

/** Passes everything on, but a container whose creation `forbids` matches: that is answered with 403 and `message`. */
export async function forbiddingEngine(forbids: RegExp, message: string): Promise<ForbiddingEngine> {
  const socketPath = process.env.DOCKER_HOST?.replace(/^unix:\/\//, '');
  if (socketPath === undefined) throw new Error('DOCKER_HOST does not name an engine for these tests');
  const folder = await mkdtemp(join(tmpdir(), 'door-'));
  const door = join(folder, 'engine.sock');
  const server = createServer(async (asked, answer) => {
    const body = await buffer(asked);
    const creates = asked.method === 'POST' && /\/containers\/create/.test(asked.url ?? '');
    if (creates && forbids.test(body.toString())) {
      answer.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
    } else passOn(socketPath, asked, body, answer);
  });
  await new Promise<void>((listening) => void server.listen(door, listening));
  return {
    dockerHost: `unix://${door}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function passOn(socketPath: string, asked: IncomingMessage, body: Buffer, answer: ServerResponse): void {
  const { method, url: path, headers } = asked;
  const passed = request({ socketPath, method, path, headers }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    // A stream of events may have nothing to say for long; its reader waits for the headers.
    answer.flushHeaders();
    response.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  passed.end(body);
}
