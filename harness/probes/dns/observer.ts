/** Looks a service's name up again and again, by a sidecar of its network. */
import type { Sidecar } from '../../engine/engine.ts';
import type { Environment } from '../../engine/environment.ts';
import type { EventBody } from '../../model/event.ts';
import { failure } from '../../model/failure.ts';
import { messageOf } from '../../model/message-of.ts';
import type { PlannedService } from '../../model/plan.ts';
import type { DnsProbe, ProbeName } from '../../model/probe.ts';
import { after, type Instant, instant, milliseconds } from '../../model/time.ts';
import type { ProbeObserver, ProbingContext } from '../observer.ts';
import { leave, nobody } from '../sidecar-farewell.ts';
import { judgeLookup, lookupEvents, readLookup, unseen } from './lookup.ts';
import { type Lookup, lookupProgram, programEnvironment } from './lookup-program.ts';

interface DnsWatch {
  readonly name: ProbeName;
  readonly probe: DnsProbe;
  readonly service: PlannedService | undefined;
  readonly env: Environment;
  /** See `ProbingContext`. */
  readonly clockOffset: number;
  readonly emit: (event: EventBody) => void;
  readonly halted: AbortSignal;
  /** The first lookup was reported, or there can be none. */
  readonly begun: PromiseWithResolvers<void>;
  /** When a lookup is due that was not told yet. */
  next: Instant;
  /** The last line of the program's standard error. */
  said: string;
}

/**
 * `emit` gets a `dns.answered` and a `probe.ended` per lookup. Returns after the first, or when there can be none: from then
 * on each lookup that is due is recorded as one without data, and a warning says why.
 */
export async function startDnsObserver(
  name: ProbeName,
  probe: DnsProbe,
  { env, emit, signal, services, clockOffset }: ProbingContext,
): Promise<ProbeObserver> {
  const halt = new AbortController();
  const watch: DnsWatch = {
    name,
    probe,
    service: services.find((one) => one.name === probe.service),
    env,
    clockOffset,
    emit: (event) => signal.aborted || emit(event),
    halted: AbortSignal.any([signal, halt.signal]),
    begun: Promise.withResolvers(),
    next: env.clock.now(),
    said: '',
  };
  watch.halted.addEventListener('abort', () => watch.begun.resolve(), { once: true });
  const sidecar = await startSidecar(watch).catch(nobody);
  const over = sidecar.ended
    .then((code) => `its program ended with ${code}: ${watch.said}`, messageOf)
    .then((reason) => goBlind(watch, reason));
  await watch.begun.promise;
  return {
    stop: async () => {
      halt.abort(new Error('the lookups are over'));
      await leave(sidecar, env.clock, probe.within);
      await over;
    },
  };
}

function startSidecar(watch: DnsWatch): Promise<Sidecar> {
  const { probe, service, env } = watch;
  const { network } = probe;
  const first = service?.networks[0]?.name;
  const networks = network !== null ? [network] : first !== undefined ? [first] : null;
  const environment = programEnvironment(probe);
  return env.engine.helperContainers.startSidecar(
    { purpose: 'dns', image: null, command: ['node', '-e', lookupProgram], environment, networks, files: {} },
    (line) => tell(watch, readLookup(line)),
    (line) => {
      watch.said = line;
    },
  );
}

function tell(watch: DnsWatch, lookup: Lookup | null): void {
  if (lookup === null) return;
  const { name, probe, service, env, clockOffset, emit, begun } = watch;
  const outcome = judgeLookup(lookup, probe, probe.addresses ?? service?.replicas ?? 1);
  const onRunClock = (wall: number): Instant => instant(wall - env.clock.wall - clockOffset);
  for (const event of lookupEvents(name, lookup, outcome, onRunClock)) emit(event);
  watch.next = after(onRunClock(lookup.due), milliseconds(1000 / probe.rate));
  begun.resolve();
}

/** Nothing can be looked up any more, for this reason. */
async function goBlind(watch: DnsWatch, reason: string): Promise<void> {
  const { name, probe, env, emit, halted, begun } = watch;
  if (halted.aborted) return;
  emit({
    type: 'warned',
    failure: failure('R312', `the name ${probe.service} is not looked up: ${reason}`, { at: name }),
  });
  begun.resolve();
  for (let due = watch.next; ; due = after(due, milliseconds(1000 / probe.rate))) {
    await env.clock.sleepUntil(due, halted).catch(() => undefined);
    if (halted.aborted) return;
    emit(unseen(name, due));
  }
}
