/** Who brings an unhealthy container back, since plain Docker does not. */

/**
 * `none`: nothing heals, and there is no restart policy. `restart-policy`: the engine, when the process ends by itself.
 * `exit-on-unhealthy`: the health check ends the process when it fails, and the policy starts it again.
 * `sidecar`: a container in the stack that restarts what the engine calls unhealthy.
 */
export type HealerKind = 'none' | 'restart-policy' | 'exit-on-unhealthy' | 'sidecar';

export const healerKinds: readonly HealerKind[] = ['none', 'restart-policy', 'exit-on-unhealthy', 'sidecar'];

/** The sidecar's service in a generated override. */
export const sidecarService = 'resilience-healer';

/** How often the sidecar checks, in milliseconds. */
export const sidecarInterval = 1000;
