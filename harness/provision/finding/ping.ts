/** Asks an address whether an engine answers there. */
import http from 'node:http';
import https from 'node:https';
import { secondsText } from '../../model/duration-text.ts';
import type { EngineConnection } from './endpoint.ts';

const paths = ['/_ping', '/version'] as const;

/** Null when an engine answers at `connection` within `limitMs`; else why not, in a few words. */
export async function ping(connection: EngineConnection, limitMs = 2000): Promise<string | null> {
  const signal = AbortSignal.timeout(limitMs);
  let why: string | null = null;
  for (const path of paths) {
    const answer = await get(connection, path, signal).catch((error: unknown) => reasonOf(error, limitMs));
    if (answer === 200) return null;
    why = typeof answer === 'number' ? `it answers ${path} with status ${answer}` : answer;
    if (typeof answer !== 'number') break;
  }
  return why;
}

function get(connection: EngineConnection, path: string, signal: AbortSignal): Promise<number> {
  const { protocol } = connection;
  const options = { ...connection, protocol: `${protocol}:`, path, signal, agent: false as const };
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https' ? https : http).get(options, (response) => {
      response.on('error', reject);
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    request.on('error', reject);
  });
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'nothing is there',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was closed at once: is an engine behind that socket, and may this user open it?',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTSOCK: 'it is not a socket',
  ENOTFOUND: 'its host name is unknown',
  EAI_AGAIN: 'its host name is unknown',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its network cannot be reached',
};

function reasonOf(error: unknown, limitMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return `no answer within ${secondsText(limitMs)}`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return words[code] ?? error.message;
}
