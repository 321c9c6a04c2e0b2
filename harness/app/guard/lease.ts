/** What must be known of a run to clean up after it when its harness is gone: plain data, written on one line. */
import type { RunLabels } from '../../engine/kind.ts';
import type { ReachedEngine } from '../../model/machine.ts';
import type { Machine } from '../../provision/ensure.ts';
import { type EngineEndpoint, parseEndpoint } from '../../provision/finding/endpoint.ts';

/** What of a machine the engine of a run takes. */
export type RunMachine = Pick<Machine, 'compose' | 'images'> & { readonly endpoint: ReachedEngine };

export interface Lease extends RunLabels {
  readonly engine: Omit<ReachedEngine, 'forward'> & Pick<EngineEndpoint, 'address'>;
  /** The run's directory, absolute. Null: it has none yet, and nothing but helper containers. */
  readonly folder: string | null;
  /** Its stack is somebody's own: what its ledger holds is undone with this, and what was there stays. Null: it is the run's. */
  readonly attached: Pick<Machine, 'compose' | 'images'> | null;
}

/** The engine of a lease, which is kept longer than a connection. */
export const engineOf = ({ address, dockerHost, env, at }: EngineEndpoint): Lease['engine'] => ({
  address,
  dockerHost,
  env,
  at,
});

/** A tunnel went with the harness. Throws where there is no new one. */
export const reachAgain = async ({ engine }: Pick<Lease, 'engine'>): Promise<ReachedEngine> =>
  engine.address === engine.dockerHost ? { ...engine, forward: null } : parseEndpoint(engine.address, 'the run', null);
