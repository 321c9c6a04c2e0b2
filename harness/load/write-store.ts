/** Where writes go, and what is there of them. */
import type { Duration } from '../model/time.ts';
import type { Asker } from '../probes/asker.ts';

export interface WriteStore {
  /** Creates an item for each slot, of the id that `idOf` has for it. */
  asker(idOf: (slot: number) => string): Asker;
  /** All that is there, in one text; null: it could not be read, and `said` tells why. */
  read(timeout: Duration): Promise<{ readonly text: string | null; readonly said: string }>;
}
