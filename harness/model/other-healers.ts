/** Other people's programs that restart, create again or run things in containers by themselves. */
import type { ServiceName } from './stack.ts';

export interface OtherHealer {
  /** The container in which it runs, or what is known of it. */
  readonly name: string;
  /** What it does, as in `autoheal restarts what is unhealthy`. */
  readonly does: string;
  /** The services that it acts on. */
  readonly over: readonly ServiceName[];
}

/** `all`: whoever is unhealthy. Else the label that has to be `true`. */
export type Watches = 'all' | { readonly label: string };

type Texts = Readonly<Record<string, unknown>>;

/** Whom a healer of unhealthy containers watches, by its image and its environment; null: it is none that is known. */
export function watchesOf(image: string, environment: Texts): Watches | null {
  const name = image.replace(/[:@].*$/, '');
  if (/deunhealth$/i.test(name)) return { label: 'deunhealth.restart.on.unhealthy' };
  if (!/autoheal/i.test(name)) return null;
  const said = environment.AUTOHEAL_CONTAINER_LABEL;
  const label = typeof said === 'string' && said !== '' ? said : 'autoheal';
  return label === 'all' ? 'all' : { label };
}

export interface Acting {
  readonly does: string;
  /** Whether it acts on a container with these labels. */
  readonly on: (labels: Texts) => boolean;
}

/** What a container's program does to others, by its image and its environment; null: nothing that is known. */
export function actingOf(image: string, environment: Texts): Acting | null {
  const watches = watchesOf(image, environment);
  if (watches !== null) {
    return {
      does: 'restarts what is unhealthy',
      on: (labels) => watches === 'all' || labels[watches.label] === 'true',
    };
  }
  if (/watchtower/i.test(image)) {
    const onlyLabelled = /^(1|true)$/i.test(String(environment.WATCHTOWER_LABEL_ENABLE ?? ''));
    return {
      does: 'stops containers and creates them again from newer images',
      on: ({ 'com.centurylinklabs.watchtower.enable': said }) => (onlyLabelled ? said === 'true' : said !== 'false'),
    };
  }
  if (!/ofelia/i.test(image)) return null;
  return {
    does: 'runs jobs in containers at set times',
    on: (labels) => Object.keys(labels).some((label) => label.startsWith('ofelia.')),
  };
}

/** Who has made a container with these labels and makes a new one in its place; null: nobody that is known. */
export function makerOf(labels: Texts): Omit<OtherHealer, 'over'> | null {
  if ('com.docker.swarm.service.name' in labels) {
    return { name: 'the swarm', does: 'makes a new container in place of one that ends' };
  }
  if ('io.kubernetes.pod.name' in labels) {
    return { name: 'the kubelet', does: 'makes a new container in place of one that ends' };
  }
  return null;
}

/** `shop-heal-1 restarts what is unhealthy: web and api`. */
export const healerText = ({ name, does, over }: OtherHealer): string => `${name} ${does}: ${over.join(', ')}`;
