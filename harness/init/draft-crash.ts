/** A crash: whether and when the restart policy brings it back. */
import { crash } from '../dsl/faults.ts';
import { longText } from '../model/duration-text.ts';
import { durationText } from '../model/setting-text.ts';
import { milliseconds, seconds } from '../model/time.ts';
import { predict } from '../prediction/predict.ts';
import type { DraftExpectation, DraftExperiment } from './draft-experiment.ts';
import { costsOf, roundUp, type Setting, windowFor } from './setting.ts';

export function crashOf(setting: Setting): DraftExperiment {
  const { service, probe, foreseen, startUp } = setting;
  const base = { name: 'a crash', when: 'crashes', fault: { verb: 'crash' }, hold: null, during: [] } as const;
  const of = probe === null ? 'service' : 'probe';
  const { engineRecovery, userRecovery } = predict(
    crash({ type: 'service', name: service.name }),
    [foreseen],
    costsOf(setting),
    null,
  );
  if (engineRecovery === null || userRecovery === null) {
    const why =
      service.restart.name === 'no'
        ? 'it has no restart policy'
        : 'its restart policy does not restart it after a crash';
    const after: readonly DraftExpectation[] = [{ of, says: `doesNotRecover().because('${why}')` }];
    return { ...base, notes: [], recovery: roundUp(milliseconds(Math.min(setting.goodFor, 60_000) + 15_000)), after };
  }
  // Without a check, only what its kind is known for tells of a slow start; with one, a run measures it.
  const slow =
    probe !== null && service.health === null && startUp !== null && startUp.within > seconds(5) ? startUp : null;
  const limit = slow === null ? null : roundUp(slow.within);
  const recovery = windowFor(setting, {
    probe: probe === null ? null : (limit ?? userRecovery),
    service: engineRecovery,
  });
  if (recovery === null) {
    const notes = ['Its health check comes too rarely to see it healthy again in a window that anybody waits for.'];
    return { ...base, notes, recovery: seconds(30), after: [{ of: 'service', says: 'restarts({ atLeast: 1 })' }] };
  }
  const served = `recovers({ within: '${limit === null ? 'predicted' : durationText(limit)}' })`;
  return {
    ...base,
    notes: slow === null ? [] : [`It may take ${longText(slow.within)} to start: ${slow.why}.`],
    recovery,
    after: [
      ...(probe === null ? [] : [{ of: 'probe', says: served } as const]),
      { of: 'service', says: "recovers({ within: 'predicted' })" },
    ],
  };
}
