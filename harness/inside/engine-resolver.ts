/** How names are looked up inside: as callers' are, by the engine's resolver, for each new connection again. */
import dns from 'node:dns';
import type { LookupFunction } from 'node:net';

/** What Node calls the network's resolver with. */
type Found = (error: NodeJS.ErrnoException | null, addresses?: readonly string[]) => void;

/**
 * Every connection of this process, whoever opens it, goes to the first address of an answer of its own: the engine shuffles them. Node's own way
 * has four threads for all lookups, so that one name which is not answered would keep all others waiting.
 */
export function useEngineResolver(): void {
  const resolver = new dns.Resolver();
  const lookup: LookupFunction = (name, { all }, done) => {
    const found =
      (family: 4 | 6): Found =>
      (error, [address] = []) => {
        if (error?.code === dns.NODATA && family === 4) resolver.resolve6(name, found(6));
        else if (address === undefined) done(unknown(name, error), '', family);
        else if (all === true) done(null, [{ address, family }]);
        else done(null, address, family);
      };
    if (name === 'localhost') return found(4)(null, ['127.0.0.1']);
    resolver.resolve4(name, found(4));
  };
  dns.lookup = lookup as typeof dns.lookup;
}

/** Whatever the resolver says: a refused question of it is no refused connection. */
const unknown = (name: string, error: Error | null): NodeJS.ErrnoException =>
  Object.assign(new Error(`the name ${name} was not found: ${error?.message ?? 'no address'}`), { code: dns.NOTFOUND });
