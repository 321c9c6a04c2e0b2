/** The prober on the real clock against real servers: the schedule holds, whatever they do. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { systemClock } from '../../harness/engine/system/clock.ts';
import { systemHttp } from '../../harness/engine/system/http-client.ts';
import type { HttpProbe } from '../../harness/model/probe.ts';
import type { ProbeEnded } from '../../harness/model/probe-ended.ts';
import { after as later, milliseconds } from '../../harness/model/time.ts';
import { type Prober, startProber } from '../../harness/probes/prober.ts';
import { specOf } from './specs.ts';

describe('the prober on the real clock', () => {
  const clock = systemClock();
  const http = systemHttp(clock, {});
  let server: Server;
  let asked = 0;
  let hanging = false;

  before(async () => {
    server = createServer((_, answer) => {
      asked += 1;
      if (!hanging) answer.end('42');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  beforeEach(() => {
    asked = 0;
    hanging = false;
  });

  after(() => {
    http.close();
    server.close();
  });

  const start = (more: Partial<HttpProbe>, until: (event: ProbeEnded) => boolean) => {
    const { port } = server.address() as AddressInfo;
    const seen: ProbeEnded[] = [];
    const spec = specOf('live', more)(http, port);
    const enough = Promise.withResolvers<void>();
    const take = (event: unknown): void => {
      seen.push(event as ProbeEnded);
      if (until(event as ProbeEnded)) enough.resolve();
    };
    const prober: Prober = startProber([spec], clock, take, new AbortController().signal);
    return { seen, prober, enough: enough.promise };
  };

  it('does not drift over 300 probes', async () => {
    let count = 0;
    const { seen, prober, enough } = start({ rate: 250 }, () => ++count === 300);
    await enough;
    await prober.stop();
    seen.sort((a, b) => a.due - b.due);
    const first = seen[0]!.due;
    for (const [slot, { due, sent }] of seen.entries()) {
      expect(due - first).to.be.closeTo(slot * 4, 1e-6);
      expect(sent).to.be.at.least(due);
    }
    const median = (part: readonly ProbeEnded[]): number =>
      part.map((one) => one.sent - one.due).sort((a, b) => a - b)[part.length >> 1]!;
    expect(median(seen.slice(-100)) - median(seen.slice(0, 100))).to.be.below(5);
    expect(seen.filter((one) => one.outcome !== 'ok' && one.outcome !== 'harness_late')).to.deep.equal([]);
  });

  it('sends as many probes to a server that hangs as to one that answers', async () => {
    hanging = true;
    const begun = clock.now();
    const { seen, prober, enough } = start({ within: milliseconds(1000) }, (event) => event.due > begun + 1000);
    await clock.sleepUntil(later(begun, milliseconds(1000)));
    hanging = false;
    await enough;
    await prober.stop();
    const late = seen.filter((one) => one.outcome === 'harness_late').length;
    expect(seen.length).to.be.at.least(100);
    expect(asked + late).to.be.at.least(seen.length);
    const hung = seen.filter((one) => one.due < begun + 900 && one.outcome !== 'harness_late');
    expect(new Set(hung.map((one) => one.outcome))).to.deep.equal(new Set(['response_timeout']));
    expect(hung.length).to.be.above(45);
    expect(seen.some((one) => one.outcome === 'ok')).to.equal(true);
  });
});
