/** Writes: each with an id, acknowledged or not, and read back at the end. */
import { expect } from 'chai';
import { type Answer, asHeard, type HttpRequest } from '../../harness/engine/clients.ts';
import type { Environment } from '../../harness/engine/environment.ts';
import { startWrites } from '../../harness/load/writes.ts';
import type { EventBody } from '../../harness/model/event.ts';
import type { WritesLoad } from '../../harness/model/load.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { handDriven } from '../probes/hand-driven.ts';

const load: WritesLoad = {
  type: 'load',
  kind: 'writes',
  service: 'web',
  create: {
    method: 'POST',
    path: '/api/todos',
    contentType: 'application/json',
    body: '{"item":"{id}"}',
    status: [201],
  },
  read: { path: '/api/todos' },
  rate: 10,
  within: milliseconds(500),
};

interface Database {
  readonly rows: string[];
  /** How many reads fail before one is answered. */
  unreadable: number;
}

/** A store behind the hand-driven clock. */
function storeWorld(database: Database) {
  const hand = handDriven({ answersAfter: 1 });
  const { http } = hand.env.clients;
  const request = async (asked: HttpRequest): Promise<Answer> => {
    const answer = await http.request({ ...asked, accept: () => 'ok' });
    if (asked.method === 'POST') database.rows.push(asked.body!.text);
    const read = asked.method === 'GET';
    const status = read && database.unreadable-- > 0 ? 500 : read ? 200 : 201;
    return asHeard({ ...answer, status }, asked.accept(status, read ? JSON.stringify(database.rows) : '', {}));
  };
  const env: Environment = { ...hand.env, clients: { ...hand.env.clients, http: { ...http, request } } };
  return { hand, env };
}

async function written(database: Database, ordinal = 0) {
  const { hand, env } = storeWorld(database);
  const events: EventBody[] = [];
  const running = await startWrites(load, {
    name: 'todos',
    experiment: 'a kill',
    ordinal,
    env,
    emit: (event) => void events.push(event),
    signal: new AbortController().signal,
    address: () => ({ host: '127.0.0.1', port: 80 }),
    clockOffset: 0,
  });
  await hand.advance(1000);
  const ended = running.end();
  await hand.advance(20_000);
  await ended;
  return { events, requests: hand.requests };
}

describe('a load of writes', () => {
  it('gives each write a number of its own, in its body and in the timeline', async () => {
    const { events, requests } = await written({ rows: [], unreadable: 0 });
    const sent = events.filter((event) => event.type === 'probe.ended');
    expect(sent.map((event) => event.write)).to.deep.equal([...sent.keys()]);
    expect(sent.every((event) => event.role === 'load' && event.outcome === 'ok')).to.equal(true);
    expect(requests[3]).to.deep.include({ method: 'POST', path: '/api/todos' });
    expect(requests[3]!.body).to.deep.equal({ contentType: 'application/json', text: '{"item":"w-3"}' });
  });

  it('tells at the end which are there, as ranges', async () => {
    const { events } = await written({ rows: [], unreadable: 0 });
    const sent = events.filter((event) => event.type === 'probe.ended').length;
    const read = events.at(-1)!;
    expect(read).to.deep.include({ type: 'writes.read', load: 'todos', experiment: 'a kill', problem: null });
    expect(read).to.deep.include({ first: 0, last: 999_999, found: [[0, sent - 1]] });
  });

  it('numbers the writes of a later experiment apart, and does not count those of an earlier one', async () => {
    const { events } = await written({ rows: ['w-0', 'w-1'], unreadable: 0 }, 2);
    expect(events.find((event) => event.type === 'probe.ended')).to.include({ write: 2_000_000 });
    const read = events.find((event) => event.type === 'writes.read')!;
    expect(read.found![0]![0]).to.equal(2_000_000);
  });

  it('asks again while the read fails, and says so when it never comes', async () => {
    const back = await written({ rows: [], unreadable: 2 });
    expect(back.events.find((event) => event.type === 'writes.read')!.found).not.to.equal(null);
    const gone = await written({ rows: [], unreadable: 99 });
    const read = gone.events.find((event) => event.type === 'writes.read')!;
    expect(read.found).to.equal(null);
    expect(read.problem).to.equal('the writes could not be read back: GET /api/todos: 500');
  });
});
