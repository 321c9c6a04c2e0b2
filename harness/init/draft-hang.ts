/** A hang: whether its health check notices, and that it goes on as before. */
import { hang } from '../dsl/faults.ts';
import { type Bound, latest } from '../model/bound.ts';
import { longText } from '../model/duration-text.ts';
import { durationText } from '../model/setting-text.ts';
import { type Duration, milliseconds, seconds } from '../model/time.ts';
import { defaultCosts } from '../prediction/costs.ts';
import { predict } from '../prediction/predict.ts';
import { blindness } from './blindness.ts';
import type { DraftExpectation, DraftExperiment } from './draft-experiment.ts';
import { longestWindow, roundUp, type Setting, windowFor } from './setting.ts';

/** Null: neither the probe nor a health check would show anything of it. */
export function hangOf(setting: Setting): DraftExperiment | null {
  const { service, probe, foreseen } = setting;
  const foretold = predict(hang({ type: 'service', name: service.name }), [foreseen], defaultCosts, null);
  const { hold, during, notes } = noticing(setting, foretold.detection);
  if (during.every((one) => one.says.startsWith('isNotDetected'))) return null;
  const returns = service.health === null ? null : foretold.engineRecovery;
  const limit = foretold.userRecovery === null ? short : answersAgain(foretold.userRecovery, hold);
  const recovery = windowFor(setting, { probe: probe === null ? null : limit, service: returns });
  const after: readonly DraftExpectation[] = [
    ...(probe === null ? [] : [{ of: 'probe', says: `recovers({ within: '${durationText(limit)}' })` } as const]),
    ...(returns === null ? [] : [{ of: 'service', says: "recovers({ within: 'predicted' })" } as const]),
  ];
  return {
    name: 'a hang',
    when: 'hangs',
    fault: { verb: 'hang' },
    notes: [...notes, ...(probe === null || recovery === null ? [] : ['What came while it hung is worked off first.'])],
    hold,
    recovery: recovery ?? seconds(30),
    during,
    after: recovery === null ? [] : after,
  };
}

/** What came meanwhile waits for it, and is worked off first: a tenth of the time that it took to come is granted for that. */
const answersAgain = (predicted: Bound, hold: Duration): Duration =>
  roundUp(milliseconds(Math.max(latest(predicted), hold / 10)));

/** Long enough for a first answer that does not come. */
const short = seconds(15);

/** What is expected while it hangs, and for how long it must hang for that. */
function noticing(
  { service, probe, mayHaveCheck }: Setting,
  detection: Bound | null,
): { readonly hold: Duration; readonly during: readonly DraftExpectation[]; readonly notes: readonly string[] } {
  const fails: readonly DraftExpectation[] = probe?.seesHang ? [{ of: 'probe', says: 'fails()' }] : [];
  if (service.health === null && mayHaveCheck) {
    const notes = ['Whether its image brings a health check that notices is not known here.'];
    return { hold: short, during: fails, notes };
  }
  const blind = blindness(service.health);
  if (blind !== null) {
    const says = `isNotDetected({ by: 'engine' }).because('${blind}')`;
    return { hold: short, during: [{ of: 'service', says }, ...fails], notes: [] };
  }
  if (detection === null) return { hold: short, during: fails, notes: [] };
  const hold = roundUp(latest(detection));
  if (hold > longestWindow) {
    const notes = [`Its health check may take ${longText(hold)} to notice, which nobody waits for here.`];
    return { hold: short, during: fails, notes };
  }
  return { hold, during: [{ of: 'service', says: "isDetected({ by: 'engine', within: 'predicted' })" }], notes: [] };
}
