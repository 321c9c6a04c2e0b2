/** How late the prober sends and what a request costs it, against a plain server on the loopback. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../../harness/engine/system/clock.ts';
import { systemHttp } from '../../harness/engine/system/http-client.ts';
import type { HttpProbe } from '../../harness/model/probe.ts';
import type { ProbeEnded } from '../../harness/model/probe-ended.ts';
import { after, between, seconds } from '../../harness/model/time.ts';
import { httpAsker } from '../../harness/probes/http/asker.ts';
import { startProber } from '../../harness/probes/prober.ts';

const length = seconds(5);

const server = `require('node:http').createServer((_, answer) => answer.end('42'))
  .listen(0, '127.0.0.1', function () { process.stdout.write(this.address().port + '\\n'); });`;

/** Runs the prober at 100/s and at 1,000/s for 5 s each and prints one line for each. */
export const benchProber = (): Promise<void> =>
  withServer(async (port) => {
    for (const rate of [100, 1000]) console.log(await measure(rate, port));
  });

export async function withServer(work: (port: number) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, ['-e', server], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await work(await portOf(child));
  } finally {
    child.kill();
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  const [line] = await once(child.stdout!, 'data');
  return Number(String(line));
}

export const httpOf = (rate: number): HttpProbe => ({
  type: 'probe',
  kind: 'http',
  service: 'server',
  path: '/',
  method: 'GET',
  rate,
  connections: ['fresh', 'kept'],
  status: [200],
  body: { contains: '42' },
  within: seconds(1),
});

async function measure(rate: number, port: number): Promise<string> {
  const clock = systemClock();
  const http = systemHttp(clock, {});
  const seen: ProbeEnded[] = [];
  const probe = httpOf(rate);
  const asker = httpAsker(probe, http, () => ({ host: '127.0.0.1', port }));
  const before = process.cpuUsage();
  const emit = (event: { type: string }): void => void seen.push(event as ProbeEnded);
  const prober = startProber(
    [{ name: 'bench', role: 'probe', probe, asker }],
    clock,
    emit,
    new AbortController().signal,
  );
  await clock.sleepUntil(after(clock.now(), length));
  await prober.stop();
  const { user, system } = process.cpuUsage(before);
  http.close();
  const sent = seen.filter((one) => one.outcome !== 'harness_late');
  const perCpuSecond = Math.round(sent.length / ((user + system) / 1e6));
  return `prober at ${rate}/s: ${latenessText(seen)} · ${perCpuSecond} requests per CPU-second`;
}

export function latenessText(seen: readonly ProbeEnded[]): string {
  const sent = seen.filter((one) => one.outcome !== 'harness_late');
  const lateness = sent.map((one) => between(one.due, one.sent)).sort((a, b) => a - b);
  const quantile = (share: number): string => lateness[Math.ceil(share * lateness.length) - 1]!.toFixed(2);
  const good = seen.filter((one) => one.outcome === 'ok').length;
  return [
    `lateness p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, max ${quantile(1)} ms`,
    `${good} of ${seen.length} ok, ${seen.length - sent.length} harness_late`,
  ].join(' · ');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await benchProber();
