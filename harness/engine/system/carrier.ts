/** Who carries requests of one manner. What that takes of Node is made once. */
import type { Outcome } from '../../model/probe.ts';
import type { Answer, HostPort, HttpRequest } from '../clients.ts';

export interface Carrier {
  /** To be called before each request over a kept connection: how the one that it would have used was lost. */
  takeLoss(at: HostPort): Outcome | null;
  /** Calls `done` exactly once, and not before it returns a function that ends the request at once, as `harness_late`: given up by us. */
  start(asked: HttpRequest, done: (answer: Answer) => void): () => void;
  close(): void;
}
