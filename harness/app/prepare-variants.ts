/** The images of every variant, before the first run. */
import type { CompiledVariant } from '../design/design.ts';
import type { Preparation } from './execution.ts';
import type { AskedComparison } from './plan-comparison.ts';
import { prepareRun } from './prepare-run.ts';

/** Variants that build and pull the same are prepared once; of one whose health check only its image knows, that is asked. */
export async function prepareVariants(
  { loaded, variants }: Pick<AskedComparison, 'loaded' | 'variants'>,
  world: Omit<Preparation, 'plan' | 'loaded'>,
): Promise<readonly CompiledVariant[]> {
  const done = new Set<string>();
  const prepared: CompiledVariant[] = [];
  for (const variant of variants) {
    const { plan } = variant;
    const key = JSON.stringify([plan.services.map((one) => one.image), plan.stack.folder, plan.stack.variables]);
    const known = plan.services.every((one) => one.healthFrom !== 'unknown');
    if (done.has(key) && known) prepared.push(variant);
    else {
      const own = { ...loaded, scenario: { ...loaded.scenario, stack: plan.stack } };
      prepared.push({ ...variant, plan: await prepareRun({ ...world, plan, loaded: own }) });
    }
    done.add(key);
  }
  return prepared;
}
