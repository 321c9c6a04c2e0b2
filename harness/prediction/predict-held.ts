/** Predictions for faults that are held: what notices them meanwhile, and how the stack comes back once they end. */
import type { HeldFault } from '../model/fault.ts';
import type { Prediction } from '../model/plan.ts';
import type { EngineCosts } from './costs.ts';
import { detectionOf } from './held-detection.ts';
import { recoveryOf } from './held-recovery.ts';
import type { KnownAction, KnownService } from './known-service.ts';

export function predictHeld(
  fault: HeldFault,
  target: KnownService,
  costs: EngineCosts,
  action: KnownAction | null,
): Prediction {
  const noticed = detectionOf(fault, target, costs);
  const back = recoveryOf(fault, target, costs, action);
  return {
    detection: noticed.detection,
    engineRecovery: back.engineRecovery,
    userRecovery: back.userRecovery,
    ...(noticed.never === true && { never: ['detection'] as const }),
    why: `${noticed.why}; ${back.why}`,
  };
}
