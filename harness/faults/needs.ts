/** What a fault needs from outside the containers, so that a plan can ask the engine for it beforehand. */
import type { HelperContainerNeed } from '../engine/engine.ts';
import type { Fault } from '../model/fault.ts';

export function helperContainerNeeds(fault: Fault): readonly HelperContainerNeed[] {
  switch (fault.kind) {
    case 'crash':
    case 'hang':
      return ['host-pid'];
    case 'breakDependency':
      return ['nft'];
    default:
      return [];
  }
}
