/** What a second kind of probe costs the HTTP prober, and what a question of each kind costs. */

import { systemClients } from '../../harness/engine/system/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import type { Probe } from '../../harness/model/probe.ts';
import { after, seconds } from '../../harness/model/time.ts';
import { portAskerOf } from '../../harness/probes/port-askers.ts';
import { startProber } from '../../harness/probes/prober.ts';
import { httpOf, withServer } from './prober.ts';
import { inTurn, median, ratioText } from './ratios.ts';

const rate = 500;
const pairs = 5;
const tcp: Probe = {
  type: 'probe',
  kind: 'tcp',
  service: 'server',
  port: null,
  rate,
  within: seconds(1),
  send: 'GET / HTTP/1.0\r\n\r\n',
  awaits: { contains: '42' },
};

/** CPU-seconds of so many probes at once, for 4 s. */
async function costOf(probes: readonly Probe[], port: number): Promise<number> {
  const clock = systemClock();
  const clients = systemClients(clock);
  const specs = probes.map((probe) => {
    const asker = portAskerOf(probe, { env: { clients }, address: () => ({ host: '127.0.0.1', port }) })!;
    return { name: probe.kind, role: 'probe' as const, probe, asker };
  });
  const before = process.cpuUsage();
  const prober = startProber(specs, clock, () => undefined, new AbortController().signal);
  await clock.sleepUntil(after(clock.now(), seconds(4)));
  await prober.stop();
  const { user, system } = process.cpuUsage(before);
  clients.http.close();
  return (user + system) / 1e6;
}

/** `http`: with fresh connections alone, as every question of `tcp` has one. */
export async function benchKinds(say: (line: string) => void): Promise<void> {
  await withServer(async (port) => {
    const http = { ...httpOf(rate), connections: ['fresh'] as const };
    const works = [[http], [tcp], [http, tcp]].map((probes) => () => costOf(probes, port));
    const [alone, other, both] = await inTurn(pairs, works);
    const apart = alone!.map((cost, index) => cost + other![index]!);
    say(`http and tcp together ÷ each by itself, CPU: ${ratioText(both!, apart)}, goal ≤ 1.05`);
    say(
      `  a request by http ${perRequest(alone!)}, a question by tcp ${perRequest(other!)}, of fresh connections each`,
    );
    say(`requests per CPU-second, tcp ÷ http: ${ratioText(alone!, other!)}, goal ≥ 1`);
  });
}

const perRequest = (costs: readonly number[]): string => `${((median(costs) / (4 * rate)) * 1e6).toFixed(0)} µs`;
