/** From the engine's events to changes of the project's containers; everything else falls through. */
import { constants } from 'node:os';
import type { ContainerChange, Replica } from '../../../model/event.ts';
import type { ContainerId, EngineEvent } from '../../engine.ts';
import type { Members } from '../members.ts';
import { fromNanoseconds } from '../time.ts';
import type { RawEvent } from './line.ts';

const plain = {
  create: 'created',
  start: 'started',
  restart: 'restarted',
  stop: 'stopped',
  destroy: 'removed',
  // Podman's word.
  remove: 'removed',
  pause: 'paused',
  unpause: 'unpaused',
  oom: 'oom',
  'health_status: healthy': 'healthy',
  'health_status: unhealthy': 'unhealthy',
} as const;

/** The actions asked for. The engine matches them as prefixes as soon as `health_status` is among them, which does no harm. */
export const wantedActions = [
  ...['create', 'start', 'restart', 'stop', 'destroy', 'pause', 'unpause', 'oom', 'health_status'],
  ...['die', 'kill', 'connect', 'disconnect'],
  // What Podman filters by; it tells of it as `die`.
  ...['died', 'remove'],
];

const signalNames = new Map(Object.entries(constants.signals).map(([name, number]) => [String(number), name]));

/** The engine names the signal of a `kill` by its number. */
export const signalName = (text: string): string =>
  signalNames.get(text) ?? (/^\d+$/.test(text) || text.startsWith('SIG') ? text : `SIG${text}`);

function containerChange({ action, attributes }: RawEvent): ContainerChange | null {
  if (action === 'die') return { to: 'died', exitCode: Number(attributes.exitCode ?? attributes.containerExitCode) };
  if (action === 'kill') return { to: 'signalled', signal: signalName(attributes.signal ?? '') };
  return Object.hasOwn(plain, action) ? { to: plain[action as keyof typeof plain] } : null;
}

export interface EventTranslator {
  know(id: ContainerId, replica: Replica | null): void;
  translate(raw: RawEvent): EngineEvent | null;
}

/** Knows the containers that an engine is about: those given at first, and every one whose own events say that it is one of them. */
export function eventTranslator(replicaOf: Members['replicaOf']): EventTranslator {
  const replicas = new Map<ContainerId, Replica>();
  const dead = new Set<ContainerId>();

  const ofContainer = (raw: RawEvent): ContainerChange | null => {
    const replica = replicaOf(raw.id, raw.attributes);
    if (replica === null) return null;
    replicas.set(raw.id, replica);
    const change = containerChange(raw);
    if (change?.to === 'started') dead.delete(raw.id);
    if (change?.to !== 'died') return change;
    // Engines before 29.2.1 may tell one exit twice (moby `daemon/monitor.go`).
    if (dead.has(raw.id)) return null;
    dead.add(raw.id);
    return change;
  };

  const ofNetwork = ({ action, attributes }: RawEvent): ContainerChange | null =>
    action === 'connect' || action === 'disconnect' ? { to: `${action}ed`, network: attributes.name ?? '' } : null;

  return {
    know: (id, replica) => void (replica !== null && replicas.set(id, replica)),
    translate: (raw) => {
      const container = raw.type === 'network' ? (raw.attributes.container ?? '') : raw.id;
      const change = raw.type === 'network' ? ofNetwork(raw) : ofContainer(raw);
      const replica = replicas.get(container);
      if (change === null || replica === undefined) return null;
      return { ...replica, container, change, time: fromNanoseconds(raw.nanoseconds) };
    },
  };
}
