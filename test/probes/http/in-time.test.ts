/** What the time of an answer makes of it: too late to be good, too late to be merely degraded. */
import { expect } from 'chai';
import type { HttpProbe } from '../../../harness/model/probe.ts';
import { instant, milliseconds } from '../../../harness/model/time.ts';
import { httpAsker } from '../../../harness/probes/http/asker.ts';
import { httpProbe } from '../../plan/parts.ts';
import { handDriven } from '../hand-driven.ts';

/** Due 5 ms before it is sent. */
async function asked(more: Partial<HttpProbe>, takes: number, status: number, body = '') {
  const world = handDriven({ answersAfter: takes, reply: () => ({ status, body }) });
  await world.stall(5);
  const asker = httpAsker(httpProbe(more), world.env.clients.http, () => ({ host: '127.0.0.1', port: 80 }));
  const answering = asker.ask({ number: 0, connection: 'fresh', due: instant(0) }, milliseconds(900));
  await world.advance(1000);
  const { outcome, said } = await answering;
  return said === undefined ? outcome : `${outcome}: ${said}`;
}

describe('an answer in time', () => {
  it('is good within its latency from the due instant, and a time-out with its reason after it', async () => {
    const latency = milliseconds(200);
    expect(await asked({ latency }, 195, 200)).to.equal('ok');
    expect(await asked({ latency }, 196, 200)).to.equal(
      'response_timeout: it answered 200 after 0.201 s, and may take 0.2 s',
    );
    expect(await asked({ latency }, 300, 503)).to.equal('http5xx');
  });

  const degraded = { status: [503, 200], body: { contains: 'later' }, within: milliseconds(100) };

  it('is degraded as declared, while it is fast', async () => {
    expect(await asked({ degraded }, 95, 503, 'come back later')).to.equal('degraded');
    expect(await asked({ degraded }, 95, 503, 'sorry')).to.equal('http5xx');
    expect(await asked({ degraded }, 95, 500, 'later')).to.equal('http5xx');
  });

  it('is what it would be without, where a degraded one is late', async () => {
    expect(await asked({ degraded }, 96, 503, 'later')).to.equal('http5xx');
    const hasJson = { a: { equals: 1 } };
    expect(await asked({ degraded, hasJson }, 96, 200, 'later')).to.equal('wrong_body: the body is no JSON');
    expect(await asked({ degraded, hasJson }, 95, 200, 'later')).to.equal('degraded');
  });

  it('is good before it is degraded', async () => {
    expect(await asked({ degraded }, 10, 200, 'later')).to.equal('ok');
  });
});
