/** The little of tar that files of text need on their way into a container and out again: POSIX ustar, IEEE Std 1003.1 `pax`. */

const block = 512;

/** Packs files by absolute path, readable by all; the engine makes the folders that are missing. */
export function packFiles(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).flatMap(([path, text]) => {
    const content = Buffer.from(text);
    return [header(path, content.length), content, Buffer.alloc(-content.length & (block - 1))];
  });
  return Buffer.concat([...entries, Buffer.alloc(2 * block)]);
}

/** The first plain file of an archive; null: it holds none. */
export function unpackFile(archive: Buffer): string | null {
  for (let at = 0; at + block <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(archive.toString('latin1', at + 124, at + 136), 8);
    const start = at + block;
    const type = archive.toString('latin1', at + 156, at + 157);
    if (type === '0' || type === '\0') return archive.toString('utf8', start, start + size);
    at = start + Math.ceil(size / block) * block;
  }
  return null;
}

/** ustar has 100 bytes for a path, and 155 for the folders before it. */
function inTwo(path: string): readonly [prefix: string, name: string] {
  if (Buffer.byteLength(path) <= 100) return ['', path];
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(name) <= 100) return [prefix, name];
  }
  throw new Error(`The path ${path} is longer than ustar has room for.`);
}

function header(path: string, size: number): Buffer {
  const [prefix, name] = inTwo(path.replace(/^\/+/, ''));
  const bytes = Buffer.alloc(block);
  const put = (offset: number, text: string): void => void bytes.write(text, offset);
  const octal = (offset: number, digits: number, value: number): void =>
    put(offset, value.toString(8).padStart(digits, '0'));
  put(0, name);
  octal(100, 7, 0o644);
  octal(108, 7, 0);
  octal(116, 7, 0);
  octal(124, 11, size);
  octal(136, 11, 0);
  put(148, ' '.repeat(8));
  put(156, '0');
  put(257, 'ustar\x0000');
  put(345, prefix);
  octal(
    148,
    6,
    bytes.reduce((sum, byte) => sum + byte, 0),
  );
  put(154, '\0 ');
  return bytes;
}
