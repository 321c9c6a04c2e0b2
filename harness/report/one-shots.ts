/** The services that had run once and ended well before an experiment began, for formats without lanes. */
import type { Analysis, ServiceReading } from '../model/analysis.ts';
import { listText } from '../model/count-text.ts';
import { distinct } from '../model/distinct.ts';

const isDone = ({ replicas }: ServiceReading): boolean =>
  replicas.length > 0 && replicas.every(({ lane }) => lane.length > 0 && lane.every(({ state }) => state === 'done'));

/** `init and migrate ran once and ended with 0`; null where there is none. */
export function oneShotLine({ experiments }: Analysis): string | null {
  const names = distinct(
    experiments.flatMap((one) => one.services.filter(isDone).map(({ service }) => service)),
  ).sort();
  if (names.length === 0) return null;
  return `${listText(names)} ran once and ended with 0`;
}
