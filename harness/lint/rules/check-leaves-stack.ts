/** A health check that asks a name outside the stack. */
import { type AskedAddress, askedAddresses } from '../../model/check/addresses.ts';
import type { LintProject, LintService } from '../../model/lint.ts';
import { isRecord } from '../../model/record.ts';
import { checkOf, checkPlace, environmentOf } from '../check.ts';
import type { Rule } from '../rule.ts';
import { noticedAfter } from '../text.ts';

export const checkLeavesStack: Rule = {
  level: 'warning',
  about: 'A health check that asks a name outside the stack.',
  look: (service, project) => {
    const check = checkOf(service);
    if (check === null || service.health === null || makesTheWayOut(service)) return [];
    const outside = askedAddresses(check).find((asked) => isOutside(asked, service, project));
    if (outside === undefined) return [];
    const { name, health } = service;
    return [
      {
        message: `the health check of ${name} asks ${outside.host}, which is outside the stack`,
        why: `what lies between ${name} and ${outside.host} (names, networks, a proxy in front of it) then counts as ${name} itself`,
        cost: `when ${outside.host} does not answer, ${name} is unhealthy after ${noticedAfter(health)}, though nothing is wrong with it`,
        fix: `let the check ask ${name} alone, at localhost`,
        at: checkPlace(service),
      },
    ];
  },
};

/** Only full names: one without a dot may come from a network that the project shares with others. */
function isOutside({ host }: AskedAddress, service: LintService, { services }: LintProject): boolean {
  if (host === null || !/\.[a-z]{2,}$/i.test(host) || /\.(local|localhost|internal|lan|home|test|svc)$/i.test(host))
    return false;
  const known = services.flatMap(({ name, networks, resolved }) => [
    name,
    ...networks.flatMap(({ aliases }) => aliases),
    ...[resolved.hostname, resolved.container_name].filter((one) => typeof one === 'string'),
  ]);
  const hosts = [service.resolved.extra_hosts, service.resolved.links, service.resolved.external_links];
  return !known.includes(host) && !JSON.stringify(hosts).includes(host);
}

/** A VPN or a resolver is there to reach what is outside. */
function makesTheWayOut(service: LintService): boolean {
  const { resolved, image } = service;
  const devices = JSON.stringify([resolved.devices, resolved.cap_add]);
  const carried = typeof resolved.network_mode === 'string' && /^(service|container):/.test(resolved.network_mode);
  const named = /vpn|gluetun|wireguard|tailscale|cloudflared|warp|proxy|unbound|pihole|adguard|dnsmasq|coredns/i.test(
    image,
  );
  return (
    carried ||
    named ||
    /NET_ADMIN|net\/tun/.test(devices) ||
    isRecord(resolved.sysctls) ||
    'VPN_SERVICE_PROVIDER' in environmentOf(service)
  );
}
