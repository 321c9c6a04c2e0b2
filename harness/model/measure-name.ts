/** By what a measure is found again: in a comparison, in another night. */
import type { Quantity } from './comparison-plan.ts';
import type { ExperimentName } from './scenario.ts';

export interface MeasureName {
  readonly experiment: ExperimentName;
  readonly quantity: Quantity;
}

export const isSameMeasure = (one: MeasureName, other: MeasureName): boolean =>
  one.experiment === other.experiment && one.quantity === other.quantity;
