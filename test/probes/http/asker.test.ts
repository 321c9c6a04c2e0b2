/** What leaves over HTTP for a slot. */
import { expect } from 'chai';
import { instant, milliseconds } from '../../../harness/model/time.ts';
import { httpAsker } from '../../../harness/probes/http/asker.ts';
import { handDriven } from '../hand-driven.ts';
import { probeOf } from '../specs.ts';

const slot = (number: number) => ({ number, connection: 'kept', due: instant(10 * number) }) as const;

describe('asking over HTTP', () => {
  it('goes to the address of that moment, over the connection and within the time of the slot', () => {
    const world = handDriven({ answersAfter: 1 });
    let port = 8000;
    const address = () => ({ host: '127.0.0.1', port: port++ });
    const asker = httpAsker(probeOf({ method: 'HEAD', path: '/health' }), world.env.clients.http, address);
    void asker.ask(slot(0), milliseconds(900));
    void asker.ask({ ...slot(1), connection: 'fresh' }, milliseconds(800));
    const sent = world.requests.map(({ accept, at, ...rest }) => rest);
    const one = { host: '127.0.0.1', method: 'HEAD', path: '/health' };
    expect(sent).to.deep.equal([
      { ...one, port: 8000, connection: 'kept', timeout: 900 },
      { ...one, port: 8001, connection: 'fresh', timeout: 800 },
    ]);
  });

  it('sends what belongs to the slot, where not all send the same', () => {
    const world = handDriven({ answersAfter: 1 });
    const contentOf = (number: number) => ({
      path: `/items/${number}`,
      body: { contentType: 'text/plain', text: `item ${number}` },
    });
    const address = () => ({ host: '127.0.0.1', port: 80 });
    const asker = httpAsker(probeOf({ method: 'PUT' }), world.env.clients.http, address, contentOf);
    for (const number of [3, 4]) void asker.ask(slot(number), milliseconds(900));
    expect(world.requests.map(({ method, path, body }) => [method, path, body?.text])).to.deep.equal([
      ['PUT', '/items/3', 'item 3'],
      ['PUT', '/items/4', 'item 4'],
    ]);
  });
});
