/** The engine's multiplexed output: frames of eight header bytes (stream, 0, 0, 0, length) and a payload. */

const header = 8;

/** The text of both streams in the order written. Output of a container with a terminal has no frames and is taken as it is. */
export function demux(bytes: Buffer): string {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + header <= bytes.length) {
    if (bytes[at]! > 2 || bytes.readUIntBE(at + 1, 3) !== 0) return bytes.toString('utf8');
    const end = at + header + bytes.readUInt32BE(at + 4);
    parts.push(bytes.subarray(at + header, end));
    at = end;
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Reads a stream to its end, and keeps what comes first of it, in bytes; left out: all. */
export async function readAll(stream: NodeJS.ReadableStream, most = Number.POSITIVE_INFINITY): Promise<Buffer> {
  const parts: Buffer[] = [];
  let kept = 0;
  for await (const part of stream) {
    if (kept >= most) continue;
    const bytes = Buffer.from(part as Uint8Array);
    parts.push(bytes.subarray(0, most - kept));
    kept += bytes.length;
  }
  return Buffer.concat(parts);
}

/** The frames of a stream as they come: which stream of the container, and what it wrote. */
export async function* framesOf(
  stream: NodeJS.ReadableStream,
): AsyncGenerator<{ readonly source: number; readonly bytes: Buffer }> {
  let held: Buffer = Buffer.alloc(0);
  for await (const part of stream) {
    held = Buffer.concat([held, Buffer.from(part as Uint8Array)]);
    for (;;) {
      const end = held.length < header ? Number.POSITIVE_INFINITY : header + held.readUInt32BE(4);
      if (held.length < end) break;
      yield { source: held[0]!, bytes: held.subarray(header, end) };
      held = held.subarray(end);
    }
  }
}
