/** What is to be known of a kind of probe: one row of it. */
import type { ServiceName } from './stack.ts';

/** Where it is asked. */
export type Door =
  /** At a port of its service, from this machine; null: the one that the stack declares. */
  | { readonly at: 'port'; readonly service: ServiceName; readonly port: number | null }
  /** At a port of its service, from inside its networks. */
  | { readonly at: 'inside'; readonly service: ServiceName; readonly port: number | null }
  /** Inside a network of its service, by its key in the Compose file; null: the first. */
  | { readonly at: 'network'; readonly service: ServiceName; readonly network: string | null }
  /** Through the engine, in or at a container of its service. */
  | { readonly at: 'container'; readonly service: ServiceName }
  /** In a container of ours, in the networks of its service. */
  | { readonly at: 'beside'; readonly service: ServiceName }
  /** At any port that the stack declares. */
  | { readonly at: 'stack' }
  /** Anywhere else, whether the stack is up or not. */
  | { readonly at: 'url'; readonly url: string };

export interface ProbeTraits<P> {
  /** Whose eyes it has. What users see is their downtime; what an observer sees tells of the stack, and is late in its own way. */
  readonly audience: 'users' | 'observer';
  readonly door: (probe: P) => Door;
  /** Whether it can be asked from inside the network as well as from this machine. */
  readonly placed: boolean;
  /** Whether it tells of its service; else that is only whom it asks. */
  readonly tellsOfService: boolean;
  /** Whether the time that an answer takes says anything of the stack. */
  readonly hasLatency: (probe: P) => boolean;
  /** Whether its answers have a value. */
  readonly readsValue: (probe: P) => boolean;
  /** What an answer is written in. */
  readonly speaks: string;
  /** Where it has no name yet: `GET api/orders`. */
  readonly label: (probe: P) => string;
  /** What it asks, in one line. */
  readonly text: (probe: P) => string;
}
