/** Looks a service's name up again and again, by a resident of its network. */
import type { Resident } from '../../engine/engine.ts';
import type { Environment } from '../../engine/environment.ts';
import type { EventBody } from '../../model/event.ts';
import { failure } from '../../model/failure.ts';
import type { PlannedService } from '../../model/plan.ts';
import type { DnsProbe, ProbeName } from '../../model/probe.ts';
import { after, type Instant, instant, milliseconds, seconds, sum } from '../../model/time.ts';
import { judgeLook, lookEvents, readLook, unseen } from './lookup.ts';
import { type Look, lookups, lookupsEnvironment } from './lookup-program.ts';

export interface DnsSpec {
  readonly name: ProbeName;
  readonly probe: DnsProbe;
  readonly services: readonly PlannedService[];
  /** The engine's wall clock minus ours, milliseconds. */
  readonly clockOffset: number;
}

/** How long the program may take to end beyond the look that is under way. */
const farewell = seconds(2);

interface Watching {
  readonly spec: DnsSpec;
  readonly service: PlannedService | undefined;
  readonly env: Environment;
  readonly emit: (event: EventBody) => void;
  readonly halted: AbortSignal;
  /** The first look was told, or there can be none. */
  readonly begun: PromiseWithResolvers<void>;
  /** When a look is due that was not told yet. */
  next: Instant;
  /** The last line of the program's standard error. */
  said: string;
}

/**
 * `emit` gets a `dns.answered` and a `probe.ended` per look. Returns after the first, or when there can be none: from then
 * on each look that is due is recorded as one without data, and a warning says why.
 */
export async function startDnsWatch(
  spec: DnsSpec,
  env: Environment,
  emit: (event: EventBody) => void,
  signal: AbortSignal,
): Promise<{ stop(): Promise<void> }> {
  const halt = new AbortController();
  const watching: Watching = {
    spec,
    service: spec.services.find((one) => one.name === spec.probe.service),
    env,
    emit: (event) => signal.aborted || emit(event),
    halted: AbortSignal.any([signal, halt.signal]),
    begun: Promise.withResolvers(),
    next: env.clock.now(),
    said: '',
  };
  watching.halted.addEventListener('abort', () => watching.begun.resolve(), { once: true });
  const resident = await reside(watching).catch(nobody);
  const over = resident.ended
    .then((code) => `its program ended with ${code}: ${watching.said}`, messageOf)
    .then((reason) => goBlind(watching, reason));
  await watching.begun.promise;
  return {
    stop: async () => {
      halt.abort(new Error('the lookups are over'));
      await leave(resident, watching);
      await over;
    },
  };
}

function reside(watching: Watching): Promise<Resident> {
  const { spec, service, env } = watching;
  const { network } = spec.probe;
  const first = service?.networks[0]?.name;
  const networks = network !== null ? [network] : first !== undefined ? [first] : null;
  const environment = lookupsEnvironment(spec.probe);
  return env.engine.companions.reside(
    { purpose: 'dns', image: null, command: ['node', '-e', lookups], environment, networks, files: {} },
    (line) => tell(watching, readLook(line)),
    (line) => {
      watching.said = line;
    },
  );
}

function tell(watching: Watching, look: Look | null): void {
  if (look === null) return;
  const { spec, service, env, emit, begun } = watching;
  const { name, probe, clockOffset } = spec;
  const outcome = judgeLook(look, probe, probe.addresses ?? service?.replicas ?? 1);
  const onRunClock = (wall: number): Instant => instant(wall - env.clock.wall - clockOffset);
  for (const event of lookEvents(name, look, outcome, onRunClock)) emit(event);
  watching.next = after(onRunClock(look.due), milliseconds(1000 / probe.rate));
  begun.resolve();
}

/** Nothing can be looked up any more, for this reason. */
async function goBlind(watching: Watching, reason: string): Promise<void> {
  const { spec, env, emit, halted, begun } = watching;
  const { name, probe } = spec;
  if (halted.aborted) return;
  emit({ type: 'warned', failure: failure('R312', `nobody looks ${probe.service} up: ${reason}`, { at: name }) });
  begun.resolve();
  for (let due = watching.next; ; due = after(due, milliseconds(1000 / probe.rate))) {
    await env.clock.sleepUntil(due, halted).catch(() => undefined);
    if (halted.aborted) return;
    emit(unseen(name, due));
  }
}

/** What cannot be ended or removed bears the run's label, and is found when the run ends. */
async function leave(resident: Resident, { spec, env }: Watching): Promise<void> {
  const gone = new AbortController();
  await resident.signal('SIGTERM').catch(() => undefined);
  const late = env.clock.sleepUntil(after(env.clock.now(), sum(spec.probe.within, farewell)), gone.signal);
  await Promise.race([resident.ended, late]).catch(() => undefined);
  gone.abort(new Error('its program ended'));
  await resident.remove().catch(() => undefined);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** In place of a resident that could not be had. */
const nobody = (error: unknown): Resident => ({
  ended: Promise.reject(error),
  signal: async () => undefined,
  read: async () => null,
  remove: async () => undefined,
});
