/** What a prediction knows of a service and of an action: their settings, as they are in effect. */
import type { Action } from '../model/fault.ts';
import type { ServiceFacts } from '../model/settings.ts';

/** What a prediction needs to know of a service; a planned service has it all. */
export interface KnownService extends ServiceFacts {
  readonly name: string;
  /** Whether its process leaves on its stop signal, where that is known. Absent: it is not, and nearly all do. */
  readonly heedsStop?: boolean;
}

/** The operator's action that ends a held fault, with the settings of its own target. */
export interface KnownAction {
  readonly kind: Action['kind'];
  readonly target: KnownService;
}
