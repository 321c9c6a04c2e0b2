/** What an engine does, as laws: one body, held by the simulator and by the real engine alike. */
import type { Law } from './arm.ts';
import { childrenLaws } from './children-laws.ts';
import { cpuLaws } from './cpu-laws.ts';
import { detectionLaws } from './detection-laws.ts';
import { healthLaws } from './health-laws.ts';
import { logLaws } from './log-laws.ts';
import { networkLaws } from './network-laws.ts';
import { orderLaws } from './order-laws.ts';
import { restartLaws } from './restart-laws.ts';
import { sightLaws } from './sight-laws.ts';

export const laws: readonly Law[] = [
  ...detectionLaws,
  ...healthLaws,
  ...restartLaws,
  ...networkLaws,
  ...childrenLaws,
  ...cpuLaws,
  ...logLaws,
  ...orderLaws,
  ...sightLaws,
];
