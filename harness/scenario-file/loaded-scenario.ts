/** A scenario as its file gives it. */
import type { CheckFunctions } from '../model/check-function.ts';
import type { Scenario } from '../model/scenario.ts';
import type { StackChange, VariantName } from '../model/variant.ts';

export interface LoadedScenario {
  readonly scenario: Scenario;
  /** File name without its ending. */
  readonly name: string;
  /** As a person would write it from here. */
  readonly file: string;
  /** What the file exports as `variants`, by name; empty: it exports none. */
  readonly variants: Readonly<Record<VariantName, StackChange>>;
  /** False: to be measured and not judged. */
  readonly judged: boolean;
  /** True: it has no experiments, as what is done comes by hand. Absent: it has. */
  readonly byHand?: boolean;
  /** The functions of its checks, where they are in this very process. Absent: its file has them. */
  readonly checks?: CheckFunctions;
}
