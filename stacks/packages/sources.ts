/** Reads apt's sources, as far as files can be had from them by HTTP and without apt. */

/** One suite of one archive. */
export interface Source {
  /** Without a slash at its end. */
  readonly uri: string;
  readonly suite: string;
  readonly components: readonly string[];
  /** Those that it is for, by Debian's names; empty: all. */
  readonly architectures: readonly string[];
}

/** Reads a file of apt's: `.list` has a source a line, `.sources` has stanzas, and any other is none of apt's. */
export function parseSources(file: string, text: string): readonly Source[] {
  if (file.endsWith('.list')) return text.split('\n').flatMap(parseLine);
  return file.endsWith('.sources') ? text.split(/\n\s*\n/).flatMap(parseStanza) : [];
}

/** `deb [arch=amd64] <URI> <suite> <component> …` */
export function parseLine(line: string): readonly Source[] {
  const match = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)([^#]*)/.exec(line);
  if (match === null) return [];
  const [, options = '', uri = '', suite = '', components] = match;
  const architectures = /(?:^|\s)arch=(\S+)/.exec(options)?.[1]?.split(',') ?? [];
  return [{ uri: withoutSlash(uri), suite, components: words(components), architectures }];
}

/** Several URIs and suites in one stanza are as many sources. */
function parseStanza(stanza: string): readonly Source[] {
  const text = stanza.replace(/^#.*\n?/gm, '').replace(/\n\s+/g, ' ');
  const field = (name: string) => words(new RegExp(`^${name}:(.*)$`, 'im').exec(text)?.[1]);
  if (!field('Types').includes('deb') || /^(no|false|0)$/i.test(field('Enabled')[0] ?? '')) return [];
  const shared = { components: field('Components'), architectures: field('Architectures') };
  return field('URIs').flatMap((uri) => field('Suites').map((suite) => ({ uri: withoutSlash(uri), suite, ...shared })));
}

/**
 * Whether packages are to be taken from it: it answers by HTTP and has components, and it is neither of another architecture nor
 * one of those that apt, too, takes nothing from unless told to.
 */
export const isUsable = ({ uri, suite, components, architectures }: Source, architecture: string): boolean =>
  /^https?:/.test(uri) &&
  components.length > 0 &&
  (architectures.length === 0 || architectures.includes(architecture)) &&
  !/-(backports|proposed)/.test(suite);

const words = (text = ''): readonly string[] => text.split(/\s+/).filter(Boolean);
const withoutSlash = (uri: string): string => uri.replace(/\/+$/, '');
