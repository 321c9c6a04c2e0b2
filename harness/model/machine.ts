/** What a machine gives to runs: an engine, Compose as it is called there, and the images that stacks and helper containers are made from. */

export interface ComposeCommand {
  /** `['docker', 'compose']` or `['docker-compose']`, as absolute paths where they are ours. */
  readonly command: readonly string[];
  /** Without a leading `v`. */
  readonly version: string;
  /** Added to the environment of every call: the engine's address, and where ours is used PATH and DOCKER_CONFIG. */
  readonly env: Readonly<Record<string, string>>;
}

export interface BaseImages {
  /** What `FROM ${RESILIENCE_NODE_IMAGE}` or `image: ${RESILIENCE_NODE_IMAGE}` gets. */
  readonly node: string;
  /** For helper containers. */
  readonly tools: string;
}

/** Where an engine is. */
export interface EngineAddress {
  /** `unix://…` or `tcp://…`. */
  readonly dockerHost: string;
  /** What a client of it needs in its environment: where the certificates are, for TLS. */
  readonly env: Readonly<Record<string, string>>;
}

/** Where an engine is that runs are made on. */
export interface ReachedEngine extends EngineAddress {
  /** Whose loopback address it publishes ports at: this machine's or another's. */
  readonly at: 'here' | 'elsewhere';
  /** The port of this machine that leads to one which it publishes at its loopback address; null: nothing leads there. */
  readonly forward: ((port: number) => Promise<number>) | null;
}
