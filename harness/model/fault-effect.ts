/** What a fault does to its target, however it is done: faults of one effect are noticed, repaired and predicted alike. */
import type { Action, HealthFlip, Misbehaviour } from './fault.ts';
import type { ServiceName } from './stack.ts';

/** Of a fault that happens in an instant. */
export type MomentaryEffect =
  /** Nobody does anything to it. */
  | { readonly is: 'untouched' }
  /** Its process ended behind the engine's back: by a signal, or as its route or a command told it to. */
  | { readonly is: 'dead'; readonly code: number; readonly by: 'signal' | 'route' | 'exec' }
  /** The engine sent it a signal, which need not have ended it. */
  | { readonly is: 'killed'; readonly signal: string }
  | { readonly is: 'restarted' }
  /** New containers stand in place of the old ones, those of `alongside` too. */
  | { readonly is: 'recreated'; readonly alongside: readonly ServiceName[] }
  /** Its first process has lost its children; what it does about that is its own affair. */
  | { readonly is: 'childless' }
  /** It was stopped and started together with those of `alongside`, nobody waiting for anybody. */
  | { readonly is: 'restartedTogether'; readonly alongside: readonly ServiceName[] };

/** Of a fault that is held. */
export type LastingEffect =
  | { readonly is: 'stopped' }
  /** It stays down, and those of `alongside` were started without it. */
  | { readonly is: 'heldBack'; readonly alongside: readonly ServiceName[] }
  /** The containers are gone, those of `alongside` too. */
  | { readonly is: 'removed'; readonly alongside: readonly ServiceName[] }
  | { readonly is: 'paused' }
  /** Its process stands still, and the engine knows nothing of it. */
  | { readonly is: 'frozen' }
  /** It gets less of the machine than it wants. */
  | { readonly is: 'starved' }
  /** It does wrong, which its health check may see. */
  | { readonly is: 'wrong'; readonly as: string; readonly how: Misbehaviour }
  /** Its health check fails. */
  | { readonly is: 'unhealthy'; readonly flip: HealthFlip }
  /** The way from `from` to it is obstructed, and nobody else's. */
  | { readonly is: 'obstructed'; readonly from: ServiceName }
  /** Nobody can connect to this port of it. */
  | { readonly is: 'closed'; readonly port: number }
  /** It is not on `network` any more, its only one when null. */
  | { readonly is: 'offline'; readonly network: string | null };

export type Effect = MomentaryEffect | LastingEffect;

/** A process cannot catch it. */
export const isFinal = (signal: string): boolean => /^(SIG)?KILL$|^9$/.test(signal);

interface EffectTraits {
  /** Whether its process is there after it; an end is an event of the engine. */
  readonly process: 'stays' | 'ends by itself' | 'is ended by the engine';
  /** It went through the engine's kill path and is not started again: that cancels every restart policy (moby `daemon/kill.go`). */
  readonly cancelsPolicy: boolean;
  /** From the instant on at which it lands, the process answers nothing at all; one that is stopped has its grace. */
  readonly silences: boolean;
  /** Health checks are switched off while it lasts, and the engine sends no event that says so. */
  readonly checksOff: boolean;
  /** What an operator can end it by. A limit of CPU and a cut edge outlive a restart. */
  readonly endedBy: readonly Action['kind'][];
}

const lives: EffectTraits = {
  process: 'stays',
  cancelsPolicy: false,
  silences: false,
  checksOff: false,
  endedBy: [],
};
const mended: EffectTraits = { ...lives, endedBy: ['restart'] };
const ended: EffectTraits = { ...lives, process: 'is ended by the engine' };

const effects: Readonly<Record<Effect['is'], EffectTraits>> = {
  untouched: lives,
  dead: { ...lives, process: 'ends by itself', silences: true },
  killed: { ...ended, cancelsPolicy: true, silences: true },
  restarted: ended,
  recreated: ended,
  childless: mended,
  restartedTogether: ended,
  stopped: { ...ended, cancelsPolicy: true, endedBy: ['restart', 'start', 'recreate'] },
  heldBack: { ...ended, cancelsPolicy: true, endedBy: ['restart', 'start', 'recreate'] },
  removed: { ...ended, silences: true, endedBy: ['recreate'] },
  paused: { ...lives, checksOff: true },
  frozen: { ...mended, silences: true },
  starved: lives,
  wrong: mended,
  unhealthy: mended,
  obstructed: lives,
  closed: mended,
  offline: lives,
};

export const traitsOfEffect = ({ is }: Effect): EffectTraits => effects[is];
