/** Runs health checks ourselves, in their own containers: what they cost and what they leave behind. */
import type { ContainerView } from '../../engine/engine.ts';
import type { CheckReading, CheckRun } from '../../model/checkup-facts.ts';
import { messageOf } from '../../model/message-of.ts';
import { between, type Duration, milliseconds } from '../../model/time.ts';
import type { LiveContext } from '../../runner/context.ts';

/** So many, or as many as fit into this time; three at the least. */
const [most, least] = [10, 3];
const room = 8000;

const noTime = milliseconds(0);

/** `shells`: what a check in the shell form runs in, by service; absent: `/bin/sh -c`. One after the other. Never throws but for an abort. */
export async function runChecks(
  live: LiveContext,
  services: readonly string[],
  shells: ReadonlyMap<string, readonly string[]>,
): Promise<readonly CheckReading[]> {
  const views = await live.env.engine.containers.list();
  const readings: CheckReading[] = [];
  for (const service of services) {
    live.signal.throwIfAborted();
    const view = views.find((one) => one.service === service && one.healthSettings?.test != null);
    if (view === undefined) continue;
    try {
      readings.push(await runOne(live, view, shells.get(service) ?? ['/bin/sh', '-c']));
    } catch (error) {
      live.signal.throwIfAborted();
      readings.push({ ...nothingOf(service), problem: messageOf(error) });
    }
  }
  return readings;
}

const nothingOf = (service: string): CheckReading => ({
  ...{ service, runs: [], before: null, after: null, problem: null },
  busy: { cpu: noTime, took: noTime },
});

async function runOne(live: LiveContext, view: ContainerView, shell: readonly string[]): Promise<CheckReading> {
  const { service, id, healthSettings } = view;
  const command = commandOf(healthSettings!.test!, shell);
  if (command === null) return { ...nothingOf(service), problem: 'it names no command' };
  const { containers } = live.env.engine;
  const before = await statesOf(live, id);
  const from = await containers.cpuUsed(id);
  const began = live.env.clock.now();
  const runs: CheckRun[] = [];
  while (runs.length < most && (runs.length < least || between(began, live.env.clock.now()) < room)) {
    live.signal.throwIfAborted();
    const one = await runOnce(live, id, command, healthSettings!.timeout);
    if (typeof one === 'string') return { ...nothingOf(service), problem: one };
    runs.push(one);
  }
  const to = await containers.cpuUsed(id);
  const after = await statesOf(live, id);
  if (from === null || to === null) return { ...nothingOf(service), problem: 'its use of the CPU could not be read' };
  const busy = { cpu: milliseconds(to.cpu - from.cpu), took: milliseconds(to.at - from.at) };
  return { service, busy, runs, before, after, problem: null };
}

async function runOnce(
  live: LiveContext,
  id: string,
  command: readonly string[],
  timeout: Duration,
): Promise<CheckRun | string> {
  const { clock, engine } = live.env;
  const began = clock.now();
  const end = await engine.containers.execFor(id, command, timeout);
  const length = between(began, clock.now());
  switch (end.how) {
    case 'exited':
      return { length, exitCode: end.exitCode, output: end.output };
    case 'late':
      return { length, exitCode: null, output: '' };
    case 'refused':
    case 'unknown':
      return end.reason;
  }
}

/** Null: it has no form that the engine runs. */
function commandOf([form, ...words]: readonly string[], shell: readonly string[]): readonly string[] | null {
  if (words.length === 0) return null;
  if (form === 'CMD') return words;
  return form === 'CMD-SHELL' ? [...shell, words[0]!] : null;
}

/** Null where the engine lets nobody see its processes. */
const statesOf = (live: LiveContext, id: string): Promise<readonly string[] | null> =>
  live.env.engine.helperContainers.states(id).catch(() => null);
