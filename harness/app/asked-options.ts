/** What a person asks of a comparison or a forecast. */
import type { Design } from '../design/cells.ts';
import type { Quantity } from '../model/comparison-plan.ts';
import type { Duration } from '../model/time.ts';

/** What is varied: shared with `predict`. */
export interface VariationOptions {
  readonly vary: readonly string[];
  readonly cell: readonly string[];
  readonly merge: readonly string[];
  readonly revision: readonly string[];
  readonly design: Design;
  readonly experiment: readonly string[];
}

export interface CompareOptions extends VariationOptions {
  readonly reference?: string;
  readonly repeats: number;
  readonly budget?: Duration;
  readonly jobs: number | 'auto';
  readonly objective?: string;
  readonly measure?: Quantity;
  /** Whether to run controls: without them there is neither price nor false alarms. */
  readonly controls: boolean;
  readonly confirm: boolean;
  readonly dryRun: boolean;
  readonly seed?: string;
  readonly reports: string;
  readonly json: boolean;
  readonly provision: boolean;
}
