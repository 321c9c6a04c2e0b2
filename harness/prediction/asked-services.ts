/** Whom a health check asks beside its own service, by its command. */
import type { ResolvedService } from '../model/plan.ts';
import type { ServiceName } from '../model/stack.ts';

/** In the order of `services`. Only what the command itself says: what the page it asks for asks in turn stands in no setting. */
export function askedServices(
  { name, health }: Pick<ResolvedService, 'name' | 'health'>,
  services: readonly Pick<ResolvedService, 'name'>[],
): readonly ServiceName[] {
  const test = health?.test?.join(' ') ?? '';
  return services.map((one) => one.name).filter((other) => other !== name && mentionsHost(test, other));
}

/** As the host of a URL, of `-h host`, or of `host:port`; the name within another word is not it. */
function mentionsHost(text: string, host: string): boolean {
  const name = host.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(//([^/\\s@]*@)?|--?h(ost)?[= ])${name}(?![\\w-])|(^|\\s)${name}:\\d+(?!\\w)`).test(text);
}
