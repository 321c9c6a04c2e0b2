/** Made-up services as a Compose file, a Dockerfile and an image describe them. */
import type { DescribedService } from '../../harness/model/described-service.ts';
import { seconds } from '../../harness/model/time.ts';
import { health } from '../plan/parts.ts';

/** Unchecked, unpublished and kept up; nothing is known of its image. */
export const described = (name: string, more: Partial<DescribedService> = {}): DescribedService => ({
  name,
  image: `somebody/${name}:1`,
  replicas: 1,
  health: null,
  healthFrom: 'none',
  restart: { name: 'always' },
  stopGrace: seconds(10),
  init: false,
  ports: [],
  networks: [{ name: 'default', aliases: [] }],
  environment: {},
  command: null,
  exposed: [],
  offers: false,
  udp: [],
  ...more,
});

export const publishing = (...ports: readonly number[]): Pick<DescribedService, 'ports'> => ({
  ports: ports.map((container) => ({ container, host: null })),
});

/** A check of 5 s, 2 s and 3 retries. */
export const checkedBy = (...test: readonly string[]): Pick<DescribedService, 'health' | 'healthFrom'> => ({
  health: { ...health(5000, 2000, 3), test },
  healthFrom: 'compose',
});

export const needing = (...names: readonly string[]): Pick<DescribedService, 'dependsOn'> => ({
  dependsOn: names.map((service) => ({ service, condition: 'service_started' })),
});
