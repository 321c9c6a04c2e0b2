/** Who noticed a fault first: the engine, which saw a process end, or a health check. */
import type { ExperimentAnalysis } from '../../model/analysis.ts';
import type { Noticed } from '../../model/exploration.ts';

export function noticedIn({ services, window }: ExperimentAnalysis): Noticed {
  if (window === null) return { by: 'unknown' };
  const seen = services.flatMap(({ service, detection, detectedAs }) =>
    detection.seen ? [{ service, by: detectedAs, after: detection.time }] : [],
  );
  const [first] = seen.sort((one, other) => one.after.value - other.after.value);
  if (first !== undefined) {
    return { by: first.by === 'unhealthy' ? 'check' : 'engine', service: first.service, after: first.after };
  }
  const lost = services.some(({ detection }) => !detection.seen && detection.censoredBy === 'unseen');
  return { by: lost ? 'unknown' : 'nobody' };
}
