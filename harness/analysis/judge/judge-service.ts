/** Claims about a service, judged by what its engine said. */
import type { Evidence, Observed } from '../../model/analysis.ts';
import type { AnswerClaim } from '../../model/answer-claim.ts';
import { type Bound, latest } from '../../model/bound.ts';
import { plural } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { Claim, JudgedIn, Limit } from '../../model/expectation.ts';
import { hasEnd } from '../../model/fault-facts.ts';
import { type Duration, milliseconds } from '../../model/time.ts';
import type { Change } from '../event-index.ts';
import { type ExperimentEvidence, lostIn } from '../evidence.ts';
import { stateText } from '../readings/end-state.ts';
import { detectionIn, type EngineRecovery, serviceRecoveryIn } from '../readings/engine-reading.ts';
import { type CountedRestart, countRestarts, restartsIn } from '../readings/restarts.ts';
import type { ServiceEvidence } from '../readings/service-reading.ts';
import type { Window } from '../readings/windows.ts';
import { changeText } from '../words/change-text.ts';
import { observedText } from '../words/figures.ts';
import { recoveryText } from '../words/relapse-text.ts';
import { impliedDetection, impliedRecovery } from './implied.ts';
import {
  cannotTell,
  cutShort,
  fails,
  type Judgement,
  judgeAbsence,
  judgeTime,
  passes,
  type TimeLimit,
} from './judgement.ts';

export type EngineClaim = Exclude<
  Claim,
  AnswerClaim | { claim: 'staysAvailable' | 'isBalanced' | 'keepsData' | 'losesData' | 'keepsThreshold' }
>;

export function judgeService(
  claim: EngineClaim,
  name: string,
  judgedIn: JudgedIn,
  window: Window,
  gathered: ExperimentEvidence,
): Judgement {
  const basis = gathered.services.get(name);
  if (basis === undefined) return cannotTell(`there is no service ${name}`);
  const lost = lostIn(gathered, window) ? 'R310: events of the engine were lost in this window' : null;
  switch (claim.claim) {
    case 'isDetected':
      return judgeDetected(claim.within, basis, window, gathered, lost);
    case 'isNotDetected': {
      const { observed, change } = detectionIn(basis.changes, window, basis.resolution, basis.lost);
      const seen = observed.seen ? `detected after ${observedText(observed)}` : null;
      return judgeAbsence(seen, window, evidenceOf(change), lost);
    }
    case 'recovers':
      return judgeRecovers(claim.within, basis, judgedIn, window, gathered, lost);
    case 'doesNotRecover':
      return judgeNoRecovery(basis, judgedIn, window, gathered, lost);
    case 'isUnaffected': {
      const bad = damageIn(basis, window);
      return judgeAbsence(bad === undefined ? null : changeText(bad), window, evidenceOf(bad ?? null), lost);
    }
    case 'fails':
      return judgeFails(damageIn(basis, window), window, lost);
    case 'restarts':
      return lost === null ? judgeRestarts(claim, basis, window) : cannotTell(lost);
  }
}

function judgeDetected(
  within: Limit,
  basis: ServiceEvidence,
  window: Window,
  gathered: ExperimentEvidence,
  lost: string | null,
): Judgement {
  const { observed, change } = detectionIn(basis.changes, window, basis.resolution, basis.lost);
  const predicted = impliedDetection(basis.name, gathered.planned, gathered.prediction);
  return judgeLimit(within, predicted, gathered, (limit) =>
    judgeTime(observed, limit, evidenceOf(change), { ...engineDoubt, unseen: lost }),
  );
}

const engineDoubt = { lag: milliseconds(0), onlyBefore: milliseconds(0) };

function judgeRecovers(
  within: Limit,
  basis: ServiceEvidence,
  judgedIn: JudgedIn,
  window: Window,
  gathered: ExperimentEvidence,
  lost: string | null,
): Judgement {
  const back = backIn(basis, judgedIn, window, gathered);
  const { brokeAt, stays } = back;
  const predicted = impliedRecovery(basis.name, judgedIn, gathered.planned, gathered.prediction);
  const evidence = brokeAt === null ? [] : turnsOf(basis, back);
  return judgeLimit(within, predicted, gathered, (limit) => {
    const judged = judgeTime(stays, limit, evidence, { ...engineDoubt, unseen: lost }, backText(basis, back, window));
    return brokeAt === null ? { ...judged, observed: 'not broken', margin: null } : judged;
  });
}

/** When it was well again, not so again, and well to stay. */
function turnsOf({ name, checked }: ServiceEvidence, { relapse, observed, stays }: EngineRecovery): Evidence[] {
  const state = checked ? 'healthy' : 'running';
  const well = (one: Observed): Evidence[] => (one.seen ? [{ at: one.at, text: `${name} is ${state}` }] : []);
  if (relapse === null) return well(observed);
  return [...well(observed), { at: relapse, text: `${name} is no longer ${state}` }, ...well(stays)];
}

function backText(
  basis: ServiceEvidence,
  { relapse, observed, stays }: EngineRecovery,
  { origin, to }: Window,
): string | null {
  const back = `${basis.checked ? 'healthy' : 'running'} again`;
  return recoveryText(observed, stays, relapse, origin, {
    ...{ back, fell: 'failed again' },
    down: `was ${stateText(basis.replicas, to)}`,
  });
}

const backIn = (
  basis: ServiceEvidence,
  judgedIn: JudgedIn,
  window: Window,
  gathered: ExperimentEvidence,
): EngineRecovery => serviceRecoveryIn(basis.well, window, basis.resolution, searchFrom(judgedIn, window, gathered));

/** Recovery from a held fault may come while its revert is still returning. */
export const searchFrom = (judgedIn: JudgedIn, window: Window, { windows, planned }: ExperimentEvidence) =>
  judgedIn === 'after' && hasEnd(planned) ? (windows.healBegan ?? window.from) : window.from;

/** Resolves `within` and judges against it; a bound that the settings do not imply cannot be kept or missed. */
export function judgeLimit(
  within: Limit,
  predicted: Bound | null,
  gathered: ExperimentEvidence,
  judge: (limit: TimeLimit) => Judgement,
): Judgement {
  if (within !== 'predicted') return judge({ max: within, predicted });
  if (predicted === null) return cannotTell(`the settings imply no bound: ${gathered.prediction.why}`);
  return judge({ max: latest(predicted), predicted });
}

function judgeNoRecovery(
  basis: ServiceEvidence,
  judgedIn: JudgedIn,
  window: Window,
  gathered: ExperimentEvidence,
  lost: string | null,
): Judgement {
  const back = backIn(basis, judgedIn, window, gathered);
  const { brokeAt, stays, relapse } = back;
  if (brokeAt === null)
    return cannotTell(`${basis.name} did not break, so there was nothing to recover from`, 'not broken');
  if (stays.seen) return judgeAbsence(`recovered after ${observedText(stays)}`, window, turnsOf(basis, back));
  const text = backText(basis, back, window) ?? observedText(stays);
  if (stays.censoredBy === 'unproved')
    return cannotTell('it came back so late that the window ended before it had lasted long enough', text);
  const judged = judgeAbsence(null, window, [], lost);
  return relapse === null ? judged : { ...judged, observed: text, evidence: turnsOf(basis, back) };
}

const damageIn = (basis: ServiceEvidence, window: Window): Change | undefined =>
  basis.changes.find(
    (one) =>
      one.engineAt >= window.from && one.engineAt <= window.to && ['died', 'unhealthy', 'oom'].includes(one.change.to),
  );

function judgeFails(bad: Change | undefined, window: Window, lost: string | null): Judgement {
  if (bad !== undefined) return passes(changeText(bad), evidenceOf(bad));
  if (lost !== null) return cannotTell(lost);
  const watched = milliseconds(window.to - window.origin);
  if (!window.complete) return cannotTell(cutShort(watched));
  return fails(`neither died nor unhealthy in ${secondsText(watched)}`, 'expected to fail, and did not');
}

function judgeRestarts(
  claim: Extract<Claim, { claim: 'restarts' }>,
  basis: ServiceEvidence,
  window: Window,
): Judgement {
  const all = restartsIn(countRestarts(basis.changes), window, basis.ours).filter((one) => one.started !== null);
  const observed = plural(all.length, 'restart');
  const evidence = all.slice(0, 12).map((one) => ({ at: one.died, text: restartText(one) }));
  if (claim.atMost !== null && all.length > claim.atMost) return fails(observed, `more than ${claim.atMost}`, evidence);
  const odd = claim.backOff ? all.find((one) => !keepsBackOff(one, basis.resolution)) : undefined;
  if (odd !== undefined) return fails(observed, `a gap outside its back-off: ${restartText(odd)}`, evidence);
  if (all.length >= claim.atLeast && (claim.atMost === null || window.complete)) return passes(observed, evidence);
  if (!window.complete) return cannotTell(cutShort(milliseconds(window.to - window.origin)), observed);
  return fails(observed, `fewer than ${claim.atLeast}`, evidence);
}

const keepsBackOff = ({ gap, bounds }: CountedRestart, resolution: Duration): boolean =>
  gap === null || (gap >= bounds.min - resolution && gap <= bounds.max + resolution);

const restartText = ({ exitCode, gap, bounds }: CountedRestart): string =>
  `exit ${exitCode}, ${gap === null ? 'not started again' : `started ${secondsText(gap)} later`} (back-off ${secondsText(bounds.min)} … ${secondsText(bounds.max)})`;

const evidenceOf = (change: Change | null): Evidence[] =>
  change === null ? [] : [{ at: change.engineAt, text: changeText(change) }];
