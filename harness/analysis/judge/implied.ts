/** Which predicted time an expectation is about: what it is judged by, and what a plan prints. */
import { isOfAnswers } from '../../model/answer-claim.ts';
import type { Bound } from '../../model/bound.ts';
import type { Expectation, JudgedIn } from '../../model/expectation.ts';
import { hasEnd } from '../../model/fault-facts.ts';
import type { PlannedExperiment, Prediction } from '../../model/plan.ts';
import type { Probe, ProbeName } from '../../model/probe.ts';
import { isUserProbe } from '../../model/probe-traits.ts';
import type { ServiceName } from '../../model/stack.ts';

type Planned = Pick<PlannedExperiment, 'fault' | 'then'>;

/** When the engine notices a service: predicted for the target alone. */
export const impliedDetection = (service: ServiceName, { fault }: Planned, prediction: Prediction): Bound | null =>
  service === fault.target ? prediction.detection : null;

/** When a service is well again: from the end of the fault, of the service that is broken or acted upon. */
export const impliedRecovery = (
  service: ServiceName,
  judgedIn: JudgedIn,
  planned: Planned,
  prediction: Prediction,
): Bound | null =>
  service === (planned.then?.target ?? planned.fault.target) && !(judgedIn === 'during' && hasEnd(planned))
    ? prediction.engineRecovery
    : null;

/** When users are served again, as a users' probe sees it. */
export const impliedServing = (
  probe: Probe,
  judgedIn: JudgedIn,
  planned: Planned,
  prediction: Prediction,
): Bound | null => (isUserProbe(probe) && (judgedIn === 'after' || !hasEnd(planned)) ? prediction.userRecovery : null);

/** Null: nothing is implied, or the claim is not about a time. */
export function impliedBy(
  { subject, claim }: Expectation,
  judgedIn: JudgedIn,
  planned: Planned & Pick<PlannedExperiment, 'prediction'>,
  probes: Readonly<Record<ProbeName, Probe>>,
): Bound | null {
  const { prediction } = planned;
  const probe = subject.type === 'probe' ? probes[subject.name] : undefined;
  const service = probe?.service ?? subject.name;
  if (isOfAnswers(claim)) return null;
  switch (claim.claim) {
    case 'isDetected':
      return claim.by === 'engine' ? impliedDetection(service, planned, prediction) : null;
    case 'recovers':
      return probe === undefined
        ? impliedRecovery(service, judgedIn, planned, prediction)
        : impliedServing(probe, judgedIn, planned, prediction);
    case 'isNotDetected':
    case 'doesNotRecover':
    case 'isUnaffected':
    case 'fails':
    case 'staysAvailable':
    case 'restarts':
    case 'keepsData':
    case 'losesData':
    case 'keepsThreshold':
    case 'isBalanced':
      return null;
  }
}
