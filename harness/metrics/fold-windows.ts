/** What is going on in a run: its phases, and whether a fault is active. */
import type { Fault } from '../model/fault.ts';
import { faultsOf, servicesStruck } from '../model/fault-facts.ts';
import { isHeld } from '../model/fault-traits.ts';
import type { Plan } from '../model/plan.ts';
import type { Instant } from '../model/time.ts';
import type { Families, Fold } from './families.ts';

const phases = ['baseline', 'fault', 'recovery'] as const;

export function foldWindows(families: Families, plan: Plan): Fold {
  const { scenario, experiments } = plan;
  const planned = new Map(experiments.map((one) => [one.name, one]));
  let wall: number | null = null;
  const set = (gauge: 'faultActive' | 'faultLanded', name: string, fault: Fault | undefined, value: number): void => {
    for (const labels of labelsOf(scenario, name, fault)) families[gauge].set(labels, value);
  };
  const faultOf = ({ experiment, second }: { readonly experiment: string; readonly second?: true }) =>
    second === true ? planned.get(experiment)?.second?.fault : planned.get(experiment)?.fault;
  const secondsAt = (at: Instant): number => ((wall ?? 0) + at) / 1000;
  const clear = (): void => {
    for (const one of experiments) {
      const { name } = one;
      for (const fault of faultsOf(one)) set('faultActive', name, fault, 0);
      for (const phase of phases) families.phase.set({ scenario, experiment: name, phase }, 0);
    }
  };
  return (event) => {
    switch (event.type) {
      case 'run.began': {
        const { run, seed, version, commit, engine } = event;
        wall = event.wall;
        clear();
        families.runInfo.set({ scenario, run, seed, version, commit: commit ?? '', engine: engine.version }, 1);
        return families.runStart.set({ scenario }, secondsAt(event.at));
      }
      case 'phase.began':
      case 'phase.ended': {
        const { type, phase, experiment } = event;
        if (experiment === null) return;
        families.phase.set({ scenario, experiment, phase }, type === 'phase.began' ? 1 : 0);
        if (type !== 'phase.ended' || phase !== 'fault') return;
        const one = planned.get(experiment);
        for (const fault of one === undefined ? [] : faultsOf(one)) {
          if (!isHeld(fault)) set('faultActive', experiment, fault, 0);
        }
        return;
      }
      case 'inject.began':
        return set('faultActive', event.experiment, faultOf(event), 1);
      case 'inject.ended':
        if (event.landing === 'rejected') set('faultActive', event.experiment, faultOf(event), 0);
        if (event.landing === 'applied') set('faultLanded', event.experiment, faultOf(event), secondsAt(event.ended));
        return;
      case 'revert.ended':
        // What could not be reverted may hold until the stack is gone.
        if (event.landing === 'applied') set('faultActive', event.experiment, faultOf(event), 0);
        return;
      case 'run.ended':
        clear();
        if (wall !== null) families.runEnd.set({ scenario }, secondsAt(event.at));
    }
  };
}

/** One set for each service that the fault strikes. */
function labelsOf(scenario: string, experiment: string, fault: Fault | undefined) {
  if (fault === undefined) return [];
  return servicesStruck(fault).map((target) => ({ scenario, experiment, fault: fault.kind, target }));
}
