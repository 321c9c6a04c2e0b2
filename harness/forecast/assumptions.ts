/** What a forecast takes for granted, said aloud. */
import { plural } from '../model/count-text.ts';
import type { Platform } from '../model/forecast.ts';
import type { ServiceName } from '../model/stack.ts';
import { leastChecks, type Measurements } from './service-model.ts';

interface Granted {
  readonly platforms: readonly Platform[];
  readonly measurements: ReadonlyMap<ServiceName, Measurements>;
  readonly engineVersion: string;
}

const ofPlatforms: Readonly<Record<Platform, string>> = {
  docker: 'Docker: delays as measured on engine 26.1.5 with two CPUs, one check in a hundred delayed by a stalled disk',
  swarm:
    'Swarm: one node, a delay of 5 s before a replacement; of restart only on-failure counts, no means its default any',
  kubernetes:
    'Kubernetes: from source, not measured; whole seconds, probes at a fixed rate that a new container waits for, restart always, containers made as fast as under Swarm',
};

export function assumptions({ platforms, measurements, engineVersion }: Granted): readonly string[] {
  const measured = [...measurements].filter(([, { boots, probes }]) => boots.length + probes.length > 0);
  return [
    'a health check sees the fault of its own service, the process ends at SIGTERM, and the fault comes at any phase of the checks',
    'a service whose health check asks the target, by its own command or by --asks, is simulated with it; depends_on orders the first start and nothing after it',
    ...platforms.map((platform) => ofPlatforms[platform]),
    ...(platforms.some((platform) => platform !== 'kubernetes')
      ? [`rules of health checks as of engine ${engineVersion}`]
      : []),
    ...measured.map(([service, { boots, probes }]) => `${service}: ${startText(boots)}, ${checkText(probes)}`),
    ...(measured.length === 0
      ? ['no earlier runs: applications are up 40 ms after their start, and checks are trivial']
      : []),
  ];
}

const startText = ({ length }: readonly number[]): string =>
  length === 0 ? 'up 40 ms after its start' : `start-up from ${plural(length, 'earlier start')}`;

const checkText = ({ length }: readonly number[]): string =>
  length < leastChecks ? 'its check trivial' : `check from ${length} earlier checks`;
