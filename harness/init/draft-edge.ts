/** A broken way to a dependency: that the service is well again after it. */

import { durationText } from '../model/setting-text.ts';
import { milliseconds, seconds } from '../model/time.ts';
import type { DraftExperiment } from './draft-experiment.ts';
import type { DependencyEdge } from './edges.ts';
import { roundUp, type Setting, windowFor } from './setting.ts';

const cut = seconds(10);

/**
 * No setting tells what becomes of a service that loses another. A lost packet is repeated at gaps that double, so the next one comes no
 * later after the cut than the cut was long; a service that ends itself is started again. Null: nothing of it can be seen.
 */
export function edgeOf(setting: Setting, { to, by }: DependencyEdge): DraftExperiment | null {
  const { service, probe, page, starts } = setting;
  const { health, restart } = service;
  const again = restart.name === 'no' ? 0 : starts;
  const seen = probe === null && health !== null ? health.interval + health.timeout : 0;
  const limit = roundUp(milliseconds(cut + again + seen));
  const of = probe === null ? 'service' : 'probe';
  const recovery = windowFor(setting, { [of]: limit });
  if (recovery === null) return null;
  return {
    name: `no way to ${to}`,
    when: 'cannot reach what it needs',
    fault: { verb: 'breakDependency', to },
    notes: by === 'depends_on' ? [] : [`A guess: ${service.name} names ${to} in ${by}.`],
    hold: cut,
    recovery,
    during: [],
    after: [{ of: page === null ? of : 'page', says: `recovers({ within: '${durationText(limit)}' })` }],
  };
}
