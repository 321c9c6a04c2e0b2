/** The kept HTTP/2 connections of one manner: one to each address, which all requests share. */
import type { Outcome } from '../../model/probe.ts';
import { between, type Instant } from '../../model/time.ts';
import type { HostPort } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { type Http2Link, openLink } from './http2-link.ts';
import { trust } from './kept-connections.ts';
import type { Connector } from './tls.ts';

interface Kept {
  readonly link: Http2Link;
  /** Requests that are under way. */
  busy: number;
  /** Since when nothing is; null: something is. */
  idle: Instant | null;
  /** How the server ended it while it was idle; null: it has not, or said before that it would. */
  loss: Outcome | null;
}

export class Http2Sessions {
  readonly #clock: Clock;
  readonly #open: Connector;
  readonly #all = new Map<string, Kept>();

  constructor(clock: Clock, open: Connector) {
    this.#clock = clock;
    this.#open = open;
  }

  /** To be called before each request: how the connection that it would have used was lost. As with HTTP/1.1, one that has been idle for long is let go of. */
  takeLoss(at: HostPort): Outcome | null {
    const kept = this.#all.get(addressOf(at));
    if (kept === undefined) return null;
    const isOld = kept.idle !== null && between(kept.idle, this.#clock.now()) > trust;
    if (isOld || kept.link.session.closed || kept.link.session.destroyed) this.#drop(at, kept);
    return isOld ? null : kept.loss;
  }

  /** The one to that address, and what to call when the request is over: `hung` where it had no answer in time, and nobody else should wait for it. */
  take(at: HostPort): { readonly link: Http2Link; readonly release: (hung: boolean) => void } {
    const kept = this.#all.get(addressOf(at)) ?? this.#start(at);
    kept.busy += 1;
    kept.idle = null;
    return {
      link: kept.link,
      release: (hung) => {
        kept.busy -= 1;
        if (kept.busy === 0) kept.idle = this.#clock.now();
        if (hung) this.#drop(at, kept);
        if (kept.busy === 0 && this.#all.get(addressOf(at)) !== kept) kept.link.session.destroy();
      },
    };
  }

  close(): void {
    for (const { link } of this.#all.values()) link.session.destroy();
    this.#all.clear();
  }

  #start(at: HostPort): Kept {
    const link = openLink(at, this.#open, this.#clock);
    const kept: Kept = { link, busy: 0, idle: null, loss: null };
    let [announced, failed, reported] = [false, false, false];
    link.session.once('goaway', (code) => {
      announced = code === 0;
    });
    link.session.once('error', () => {
      failed = true;
      reported = kept.idle === null;
    });
    link.session.once('close', () => {
      // A busy one is reported by its own requests.
      if (kept.idle === null || reported || announced || between(kept.idle, this.#clock.now()) > trust) return;
      kept.loss = failed ? 'reset' : 'closed_early';
    });
    this.#all.set(addressOf(at), kept);
    return kept;
  }

  /** The next request opens another; those that are under way keep it. */
  #drop(at: HostPort, kept: Kept): void {
    if (this.#all.get(addressOf(at)) === kept) this.#all.delete(addressOf(at));
    if (kept.busy === 0) kept.link.session.destroy();
  }
}

const addressOf = ({ host, port }: HostPort): string => `${host}:${port}`;
