/** What a machine gives to runs: Compose as it is called there, and the images that stacks and helper containers are made from. */

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
