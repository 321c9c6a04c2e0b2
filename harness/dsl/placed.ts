/** From where a probe is asked, and which containers of its service. */
import type { Placed, Vantage } from '../model/probe.ts';
import { oneOf, optional } from './schema.ts';

/** What all probes take that are asked at a port. */
export interface PlacedOptions {
  /**
   * `'host'`: from this machine, at a published port; what the Compose file does not publish, the run does, on loopback. `'network'`: from inside
   * the service's networks, at its name and its own port, by a small program in a container of the run's own. Callers inside see that; the proxy in
   * front of a published port is not met. Default: `'host'`, and `'network'` where no port can be published.
   */
  readonly from?: Vantage;
  /**
   * Each container of a scaled service is asked by itself: a probe `home` becomes `home #1`, `home #2` and so on, and what is expected of it is expected
   * of each. Default: from the host the first container is asked, and from inside whichever the name leads to.
   */
  readonly each?: 'replica';
}

export const placedOptions = { from: optional(oneOf('host', 'network')), each: optional(oneOf('replica')) };

/** The same as they stand in the probe. */
export const readPlaced = ({ from, each }: PlacedOptions): Pick<Placed, 'from' | 'each'> => ({
  ...(from !== undefined && { from }),
  ...(each !== undefined && { each }),
});
