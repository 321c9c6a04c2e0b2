/** What a stack is described by, beside its Compose file. */
import type { OwnedThings, ServiceDeclaration, ServiceName } from '../model/stack.ts';

/** A stack beside its Compose file: only what that cannot say. */
export interface StackDescription<S extends ServiceName, V extends string> {
  /**
   * Which Compose files, relative to the folder of the describing module. Left out: what `docker compose up` takes in that folder, with
   * override files, `.env`, `COMPOSE_FILE` and `COMPOSE_PROFILES`. One name, such as `compose.yaml`: the same, where it is the main
   * file of its folder; else that file alone. A list: exactly these, merged in order, as with `-f`; override files beside them are not read.
   */
  readonly compose?: string | readonly string[];
  /** Every service that scenarios name, by its key in the Compose file; others need not stand here. `{}` where nothing is asked of it. */
  readonly services: Readonly<Record<S, ServiceDeclaration>>;
  /**
   * External networks and volumes of the Compose file of which a run may make private ones, by their keys: a run must own all that it breaks
   * and removes (R201). A private volume is empty at first. Default: none.
   */
  readonly owns?: OwnedThings;
  /**
   * Variables of the Compose files that this stack sets for itself unless a scenario says otherwise. They win over the environment and
   * `.env`; what is not named here has the value that `docker compose up` gives it.
   */
  readonly variables?: Readonly<Record<V, string>>;
}
