/** Whatever stands still and whenever: every slot is told of once, by its due instant, and only our own lateness is ours. */
import { expect } from 'chai';
import { array, assert, asyncProperty, constantFrom, integer, option, record } from 'fast-check';
import type { ProbeEnded } from '../../harness/model/probe-ended.ts';
import { latenessAllowed } from '../../harness/probes/probe-schedule.ts';
import { startProber } from '../../harness/probes/prober.ts';
import { httpProbe } from '../plan/parts.ts';
import { handDriven } from './hand-driven.ts';
import { specOf } from './specs.ts';

const pauses = array(record({ run: integer({ min: 0, max: 120 }), stall: integer({ min: 0, max: 90 }) }), {
  minLength: 1,
  maxLength: 8,
});

describe('the prober, always', () => {
  it('tells of every slot exactly once and never moves one', async () => {
    const rate = constantFrom(7, 20, 50, 100, 300);
    const answersAfter = option(integer({ min: 0, max: 1500 }));
    await assert(
      asyncProperty(rate, answersAfter, pauses, async (rate, answersAfter, pauses) => {
        const { env, advance, stall } = handDriven({ answersAfter });
        const seen: ProbeEnded[] = [];
        const { signal } = new AbortController();
        const prober = startProber(
          [specOf('a', { rate })(env.clients.http)],
          env.clock,
          (event) => seen.push(event as ProbeEnded),
          signal,
        );
        for (const { run, stall: length } of pauses) {
          await advance(env.clock.now() + run);
          await stall(env.clock.now() + length);
        }
        const total = env.clock.now();
        const stopped = prober.stop();
        await advance(total + 3000);
        await stopped;

        seen.sort((a, b) => a.due - b.due);
        const period = 1000 / rate;
        expect(seen.map((one) => one.due)).to.deep.equal(seen.map((_, slot) => slot * period));
        expect(seen.length, 'none is missing').to.be.within(Math.floor(total / period), Math.floor(total / period) + 1);
        for (const [slot, { due, sent, connection, outcome }] of seen.entries()) {
          expect(connection).to.equal(slot % 2 === 0 ? 'fresh' : 'kept');
          expect(sent).to.be.at.least(due);
          if (sent - due > latenessAllowed(httpProbe({ rate }))) expect(outcome).to.equal('harness_late');
        }
      }),
      { numRuns: 60 },
    );
  });
});
