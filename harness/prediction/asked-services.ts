/** Whom a health check asks beside its own service, by its command. */
import { askedAddresses } from '../model/check/addresses.ts';
import { readCheck } from '../model/check/check-command.ts';
import type { Variables } from '../model/check/word.ts';
import type { ResolvedService } from '../model/plan.ts';
import type { ServiceName } from '../model/stack.ts';

type Named = Pick<ResolvedService, 'name'> & Partial<Pick<ResolvedService, 'networks'>>;

/**
 * In the order of `services`. Only what the command itself says: what the page it asks for asks in turn stands in no setting.
 * `variables`: what the service's environment gives, for a command that reads the name from there.
 */
export function askedServices(
  { name, health }: Pick<ResolvedService, 'name' | 'health'>,
  services: readonly Named[],
  variables: Variables = {},
): readonly ServiceName[] {
  if (health?.test == null) return [];
  const own = namesOf(services.find((one) => one.name === name) ?? { name });
  const hosts = askedAddresses(readCheck(health.test, variables)).flatMap(({ host }) => (host === null ? [] : [host]));
  return services
    .filter(
      (other) => other.name !== name && namesOf(other).some((known) => hosts.includes(known) && !own.includes(known)),
    )
    .map((other) => other.name);
}

/** By what the others reach it: its name, and the aliases that its networks have for it. */
const namesOf = ({ name, networks = [] }: Named): readonly string[] => [
  name,
  ...networks.flatMap(({ aliases }) => aliases),
];
