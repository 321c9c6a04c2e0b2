/** Planned services for tests of the simulated environment. */
import type { PlannedService } from '../../../harness/model/plan.ts';
import { seconds } from '../../../harness/model/time.ts';

export function planned(name: string, more: Partial<PlannedService> = {}): PlannedService {
  return {
    name,
    image: `${name}:test`,
    replicas: 1,
    health: null,
    healthFrom: more.health === undefined || more.health === null ? 'none' : 'compose',
    restart: { name: 'no' },
    stopGrace: seconds(10),
    init: false,
    ports: [],
    networks: [{ name: 'default', aliases: [] }],
    wrapHealth: false,
    ...more,
  };
}
