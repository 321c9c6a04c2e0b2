/** A health check that asks localhost by IPv6, of a service that listens on IPv4 alone. */
import { askedAddresses } from '../../model/check/addresses.ts';
import type { LintService } from '../../model/lint.ts';
import { checkOf, checkPlace, environmentOf } from '../check.ts';
import { editWords } from '../check-edits.ts';
import type { Rule } from '../rule.ts';

export const checkLocalhostIsIpv6: Rule = {
  level: 'warning',
  about: 'A health check that asks localhost by IPv6, of a service that listens on IPv4 alone.',
  look: (service) => {
    const check = checkOf(service);
    if (check === null || !/alpine/.test(service.image) || !listensOnIpv4(service)) return [];
    // Other clients try the next address of a name; these two are busybox's on Alpine, and take the first.
    const asked = askedAddresses(check).find(({ by, host }) => host === 'localhost' && /^(wget|nc)$/.test(by));
    if (asked === undefined) return [];
    return [
      {
        message: `the health check of ${service.name} asks localhost, and ${service.name} listens on 0.0.0.0`,
        why: `on Alpine localhost is ::1 first, which every container has from Docker Engine 26 on; busybox ${asked.by} tries no other address`,
        cost: `"connection refused": ${service.name} is never healthy, unless it listens on :: too`,
        fix: 'ask 127.0.0.1',
        at: checkPlace(service),
        edits: editWords(service, (word) => word.replace(/(^|[\s/@])localhost(?=[:/\s]|$)/g, '$1127.0.0.1')),
      },
    ];
  },
};

/** As its command or its environment says, and neither says the other. */
function listensOnIpv4(service: LintService): boolean {
  const said = [...(service.command ?? []), ...Object.values(environmentOf(service))].join(' ');
  return /(?<![\d.])0\.0\.0\.0(?![\d./])/.test(said) && !/\[::\]|(?<!\S)::(?!\S)/.test(said);
}
