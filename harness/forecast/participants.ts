/** Who takes part in a simulation: the target, and everybody whose health check asks it, directly or not. */
import { always } from '../engine/sim/fleet/distribution.ts';
import { type Profile, profileOf } from '../engine/sim/fleet/profile.ts';
import type { Asks, Platform } from '../model/forecast.ts';
import type { HealerKind } from '../model/healer.ts';
import type { Plan } from '../model/plan.ts';
import type { ServiceName } from '../model/stack.ts';
import { askedServices } from '../prediction/asked-services.ts';
import type { FaultModel } from './fault-model.ts';
import { type Measurements, serviceModel } from './service-model.ts';

export interface Participants {
  /** The target first. */
  readonly names: readonly ServiceName[];
  readonly profiles: readonly Profile[];
  /** Pairs of places, who asks and who is asked, one after the other. */
  readonly edges: readonly number[];
}

export interface ParticipantsInput {
  readonly plan: Plan;
  readonly healers: Readonly<Record<ServiceName, HealerKind>>;
  readonly target: ServiceName;
  readonly platform: Platform;
  readonly faultModel: FaultModel;
  /** Beside what the checks say themselves. */
  readonly asks: readonly Asks[];
  readonly measurements: ReadonlyMap<ServiceName, Measurements>;
}

export function participantsOf(input: ParticipantsInput): Participants {
  const { plan, healers, target, platform, faultModel, measurements } = input;
  const asked = whoAsks(input);
  const far = distances(target, asked);
  const names = [...far.keys()];
  const profiles = names.map((name) => {
    const service = plan.services.find((one) => one.name === name);
    if (service === undefined) throw new Error(`no service ${name} to forecast`);
    const healer = healers[name] ?? null;
    const model = serviceModel({ plan, service, healer, platform, measurements: measurements.get(name) ?? null });
    const short = name === target && faultModel.livesFor !== undefined;
    return profileOf(short ? { ...model, leavesAfter: always(faultModel.livesFor!) } : model);
  });
  // Only towards the target, so that nobody waits for itself where checks ask each other.
  const edges = names.flatMap((asker, place) =>
    (asked.get(asker) ?? []).flatMap((one) => {
      const distance = far.get(one);
      return distance !== undefined && distance < far.get(asker)! ? [place, names.indexOf(one)] : [];
    }),
  );
  return { names, profiles, edges };
}

/** By service with a health check that stays up: whom that asks. */
const whoAsks = ({ plan, asks }: ParticipantsInput): ReadonlyMap<ServiceName, readonly ServiceName[]> =>
  new Map(
    plan.services
      .filter((one) => one.health !== null && one.oneShot !== 'awaited')
      .map((one) => {
        const told = asks.filter(({ asker }) => asker === one.name).map(({ asked }) => asked);
        return [one.name, [...askedServices(one, plan.services), ...told]];
      }),
  );

/** Of the target, of all whose checks ask it, of all whose checks ask those: over how many others each asks. */
function distances(
  target: ServiceName,
  asked: ReadonlyMap<ServiceName, readonly ServiceName[]>,
): ReadonlyMap<ServiceName, number> {
  const far = new Map([[target, 0]]);
  // A map is walked in the order in which it grows.
  for (const [name, distance] of far) {
    for (const [asker, others] of asked) {
      if (!far.has(asker) && others.includes(name)) far.set(asker, distance + 1);
    }
  }
  return far;
}
