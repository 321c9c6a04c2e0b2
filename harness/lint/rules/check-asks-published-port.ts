/** A health check that asks, inside the container, the port of the host. */
import { type AskedAddress, askedAddresses } from '../../model/check/addresses.ts';
import type { LintService } from '../../model/lint.ts';
import { checkOf, checkPlace, environmentOf } from '../check.ts';
import { editWords, writtenTest } from '../check-edits.ts';
import type { Rule } from '../rule.ts';

export const checkAsksPublishedPort: Rule = {
  level: 'warning',
  about: 'A health check that asks, inside the container, the port that is published on the host.',
  look: (service) => {
    const check = checkOf(service);
    if (check === null || service.resolved.network_mode !== undefined) return [];
    for (const asked of askedAddresses(check)) {
      const mapped = service.ports.find(({ host, container }) => host === asked.port && container !== host);
      if (mapped === undefined || !isItself(asked, service) || listensOn(service, mapped.host!)) continue;
      return [
        {
          message: `the health check of ${service.name} asks port ${mapped.host}, which is ${mapped.container} inside the container`,
          why: "a published port is the host's; a health check runs in the container, where the service listens on its own",
          cost: `the check fails as long as nothing in the container listens on ${mapped.host}`,
          fix: `ask port ${mapped.container}`,
          at: checkPlace(service),
          edits: withPort(service, mapped.host!, mapped.container),
        },
      ];
    }
    return [];
  },
};

const isItself = ({ host }: AskedAddress, { name }: LintService): boolean =>
  host !== null && ['localhost', '127.0.0.1', '::1', '0.0.0.0', name].includes(host);

/** Something else says that the container has a listener there. */
function listensOn(service: LintService, port: number): boolean {
  const { ports, imageFacts, resolved, command } = service;
  const exposed = Array.isArray(resolved.expose) ? resolved.expose.map(String) : [];
  const said = [...exposed, ...(command ?? []), ...Object.values(environmentOf(service))];
  return (
    ports.some(({ container }) => container === port) ||
    imageFacts?.ports.includes(port) === true ||
    said.some((text) => new RegExp(`(?<!\\d)${port}(?!\\d)`).test(text))
  );
}

/** Where the number stands once in what is written, it is the port. */
function withPort(service: LintService, from: number, to: number) {
  const said = writtenTest(service);
  const number = new RegExp(`(?<!\\d)${from}(?!\\d)`, 'g');
  const count = [said ?? []].flat().join(' ').match(number)?.length ?? 0;
  return count === 1 ? editWords(service, (word) => word.replace(number, String(to))) : [];
}
