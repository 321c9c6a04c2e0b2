/** Who gives good answers while nothing is done: who gives none says nothing of a fault. */
import type { Asked } from '../../checkup/entries.ts';
import type { ServiceName } from '../../model/stack.ts';
import type { EndedRun } from './rest-run.ts';

const half = 0.5;

export function answering(
  asked: readonly Asked[],
  { experiments }: EndedRun,
): { readonly good: readonly Asked[]; readonly deaf: ReadonlyMap<ServiceName, string> } {
  const deaf = new Map<ServiceName, string>();
  for (const { service, text } of asked) {
    const reading = experiments[0]?.probes.find((one) => one.probe === service);
    const share = reading?.availabilityAfter ?? null;
    if (reading === undefined || share === null || share.due === 0 || share.good / share.due >= half) continue;
    const [most] = Object.entries(reading.outcomes).toSorted((a, b) => b[1] - a[1]);
    deaf.set(service, `users of ${service} get no good answers without a fault either (${most?.[0]}; wanted: ${text})`);
  }
  return { good: asked.filter((one) => !deaf.has(one.service)), deaf };
}
