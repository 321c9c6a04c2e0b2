/** What a person asks of a comparison or a forecast. */
import type { Design } from '../design/cells.ts';
import type { Quantity } from '../model/comparison-plan.ts';
import type { Asks, FailureMode, Platform } from '../model/forecast.ts';
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
  readonly seed?: string;
  readonly reports: string;
  readonly provision: boolean;
}

export interface PredictOptions extends VariationOptions {
  readonly repeats: number;
  readonly under: readonly Platform[];
  readonly objective?: string;
  /** In place of the scenario's faults. */
  readonly failure: readonly FailureMode[];
  readonly asks: readonly Asks[];
  /** The chance that a look at a healthy service fails. */
  readonly checkFailure: number;
  /** Where earlier runs lie, whose start-ups and checks are taken for granted. */
  readonly reports: string;
  readonly seed?: string;
}
