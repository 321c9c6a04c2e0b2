/** A hang: whether its health check notices, and that it goes on as before. */
import { hang } from '../dsl/faults.ts';
import { latest } from '../model/bound.ts';
import { readCheck } from '../model/check/check-command.ts';
import type { DescribedService } from '../model/described-service.ts';
import { longText } from '../model/duration-text.ts';
import { seconds } from '../model/time.ts';
import { predict } from '../prediction/predict.ts';
import type { DraftExpectation, DraftExperiment } from './draft.ts';
import { costsOf, longestWindow, roundUp, type Setting, windowFor } from './setting.ts';

/** Null: there is nothing to be seen of it. */
export function hangOf(setting: Setting): DraftExperiment | null {
  const { service, probe } = setting;
  const foretold = predict(hang({ type: 'service', name: service.name }), [setting.foreseen], costsOf(setting), null);
  const fails: readonly DraftExpectation[] = probe?.seesHang ? [{ of: 'probe', says: 'fails()' }] : [];
  const blind = blindness(service, setting.mayHaveCheck);
  const needed = blind === null && foretold.detection !== null ? roundUp(latest(foretold.detection)) : null;
  const isLate = needed !== null && needed > longestWindow;
  const during: readonly DraftExpectation[] =
    blind !== null
      ? [
          ...(blind === 'unknown'
            ? []
            : [{ of: 'service', says: `isNotDetected({ by: 'engine' }).because(${blind})` } as const]),
          ...fails,
        ]
      : isLate
        ? fails
        : [{ of: 'service', says: "isDetected({ by: 'engine', within: 'predicted' })" }];
  const returns = service.health === null ? null : foretold.engineRecovery;
  const recovery = windowFor(setting, { probe: probe === null ? null : foretold.userRecovery, service: returns });
  const after: readonly DraftExpectation[] =
    recovery === null
      ? []
      : [
          ...(probe === null ? [] : [{ of: 'probe', says: "recovers({ within: 'predicted' })" } as const]),
          ...(returns === null ? [] : [{ of: 'service', says: "recovers({ within: 'predicted' })" } as const]),
        ];
  if (during.length === 0 && after.length === 0) return null;
  return {
    name: 'a hang',
    when: 'hangs',
    fault: { verb: 'hang' },
    notes: [
      ...(isLate ? [`Its health check may take ${longText(needed)} to notice, which nobody waits for here.`] : []),
      ...(blind === 'unknown' ? ['Whether its image brings a health check that notices is not known here.'] : []),
    ],
    hold: needed === null || isLate ? seconds(15) : needed,
    recovery: recovery ?? seconds(30),
    during,
    after,
  };
}

/** Programs that ask the process nothing: it need not be there, or need only be there. */
const looking = new Set([
  'pgrep',
  'pidof',
  'ps',
  'kill',
  'killall',
  'test',
  '[',
  'ls',
  'cat',
  'stat',
  'find',
  'grep',
  'true',
  'echo',
  'exit',
]);

/** Why a health check does not notice a hang, as the language writes it; null: it may. */
function blindness({ health }: DescribedService, mayHaveCheck: boolean): string | null {
  if (health === null) return mayHaveCheck ? 'unknown' : "'it has no health check'";
  if (health.test === null) return 'unknown';
  const { programs, status } = readCheck(health.test);
  if (!status.other) return "'its health check cannot fail'";
  const names = programs.map(({ program }) => program.text.replace(/^.*\//, ''));
  return names.length > 0 && names.every((name) => looking.has(name))
    ? "'its health check asks the process nothing'"
    : null;
}
