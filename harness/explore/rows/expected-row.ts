/** What the settings and the edges imply for a row before it is tried. */
import { latest } from '../../model/bound.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { Broken, ExpectedRow } from '../../model/explore-row.ts';
import type { Fault } from '../../model/fault.ts';
import { servicesStruck } from '../../model/fault-facts.ts';
import { isHeld } from '../../model/fault-traits.ts';
import type { LearnedStack } from '../../model/learned.ts';
import type { Prediction } from '../../model/plan.ts';
import type { ServiceName } from '../../model/stack.ts';
import { callersOf } from '../graph/callers.ts';

export function expectedRow(broken: Broken, fault: Fault, prediction: Prediction, learned: LearnedStack): ExpectedRow {
  const hurt = hurtServices(broken, fault, learned);
  return {
    hurt: learned.entries.filter(({ service }) => hurt.has(service)).map(({ name }) => name),
    text: expectedText(fault, prediction),
  };
}

/** Those that are struck and all who need them; of a cut edge the caller and all who need it. */
function hurtServices(broken: Broken, fault: Fault, learned: LearnedStack): ReadonlySet<ServiceName> {
  const struck = broken.on === 'edge' ? [broken.from] : servicesStruck(fault);
  return new Set(struck.flatMap((name) => [name, ...callersOf(learned, name)]));
}

function expectedText(fault: Fault, { engineRecovery, userRecovery, never = [] }: Prediction): string {
  const back = userRecovery ?? engineRecovery;
  const times = back === null ? null : `within ${secondsText(latest(back))}`;
  if (isHeld(fault))
    return times === null ? 'down for as long as it holds' : `down for as long as it holds; back ${times}`;
  if (never.includes('engineRecovery') || never.includes('userRecovery')) return 'never back by itself';
  return times === null ? 'nothing is known to bring it back' : `back by itself ${times}`;
}
