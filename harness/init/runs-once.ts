/** Services that run once and end: there is nothing to break, and nothing to ask. */

import type { DescribedService } from '../model/described-service.ts';
import { isAwaited } from '../model/one-shot.ts';
import { repositoryOf } from './by-image.ts';

export interface RunsOnce {
  readonly why: string;
  /** It is called so, and nothing else says it. */
  readonly isGuess: boolean;
}

const calledSo =
  /(^|[-_.])(migrat\w*|init\w*|setup|seed\w*|bootstrap\w*|provision\w*|create-?\w*|configurator|fixtures?|permissions?|chown|wait(-for)?|once|job)([-_.]|$)/i;
const doesSo =
  /\b(migrate|db:migrate|collectstatic|createbuckets?|chown|chmod)\b|(^|[\s;&|])mc (mb|alias|config|policy|anonymous)\b/;

/** Null: it is meant to stay up. */
export function runsOnce(service: DescribedService, services: readonly DescribedService[]): RunsOnce | null {
  const waiting = services.find((one) => isAwaited(service.name, [one]));
  if (waiting !== undefined) return { why: `${waiting.name} waits for it to complete`, isGuess: false };
  const { restart, health, ports, name, command, image } = service;
  if (restart.name === 'always' || restart.name === 'unless-stopped' || health !== null || ports.length > 0)
    return null;
  if (calledSo.test(name)) return { why: `it is called ${name}, publishes nothing and is not kept up`, isGuess: true };
  if (doesSo.test(command?.join(' ') ?? '') || repositoryOf(image) === 'minio/mc') {
    return { why: 'its command does one thing and ends', isGuess: true };
  }
  return restart.name === 'no' && /^(hello-world|.*\/(hello-world))$/.test(repositoryOf(image))
    ? { why: 'its image does one thing and ends', isGuess: true }
    : null;
}
