/** Writes over HTTP: a request creates an item, and one answer holds all that are there. */
import type { HttpWrites } from '../model/load.ts';
import { type HttpContent, type HttpQuestion, httpAsker } from '../probes/http/asker.ts';
import type { LoadContext } from './load.ts';
import type { WriteStore } from './write-store.ts';

/** More than a hundred thousand items of some tens of bytes each. */
const keep = 64 * 1024 * 1024;

export function httpWrites({ service, create, read }: HttpWrites, { env, address }: LoadContext): WriteStore {
  const { method, status, contentType } = create;
  const { http } = env.clients;
  const question: HttpQuestion = { method, path: create.path, connections: ['fresh', 'kept'], status, body: null };
  return {
    asker(idOf) {
      const contentOf = (slot: number): HttpContent => {
        const filled = (text: string): string => text.replaceAll('{id}', idOf(slot));
        return { path: filled(create.path), body: { contentType, text: filled(create.body) } };
      };
      return httpAsker(question, http, () => address(service), contentOf);
    },
    async read(timeout) {
      let text: string | null = null;
      const { path } = read;
      const { host, port } = address(service);
      const asked = { host, port, method: 'GET', path, connection: 'fresh', timeout, keep } as const;
      const answer = await http.request({
        ...asked,
        accept: (got, body) => {
          if (got !== 200) return got >= 500 ? 'http5xx' : 'wrong';
          text = body;
          return 'ok';
        },
      });
      return { text, said: `GET ${path}: ${answer.status ?? answer.outcome}` };
    },
  };
}
