/** Containers that restart what is unhealthy, and whom they watch. */
import { sidecarService } from '../model/healer.ts';
import type { LintService } from '../model/lint.ts';
import { isRecord } from '../model/record.ts';
import { resolvedAt } from './said.ts';

/** `all`: whoever is unhealthy. Else the label that has to be `true`. */
type Watches = 'all' | { readonly label: string };

/** Null: it is no healer that is known. */
export function watchesOf(service: LintService): Watches | null {
  if (service.name === sidecarService) return 'all';
  const image = service.image.replace(/[:@].*$/, '');
  if (/deunhealth$/i.test(image)) return { label: 'deunhealth.restart.on.unhealthy' };
  if (!/autoheal/i.test(image)) return null;
  const environment = resolvedAt(service, 'environment');
  const said = isRecord(environment) ? environment.AUTOHEAL_CONTAINER_LABEL : undefined;
  const label = typeof said === 'string' && said !== '' ? said : 'autoheal';
  return label === 'all' ? 'all' : { label };
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
