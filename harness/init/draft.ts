/** A first scenario of a service as data: what is asked, which faults it gets, what is expected, and windows in which that can be seen. */
import { type DescribedService, tellingImage } from '../model/described-service.ts';
import { reachOf } from '../model/reach.ts';
import { type Duration, seconds, sum } from '../model/time.ts';
import { recoveryWindow } from '../prediction/recovery-window.ts';
import { hasNoCheck } from './by-image.ts';
import type { ChosenService } from './choose.ts';
import { crashOf } from './draft-crash.ts';
import { edgeOf } from './draft-edge.ts';
import type { DraftExperiment } from './draft-experiment.ts';
import { hangOf } from './draft-hang.ts';
import { type DraftProbe, pageOf, probeOf } from './draft-probe.ts';
import { engineDefaults, type Setting } from './setting.ts';
import { startUpOf, unknownStart } from './start-up.ts';

export interface DraftScenario extends ChosenService {
  /** Null: there is nothing that it could be asked. */
  readonly probe: DraftProbe | null;
  /** A page that users ask, where the probe asks how the service itself is and a way to a dependency is cut. */
  readonly page: DraftProbe | null;
  readonly experiments: readonly DraftExperiment[];
  /** What is not tried, and why; null: nothing. */
  readonly leftOut: string | null;
  /** The windows of all experiments. */
  readonly takes: Duration;
}

const baseline = seconds(5);

export function draftScenario(chosen: ChosenService, services: readonly DescribedService[]): DraftScenario {
  const { service, nature, edges } = chosen;
  const probe = reachOf(service.name, services).at === 'nowhere' ? null : probeOf(nature);
  const page = edges.length === 0 ? null : pageOf(probe);
  const startUp = startUpOf(service);
  const image = tellingImage(service);
  const mayHaveCheck = service.healthFrom === 'unknown' && (image === null || !hasNoCheck(image));
  const foreseen = service.health ?? (mayHaveCheck ? engineDefaults : null);
  const setting: Setting = {
    service,
    probe,
    page,
    startUp,
    starts: startUp?.within ?? unknownStart,
    mayHaveCheck,
    foreseen: { ...service, health: foreseen },
    goodFor: recoveryWindow(foreseen, probe?.perSecond ?? 1),
  };
  const hang = hangOf(setting);
  const experiments = [crashOf(setting), hang, ...edges.map((edge) => edgeOf(setting, edge))].filter(
    (one) => one !== null,
  );
  const takes = sum(...experiments.map((one) => sum(baseline, one.hold ?? seconds(0), one.recovery)));
  const leftOut = hang === null ? 'a hang, which neither a health check nor this probe would see' : null;
  const isCut = experiments.some(({ fault }) => fault.verb === 'breakDependency');
  return { ...chosen, probe, page: isCut ? page : null, experiments, leftOut, takes };
}
