/** What an experiment leaves behind that nobody asks for: marks in stores that are gone, processes and connections that stay. */
import type { ExperimentName } from './scenario.ts';
import type { ServiceName } from './stack.ts';

/** How a mark was left: by the server's own client in its container, or as a file in a volume. */
export type MarkBy = 'redis-cli' | 'psql' | 'file';

/** One container of a service, by its Compose number. */
interface Whose {
  readonly service: ServiceName;
  readonly replica: number;
}

export interface Mark extends Whose {
  readonly by: MarkBy;
  /** `key resilience:mark`, `table resilience_mark`, or the volume's path. */
  readonly where: string;
  /** What it acknowledges is to outlive a kill, as it is configured. False: only an orderly end, as a Redis that takes snapshots now and then. */
  readonly durable: boolean;
}

/** What runs and who is connected, in one container. */
export interface ContainerCounts {
  /** The first process and its children, theirs included; what was started by exec and has lost its parent is among them. */
  readonly processes: number;
  /** Those of them that have ended and that nobody has collected. */
  readonly zombies: number;
  /** TCP connections that stand, of its network namespace. */
  readonly connections: number;
}

type When = { readonly experiment: ExperimentName; readonly when: 'before' | 'after' };

export type AftermathEvent =
  /** Before the fault a store has acknowledged a mark; after the recovery it was looked for. `unknown`: the store could not be asked. */
  | ({ readonly type: 'mark.told'; readonly is: 'there' | 'gone' | 'unknown' } & When & Mark)
  | ({ readonly type: 'processes.counted'; readonly container: string } & When & Whose & ContainerCounts);

export interface Aftermath {
  readonly marks: readonly (Mark & {
    /** Null: the store could not be asked afterwards. */
    readonly kept: boolean | null;
  })[];
  /** Of containers that ran both before the fault and after the recovery. */
  readonly counts: readonly (Whose & { readonly before: ContainerCounts; readonly after: ContainerCounts })[];
}
