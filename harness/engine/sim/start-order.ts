/** Who starts when in a project: nobody before those that it waits for to complete. The other conditions let it start at once. */
import { FailureError, failure } from '../../model/failure.ts';
import type { PlannedService } from '../../model/plan.ts';
import type { Container } from './container.ts';

/** Calls `go` when all that the container waits for have ended with 0, or `refuse` with R307 as soon as one has ended otherwise. */
export function whenAwaitedAreDone(
  container: Container,
  services: readonly PlannedService[],
  all: readonly Container[],
  go: () => void,
  refuse: (error: FailureError) => void,
): void {
  const dependsOn = services.find(({ name }) => name === container.spec.service)?.dependsOn ?? [];
  const names = dependsOn.filter((one) => one.condition === 'service_completed_successfully').map((one) => one.service);
  const awaited = all.filter((one) => names.includes(one.spec.service));
  let left = awaited.length;
  if (left === 0) go();
  for (const one of awaited) {
    whenEnded(one, (code) => {
      left -= 1;
      if (code !== 0) refuse(incomplete(one, code));
      else if (left === 0) go();
    });
  }
}

/** A policy may start it again after a bad end. */
function whenEnded(container: Container, ended: (code: number | null) => void): void {
  if (container.status === 'exited') ended(container.exitCode);
  else container.afterDeath.push(() => whenEnded(container, ended));
}

/** In Compose's words. */
const incomplete = ({ spec }: Container, code: number | null): FailureError =>
  new FailureError([failure('R307', `service "${spec.service}" didn't complete successfully: exit ${code}`)]);
