/** How late the prober inside sends at 1,000 requests a second, by its own clock, and what its lines cost whoever reads them. */
import process from 'node:process';
import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import { insideProberOf } from '../../harness/inside/inside-prober.ts';
import type { EventBody } from '../../harness/model/event.ts';
import type { ProbeEnded } from '../../harness/model/probe-ended.ts';
import { after, seconds } from '../../harness/model/time.ts';
import { startInsideProber } from '../../harness/probes/inside/inside-prober.ts';
import { ensureEngine } from '../../harness/provision/ensure.ts';
import { httpOf, latenessText } from './prober.ts';
import { folder, withStack } from './ways.ts';

/** Its first second is left out, in which a program warms up. */
const length = seconds(11);

export async function benchInside(say: (line: string) => void): Promise<void> {
  const onProgress = (line: string): void => void process.stderr.write(`${line}\n`);
  const machine = await ensureEngine({ mayProvision: true, onProgress, env: process.env });
  await withStack(machine, async (engine) => {
    const clock = systemClock();
    const env = {
      engine,
      clock,
      clients: systemClients(clock),
      random: Math.random,
      insideProber: insideProberOf(folder),
    };
    const asked = [{ name: 'bench', role: 'probe' as const, probe: httpOf(1000), at: { host: 'web', port: 80 } }];
    const seen: ProbeEnded[] = [];
    const emit = (event: EventBody): void => void (event.type === 'probe.ended' && seen.push(event));
    const { signal } = new AbortController();
    const before = process.cpuUsage();
    const prober = await startInsideProber({ networks: null, asked }, { env, emit, signal, clockOffset: 0 });
    await clock.sleepUntil(after(clock.now(), length));
    const { user, system } = process.cpuUsage(before);
    await prober.stop();
    say(`inside at 1000/s: ${latenessText(seen.slice(1000))}, goal p99 ≤ 2 ms`);
    say(`  ${((user + system) / 1e4 / (length / 1000)).toFixed(1)} % of a CPU for who reads its lines`);
  });
}
