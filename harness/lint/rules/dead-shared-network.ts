/** The network of another service, which goes with every restart of that one. */
import { restartText } from '../../model/settings.ts';
import type { Rule } from '../rule.ts';

export const deadSharedNetwork: Rule = {
  level: 'warning',
  about: "A service in the network of another, which it loses when that one's container restarts.",
  look: ({ name, shares }, { services }) => {
    const owner = shares?.network;
    const other = owner?.is === 'service' ? services.find((one) => one.name === owner.name) : undefined;
    if (other === undefined) return [];
    const again =
      other.restart.name === 'no' ? 'is started again' : `is restarted by restart: ${restartText(other.restart)}`;
    return [
      {
        message: `${name} is in the network of ${other.name}, and loses it when ${other.name} crashes`,
        why: `a container that starts again gets a new network; ${name} stays in the old one, where only its loopback is left`,
        cost: `from the moment that ${other.name} ${again}, ${name} reaches nobody and is reached by nobody, until it is restarted itself; a check that asks localhost stays green`,
        fix: `let the check of ${name} ask something outside and restart it when it is unhealthy, or restart both together: docker compose restart ${other.name}`,
        at: ['network_mode'],
      },
    ];
  },
};
