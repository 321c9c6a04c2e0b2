/** What a service is there for, as far as the files tell: to stay up, or to run once and end. */
import type { LintService } from '../model/lint.ts';
import { isAwaited } from '../model/one-shot.ts';

/** Somebody uses it while it runs: it is published, checked, or started before another that does not wait for its end. */
export const staysUp = ({ name, ports, health }: LintService, services: readonly LintService[]): boolean =>
  !isAwaited(name, services) &&
  (ports.length > 0 ||
    health !== null ||
    services.some(({ dependsOn }) => dependsOn.some((one) => one.service === name)));

/** Nothing tells that it is to stay up, and nothing would start it again. */
export const mayEnd = (service: LintService, services: readonly LintService[]): boolean =>
  isAwaited(service.name, services) || (service.restart.name === 'no' && !staysUp(service, services));
