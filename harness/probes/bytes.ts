/** Bytes as protocols have them: text in them, and numbers. */

/** Nobody who answers one of our questions says more than this. */
export const mostHeard = 64 * 1024;

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);

export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

/** To read and write its numbers. */
export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);
