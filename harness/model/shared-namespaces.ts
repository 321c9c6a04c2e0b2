/** Namespaces that a service does not have of its own, as of `network_mode: service:x`: whose it is in, and who is in whose. */
import type { ServiceName } from './stack.ts';

/** Whose namespace a service is in, where it has none of its own. */
export type NamespaceOwner =
  | { readonly is: 'service'; readonly name: ServiceName }
  /** A container by its name, which no service of the stack has. */
  | { readonly is: 'container'; readonly name: string }
  | { readonly is: 'host' }
  /** Nobody's: alone with its loopback. */
  | { readonly is: 'none' };

/** What a service shares, and with whom. An absent one is its own. */
export interface SharedNamespaces {
  readonly network?: NamespaceOwner;
  readonly pid?: NamespaceOwner;
  readonly ipc?: NamespaceOwner;
}

interface Sharing {
  readonly name: ServiceName;
  readonly shares?: SharedNamespaces;
}

/**
 * The service whose network another one is in, over as many steps as it takes; its own name where it has one of its own. Null: it is in that
 * of nobody in the stack.
 */
export function networkOwner(name: ServiceName, services: readonly Sharing[]): ServiceName | null {
  const { at, shared } = followed(name, services);
  return shared === undefined ? at : null;
}

/** The services in one network with `name`, itself apart, whoever owns it. */
export function networkMates(name: ServiceName, services: readonly Sharing[]): readonly ServiceName[] {
  const owner = networkOwner(name, services);
  if (owner === null) return [];
  return services.map((one) => one.name).filter((one) => one !== name && networkOwner(one, services) === owner);
}

/** Those whose processes are among the ones of `name`: they end when its first process does. */
export const processMates = (name: ServiceName, services: readonly Sharing[]): readonly ServiceName[] =>
  services.filter(({ shares }) => shares?.pid?.is === 'service' && shares.pid.name === name).map((one) => one.name);

/** Where a service is that has no network of its own: `in the network of vpn`. Null: it has one. */
export function networkText(name: ServiceName, services: readonly Sharing[]): string | null {
  const owner = networkOwner(name, services);
  if (owner === name) return null;
  return owner === null ? outsideText(outermost(name, services)) : `in the network of ${owner}`;
}

/** Of a service in the network of nobody in the stack: whose it is in, which is what the last one on the way shares. */
export function outermost(name: ServiceName, services: readonly Sharing[]): NamespaceOwner | undefined {
  return followed(name, services).shared;
}

/** The last one on the way from network to network, and what that shares; no further than there are services, which ends a circle. */
function followed(name: ServiceName, services: readonly Sharing[]) {
  const sharedBy = (one: ServiceName) => services.find((service) => service.name === one)?.shares?.network;
  let at = name;
  let shared = sharedBy(at);
  for (const _ of services) {
    if (shared?.is !== 'service') break;
    at = shared.name;
    shared = sharedBy(at);
  }
  return { at, shared };
}

function outsideText(owner: NamespaceOwner | undefined): string {
  switch (owner?.is) {
    case 'host':
      return 'in the network of the host';
    case 'container':
      return `in the network of the container ${owner.name}, which is not of the stack`;
    case 'none':
      return 'in no network at all';
    case 'service':
    case undefined:
      return 'in the network of nobody in the stack';
  }
}
