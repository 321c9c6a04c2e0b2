/** What a Podman that answers in Docker's place cannot do for a plan: known before anything starts, or it would be judged wrongly. */
import type Docker from 'dockerode';
import { type Failure, failure } from '../../model/failure.ts';
import { faultsOf } from '../../model/fault-facts.ts';
import { helperContainersOf } from '../../model/fault-traits.ts';
import type { Plan, PlannedExperiment } from '../../model/plan.ts';
import { ask } from './ask.ts';

/** What a Podman says of itself. */
export interface PodmanFacts {
  readonly version: string;
  /** It has health checks run by timers of systemd (Podman's manual, `podman-healthcheck-run`); seen: without one, none is ever run. */
  readonly systemd: boolean;
}

/** Null: it is none. */
export async function podmanFacts(docker: Docker): Promise<PodmanFacts | null> {
  const [version, info] = await Promise.all([
    ask('say its version', docker.version()),
    ask('say what it is', docker.info() as Promise<{ CgroupDriver?: string }>),
  ]);
  const { Components: parts = [] } = version as { Components?: readonly { Name: string; Version: string }[] };
  const engine = parts.find(({ Name }) => Name === 'Podman Engine');
  return engine === undefined ? null : { version: engine.Version, systemd: info.CgroupDriver === 'systemd' };
}

/** R238 for each. */
export function podmanProblems({ version, systemd }: PodmanFacts, plan: Plan): readonly Failure[] {
  const podman = `Podman ${version}`;
  const checked = plan.services.filter(({ health }) => health !== null).map(({ name }) => name);
  return [
    ...plan.experiments.filter(signalsProcess).map(({ name }) =>
      failure('R238', `${podman} was not seen to let a signal reach a process past its API`, {
        at: `${plan.file}, experiment '${name}'`,
        fix: 'use kill(), stop(), pause() or restart(), or a Docker engine',
      }),
    ),
    ...(systemd || checked.length === 0
      ? []
      : [
          failure(
            'R238',
            `${podman} runs no health check without systemd, and ${checked.join(', ')} would be waited for`,
            {
              at: plan.file,
              fix: 'use a Podman that systemd started, or a Docker engine',
            },
          ),
        ]),
  ];
}

const signalsProcess = (one: PlannedExperiment): boolean =>
  faultsOf(one).flatMap(helperContainersOf).includes('host-pid');
