/** What is broken to try a check: the experiments of one service. */
import { breakDependency, closePort, crash, hang, killChildren, limitCpu, nothing } from '../dsl/faults.ts';
import type { TrialKind } from '../model/checkup.ts';
import type { Fault } from '../model/fault.ts';
import { isHeld } from '../model/fault-traits.ts';
import type { ResolvedService } from '../model/plan.ts';
import type { Experiment, ExperimentName } from '../model/scenario.ts';
import type { HealthSettings } from '../model/settings.ts';
import type { ServiceName, ServiceRef } from '../model/stack.ts';
import { seconds } from '../model/time.ts';
import { holdFor, recoveryFor, restFor } from './trial-windows.ts';

/** An experiment that tries the check of `service`. */
export interface PlannedTrial {
  readonly service: ServiceName;
  readonly kind: TrialKind;
  readonly dependency: ServiceName | null;
  readonly name: ExperimentName;
  readonly experiment: Experiment;
}

/** So little that a check by a program of its own takes seconds, and a page that is served already does not. */
const littleCpu = 0.1;

const ref = (name: ServiceName): ServiceRef => ({ type: 'service', name });

/** `dependencies`: whose way to it can be cut. `port`: where it is asked; null: none is known. */
export function trialsOf(
  service: ResolvedService & { readonly health: HealthSettings },
  dependencies: readonly ServiceName[],
  port: number | null,
): readonly PlannedTrial[] {
  const { name } = service;
  const own = ref(name);
  const trial = (kind: TrialKind, fault: Fault, text: string, dependency: ServiceName | null = null): PlannedTrial => ({
    ...{ service: name, kind, dependency, name: text },
    experiment: {
      fault,
      baseline: seconds(2),
      hold: isHeld(fault) ? holdFor(service.health) : null,
      then: null,
      // A first process that hides the end of its child: only the check can tell.
      recovery: kind === 'child dies' ? holdFor(service.health) : recoveryFor(service),
      during: [],
      after: [],
    },
  });
  return [
    trial('hangs', hang(own), `${name} hangs`),
    ...(port === null ? [] : [trial('port closed', closePort(own, { port }), `${name} closes port ${port}`)]),
    ...dependencies.map((one) =>
      trial(
        'dependency cut',
        breakDependency({ from: own, to: ref(one), by: 'reject' }),
        `${name} cannot reach ${one}`,
        one,
      ),
    ),
    trial('short of CPU', limitCpu(own, { cpus: littleCpu }), `${name} has little CPU`),
    trial('child dies', killChildren(own), `${name} loses its child`),
    trial('crashes', crash(own), `${name} crashes`),
  ];
}

/** A while without a fault, and a fresh start of the whole stack. */
export function restExperiments(
  first: ServiceName,
  health: readonly HealthSettings[],
): Readonly<Record<ExperimentName, Experiment>> {
  const idle = { fault: nothing(ref(first)), baseline: seconds(2), hold: null, then: null, during: [], after: [] };
  return {
    'without a fault': { ...idle, recovery: restFor(health) },
    'started once more': { ...idle, recovery: seconds(3) },
  };
}
