/** Whose namespaces a service of the resolved Compose project is in. */
import type { ResolvedService } from '../../../model/plan.ts';
import type { NamespaceOwner, SharedNamespaces } from '../../../model/shared-namespaces.ts';
import type { ComposeService } from './config.ts';

type Modes = Pick<ComposeService, 'network_mode' | 'pid' | 'ipc'>;

/** Nothing where all are its own. A network that is named, such as `bridge`, is joined by an interface of its own. */
export function sharesOf({ network_mode, pid, ipc }: Modes): Pick<ResolvedService, 'shares'> {
  const shares: SharedNamespaces = {
    ...ownerOf('network', network_mode),
    ...ownerOf('pid', pid),
    ...ownerOf('ipc', ipc),
  };
  return Object.keys(shares).length > 0 ? { shares } : {};
}

function ownerOf(what: keyof SharedNamespaces, mode: string | null | undefined): SharedNamespaces {
  const [, kind, name = ''] = /^(service|container):(.+)$/.exec(mode ?? '') ?? [];
  const owner: NamespaceOwner | null =
    kind === 'service' || kind === 'container'
      ? { is: kind, name }
      : mode === 'host' || mode === 'none'
        ? { is: mode }
        : null;
  return owner === null ? {} : { [what]: owner };
}
