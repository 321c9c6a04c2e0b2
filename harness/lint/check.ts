/** A service's health check as the rules about its command read it. */
import { type CheckCommand, readCheck } from '../model/check/check-command.ts';
import type { Variables } from '../model/check/word.ts';
import type { LintService } from '../model/lint.ts';
import { isRecord } from '../model/record.ts';
import { saidOf } from './said.ts';

/** Null: it has none, or only its image has it and is not here. */
export const checkOf = (service: LintService): CheckCommand | null =>
  service.health?.test == null ? null : readCheck(service.health.test, environmentOf(service));

/** What is in the container's environment by Compose and by the image, as far as either is known. */
export function environmentOf({ resolved, imageFacts }: Pick<LintService, 'resolved' | 'imageFacts'>): Variables {
  const said = isRecord(resolved.environment) ? resolved.environment : {};
  const own = Object.entries(said).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return { ...imageFacts?.environment, ...Object.fromEntries(own) };
}

/** Where a finding about it stands: an image's own check is said by the name of the image, or by how it is built. */
export function checkPlace(service: LintService): readonly string[] {
  if (service.healthFrom === 'compose') return ['healthcheck', 'test'];
  return saidOf(service, 'image') === undefined && saidOf(service, 'build') !== undefined ? ['build'] : ['image'];
}

/** The program that decides and those around it, in one line, short enough for a sentence. */
export function checkText({ words }: Pick<CheckCommand, 'words'>): string {
  const text = words.join(' ').replaceAll(/\s+/g, ' ').trim();
  return `\`${text.length > 70 ? `${text.slice(0, 69)}…` : text}\``;
}
