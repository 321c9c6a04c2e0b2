/** Whether anybody accepts connects to a port in a container's network namespace: asked by curl of the tools image, which sends nothing. */

/** A line each: where to connect to. */
export const connectTargets = (port: number, addresses: readonly string[]): string =>
  ['127.0.0.1', '::1', ...addresses]
    .map((address) => `${address.includes(':') ? `[${address}]` : address}:${port}`)
    .join('\n');

/** Reads the lines, and says of each how long the connect took; 0 is none. The end of its input ends a conversation that nobody has begun. */
export const connectCommand =
  'while read -r target; do curl -s -o /dev/null -m 1 -w \'connected %{time_connect}\\n\' "telnet://$target" </dev/null; done; true';

export const wasAccepted = (output: string): boolean =>
  [...output.matchAll(/^connected ([\d.]+)$/gm)].some(([, took]) => Number(took) > 0);
