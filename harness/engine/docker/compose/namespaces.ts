/** Whose namespaces a service of the resolved Compose project is in. */
import type { ResolvedService } from '../../../model/plan.ts';
import type { NamespaceOwner, SharedNamespaces } from '../../../model/shared-namespaces.ts';

type Mode = string | null | undefined;

/** The modes of a service of Compose. */
interface Modes {
  readonly network_mode?: Mode;
  readonly pid?: Mode;
  readonly ipc?: Mode;
}

/** Nothing where all are its own. A network that is named, such as `bridge`, is joined by an interface of its own. */
export function sharesOf({ network_mode, pid, ipc }: Modes): Pick<ResolvedService, 'shares'> {
  const shares: SharedNamespaces = {
    ...ownerOf('network', network_mode),
    ...ownerOf('pid', pid),
    ...ownerOf('ipc', ipc),
  };
  return Object.keys(shares).length > 0 ? { shares } : {};
}

/**
 * The same services, with `container:` where it names a container of the project itself written as `service:`: the file's names for
 * containers are not those of a run.
 */
export function byService<S extends Modes & { readonly container_name?: Mode }>(
  services: Readonly<Record<string, S>>,
): Record<string, S> {
  const names = new Map(
    Object.entries(services).flatMap(([name, { container_name }]) =>
      container_name == null ? [] : [[container_name, name] as const],
    ),
  );
  const renamed = (mode: Mode): Mode => {
    const service = names.get(/^container:(.+)$/.exec(mode ?? '')?.[1] ?? '');
    return service === undefined ? mode : `service:${service}`;
  };
  return Object.fromEntries(
    Object.entries(services).map(([name, service]) => {
      const { network_mode, pid, ipc } = service;
      const modes = Object.entries({ network_mode, pid, ipc }).map(([key, mode]) => [key, renamed(mode)] as const);
      return [name, { ...service, ...Object.fromEntries(modes.filter(([, mode]) => mode != null)) }];
    }),
  );
}

function ownerOf(what: keyof SharedNamespaces, mode: Mode): SharedNamespaces {
  const [, kind, name = ''] = /^(service|container):(.+)$/.exec(mode ?? '') ?? [];
  const owner: NamespaceOwner | null =
    kind === 'service' || kind === 'container'
      ? { is: kind, name }
      : mode === 'host' || mode === 'none'
        ? { is: mode }
        : null;
  return owner === null ? {} : { [what]: owner };
}
