/** Containers that restart what is unhealthy, and whom they watch. */
import { sidecarService } from '../model/healer.ts';
import type { LintService } from '../model/lint.ts';
import { type Watches, watchesOf as watchesByImage } from '../model/other-healers.ts';
import { isRecord } from '../model/record.ts';
import { resolvedAt } from './said.ts';

/** Null: it is no healer that is known. */
export function watchesOf(service: LintService): Watches | null {
  if (service.name === sidecarService) return 'all';
  const environment = resolvedAt(service, 'environment');
  return watchesByImage(service.image, isRecord(environment) ? environment : {});
}

/** The healers among the services. */
export const healersOf = (services: readonly LintService[]): readonly LintService[] =>
  services.filter((one) => watchesOf(one) !== null);

export const isWatchedBy = (service: LintService, healer: LintService): boolean => {
  const watches = watchesOf(healer);
  return watches === 'all' || (watches !== null && service.labels[watches.label] === 'true');
};

/** Labels that only a healer reads. */
export const healerLabels = ['autoheal', 'deunhealth.restart.on.unhealthy'];
