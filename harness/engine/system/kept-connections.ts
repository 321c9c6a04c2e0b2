/** The kept connections to one address: as many as were ever busy at once, the one used last first. */
import { Agent, type ClientRequest } from 'node:http';
import type { NetConnectOpts, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Outcome } from '../../model/probe.ts';
import { between, type Duration, type Instant, milliseconds } from '../../model/time.ts';
import type { HostPort } from '../clients.ts';
import type { Clock } from '../environment.ts';
import type { Connector } from './tls.ts';

/**
 * How long an idle connection is trusted. The most impatient of the common servers (gunicorn) ends it after 2 s, most
 * after 5 s: past this time an end says nothing of the service, and a request that met it would be wrongly lost.
 */
export const trust: Duration = milliseconds(1500);

/**
 * Node's pool, which also tells of a loss. When the server ends the connection that the next request would have used,
 * Node's own drops it silently, and the kept connections of a crashed service would look as healthy as fresh ones.
 */
export class KeptConnections extends Agent {
  readonly #clock: Clock;
  readonly #open: Connector;
  /** Every connection of the pool, with the instant since which it is idle; null while it is busy. */
  readonly #idle = new Map<Socket, Instant | null>();
  #latest: Socket | null = null;
  #loss: Outcome | null = null;

  constructor(clock: Clock, open: Connector) {
    super({ keepAlive: true, scheduling: 'lifo', maxFreeSockets: Number.POSITIVE_INFINITY });
    this.#clock = clock;
    this.#open = open;
  }

  /** To be called before each request: lets go of what is no longer trusted. Returns how the connection it would have used was lost. */
  takeLoss(): Outcome | null {
    const now = this.#clock.now();
    for (const [socket, since] of this.#idle) {
      if (since === null || between(since, now) <= trust) continue;
      this.#idle.delete(socket);
      socket.destroy();
    }
    const loss = this.#loss;
    this.#loss = null;
    return loss;
  }

  override createConnection({ host, port }: NetConnectOpts & HostPort): Socket {
    return this.#open({ host, port });
  }

  /** Called by Node once an answer has been read whole. Returns whether the connection is kept. */
  override keepSocketAlive(duplex: Duplex): boolean {
    // Node does return a boolean here, as its manual says; its types do not know.
    if ((super.keepSocketAlive(duplex) as unknown) === false) return false;
    const socket = duplex as Socket;
    if (!this.#idle.has(socket)) socket.once('close', (failed) => this.#closed(socket, failed));
    this.#idle.set(socket, this.#clock.now());
    this.#latest = socket;
    return true;
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    this.#idle.set(socket as Socket, null);
    super.reuseSocket(socket, request);
  }

  #closed(socket: Socket, failed: boolean): void {
    const since = this.#idle.get(socket) ?? null;
    this.#idle.delete(socket);
    // A busy one is reported by its own request, and a spare one would not have been used.
    if (since === null || socket !== this.#latest || between(since, this.#clock.now()) > trust) return;
    // Newer Nodes guard idle connections and close them without an error, whatever came; a reset then reads as an end.
    this.#loss = failed ? 'reset' : 'closed_early';
  }
}
