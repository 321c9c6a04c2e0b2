/** In which tongue a door is found to answer, and which of its pages is the one that is watched. */
import { expect } from 'chai';
import { type App, answer, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { simWorld } from '../../harness/engine/sim/sim-world.ts';
import { recognise } from '../../harness/init/recognise.ts';
import type { EntryDoor } from '../../harness/learn/door.ts';
import { findEntries } from '../../harness/learn/find-entries.ts';
import type { DescribedService } from '../../harness/model/described-service.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { checkedBy, described, publishing } from '../init/described.ts';

/** What is found of a service of this app at its published port. */
async function foundAt(service: DescribedService, reply: App['answer']) {
  const behaviours = { api: { ...wellBehaved, fresh: () => ({ answer: reply }) } };
  const { env } = simWorld({ seed: 'doors', services: [{ ...service, wrapHealth: false }], behaviours, jitter: false });
  await env.engine.stack.up();
  await env.clock.sleepUntil(milliseconds(1000) as never);
  const [{ host, address } = { host: 0, address: '' }] = (await env.engine.containers.list())[0]!.ports;
  const at = { host: address, port: host };
  const nature = recognise(service, [service]);
  const door: EntryDoor = { service, by: 'users', port: 80, at, networks: null, nature };
  const [found] = await findEntries({ env, clockOffset: 0, signal: new AbortController().signal }, [door]);
  const probe = found?.probe as { path?: string; redirects?: string } | undefined;
  return probe === undefined ? null : `${probe.path}${probe.redirects === 'follow' ? ' and on' : ''}`;
}

const page = described('api', publishing(80));
const checked = described('api', { ...publishing(80), ...checkedBy('CMD', 'curl', '-f', 'http://localhost/ready') });

/** By path; 404 for all others. */
const pages =
  (statuses: Readonly<Record<string, number>>): App['answer'] =>
  ({ path }) =>
    answer(statuses[path] ?? 404, 'text');

describe('the page that is watched', () => {
  it('is `/` where that is shown, whatever a check asks', async () => {
    expect(await foundAt(checked, pages({ '/': 200, '/ready': 200 }))).to.equal('/');
  });

  it('is where `/` leads to', async () => {
    const reply: App['answer'] = ({ path }) =>
      path === '/' ? { ...answer(302, ''), headers: { location: '/shop' } } : answer(200, 'the shop');
    expect(await foundAt(page, reply)).to.equal('/ and on');
  });

  it('is what the check asks where there is nothing at `/`, and `/` where there is nothing else', async () => {
    expect(await foundAt(checked, pages({ '/ready': 200 }))).to.equal('/ready');
    expect(await foundAt(page, pages({}))).to.equal('/');
  });

  it('is what is refused before what fails, as nobody has logged in', async () => {
    expect(await foundAt(checked, pages({ '/': 500, '/ready': 401 }))).to.equal('/ready');
  });
});
