/** Where metrics are served: an address as a person writes it. */

export interface ListenAddress {
  readonly host: string;
  /** 0: whichever is free. */
  readonly port: number;
}

/** This machine alone; the port is the usual one of exporters that have none of their own. */
export const defaultAddress = '127.0.0.1:9464';

/**
 * Reads `host:port`, `[::1]:port`, `:port` (every address of this machine) and `port` (127.0.0.1 alone). Returns `undefined` for
 * anything else.
 */
export function parseListenAddress(text: string): ListenAddress | undefined {
  const [, bracketed, named, digits] = /^(?:(?:\[([\da-f:.]+)\]|([a-z\d.-]*)):)?(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits);
  if (digits === undefined || port > 65_535) return undefined;
  const host = bracketed ?? named;
  return { host: host === undefined ? '127.0.0.1' : host || '0.0.0.0', port };
}

export const addressText = ({ host, port }: ListenAddress): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;
