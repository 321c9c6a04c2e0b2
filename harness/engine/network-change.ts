/** What a fault changes in a container's own network namespace, as plain data: a real engine renders it, the simulator reads it. */
import type { Cut } from '../model/fault.ts';

/** Further kinds are further members: nothing compiles until `docker/network-changes/` and `sim/` know what each is. */
export type NetworkChange = EdgeCut | ClosedPort;
export type NetworkChangeKind = NetworkChange['kind'];
export type NetworkChangeOf<K extends NetworkChangeKind> = Extract<NetworkChange, { kind: K }>;

/** An edge of the dependency graph as one container of the caller sees it. */
export interface CallerEdge {
  readonly from: string;
  readonly to: string;
  /** Every name under which the caller may ask for the callee: `numbers-api`, `numbers-api.backend`. Upper and lower case are told apart. */
  readonly names: readonly string[];
  /** IPv4 and IPv6 addresses of the callee's containers on networks that the caller shares. */
  readonly addresses: readonly string[];
  /** How many addresses an answer of the engine's resolver may hold: the callee's containers. */
  readonly answers: number;
}

/** The container loses the callee, and nobody else does. */
export interface EdgeCut extends CallerEdge {
  readonly kind: 'cut';
  readonly how: Cut;
}

/** Nobody can connect to this TCP port of the container, itself included. */
export interface ClosedPort {
  readonly kind: 'closed-port';
  readonly port: number;
}

/** The name that whatever is ours has in a namespace; it stands in the undo of every ledger too. */
export const ownName = 'resilience';
