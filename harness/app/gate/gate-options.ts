/** What a person or a CI system asks of a night. */
import type { ProjectConfig, Suite } from '../../model/gate-config.ts';
import type { Shard } from '../../model/night.ts';

export interface GateOptions {
  readonly config: Pick<ProjectConfig, 'control' | 'mustFail' | 'quarantine' | 'webhook'>;
  /** The suite with what the command line said of it. */
  readonly suiteName: string;
  readonly suite: Suite;
  readonly reports: string;
  readonly history: string;
  /** `2026-11-30`. */
  readonly night: string;
  readonly run: string;
  readonly shard: Shard | null;
  readonly bisect: boolean;
  readonly confirm: boolean;
  readonly seed: string;
  readonly command: string;
  readonly provision: boolean;
}
