/** Looks a service's name up again and again, by a sidecar of its network. */
import type { SidecarSpec } from '../../engine/engine.ts';
import { failure } from '../../model/failure.ts';
import type { PlannedService } from '../../model/plan.ts';
import type { DnsProbe, ProbeName } from '../../model/probe.ts';
import { after, type Instant, instant, milliseconds } from '../../model/time.ts';
import type { ProbeObserver, ProbingContext } from '../observer.ts';
import { followSidecar, type SidecarWatch, sidecarWatch } from '../sidecar-watch.ts';
import { judgeLookup, lookupEvents, readLookup, unseen } from './lookup.ts';
import { type Lookup, lookupProgram, programEnvironment } from './lookup-program.ts';

interface DnsWatch extends SidecarWatch {
  readonly name: ProbeName;
  readonly probe: DnsProbe;
  readonly service: PlannedService | undefined;
  /** When a lookup is due that was not told yet. */
  next: Instant;
}

/**
 * `emit` gets a `dns.answered` and a `probe.ended` per lookup. Returns after the first, or when there can be none: from then
 * on each lookup that is due is recorded as one without data, and a warning says why.
 */
export function startDnsObserver(name: ProbeName, probe: DnsProbe, context: ProbingContext): Promise<ProbeObserver> {
  const service = context.services.find((one) => one.name === probe.service);
  const watch: DnsWatch = { ...sidecarWatch(context), name, probe, service, next: context.env.clock.now() };
  return followSidecar(watch, {
    spec: sidecarOf(watch),
    hear: (line) => tell(watch, readLookup(line)),
    goBlind: (reason) => goBlind(watch, reason),
    underWay: probe.within,
  });
}

function sidecarOf({ probe, service }: DnsWatch): SidecarSpec {
  const { network } = probe;
  const first = service?.networks[0]?.name;
  const networks = network !== null ? [network] : first !== undefined ? [first] : null;
  const environment = programEnvironment(probe);
  return { purpose: 'dns', image: null, command: ['node', '-e', lookupProgram], environment, networks, files: {} };
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
