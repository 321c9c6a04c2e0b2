/** Reads the machine's own apt sources, in both formats, and keeps those of the distribution's main archive. */

/** One archive and suite that the machine trusts. */
export interface Source {
  readonly uri: string;
  readonly suite: string;
  readonly components: readonly string[];
  /** Other fields as the deb822 format names them: `Signed-By`, `Architectures`, `Trusted` … */
  readonly fields: Readonly<Record<string, string>>;
}

/** Fields that are kept, by the option's name in the one-line format. */
const fieldOf: Readonly<Record<string, string>> = {
  'signed-by': 'Signed-By',
  arch: 'Architectures',
  trusted: 'Trusted',
  'check-valid-until': 'Check-Valid-Until',
  'check-date': 'Check-Date',
};

/** Reads a `.list` file: one source a line, options in square brackets. Lines that are not binary sources are left out. */
export function parseList(text: string): readonly Source[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)([^#]*)/.exec(line);
    if (!match) return [];
    const fields = words(match[1]).flatMap((option) => {
      const [name, value] = option.split('=', 2);
      const field = fieldOf[name!.toLowerCase()];
      return field === undefined || value === undefined ? [] : [[field, value.replaceAll(',', ' ')] as const];
    });
    return [{ uri: match[2]!, suite: match[3]!, components: words(match[4]), fields: Object.fromEntries(fields) }];
  });
}

/** Reads a deb822 `.sources` file: stanzas of fields, each possibly naming several URIs and suites. */
export function parseDeb822(text: string): readonly Source[] {
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const read = readFields(stanza);
    const disabled = /^(no|false|0)$/i.test(read.get('enabled') ?? '');
    if (disabled || !words(read.get('types')).includes('deb')) return [];
    const kept = Object.values(fieldOf).filter((field) => read.has(field.toLowerCase()));
    const fields = Object.fromEntries(kept.map((field) => [field, read.get(field.toLowerCase())!]));
    const components = words(read.get('components'));
    return words(read.get('uris')).flatMap((uri) =>
      words(read.get('suites')).map((suite) => ({ uri, suite, components, fields })),
    );
  });
}

/** Fields of a stanza, names in lower case; a line that begins with a blank continues the field before it. */
function readFields(stanza: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of stanza.split('\n').filter((one) => !one.startsWith('#'))) {
    const match = /^([A-Za-z-]+):\s*(.*)$/.exec(line);
    if (match) {
      last = match[1]!.toLowerCase();
      fields.set(last, match[2]!.trim());
    } else if (/^\s/.test(line) && last !== '') {
      fields.set(last, `${fields.get(last)}\n${line.trim()}`.trim());
    }
  }
  return fields;
}

const words = (text: string | undefined): readonly string[] => (text ?? '').split(/\s+/).filter(Boolean);

/**
 * The sources of the release itself, its updates and its security fixes. Where some of them are signed by the
 * distribution's own keyring, those alone: another publisher may call its suite the same.
 */
export function ofRelease(all: readonly Source[], codename: string): readonly Source[] {
  const own = [codename, `${codename}-updates`, `${codename}-security`, `${codename}/updates`];
  const named = all.filter(({ suite, components }) => own.includes(suite) && components.includes('main'));
  const official = named.filter(({ fields }) => {
    const key = fields['Signed-By'];
    return key === undefined || /(debian|ubuntu)-archive/.test(key);
  });
  return official.length > 0 ? official : named;
}

/** The archive that holds the release itself, and so other releases of the same distribution. */
export const mainArchive = (all: readonly Source[], codename: string): Source | undefined =>
  ofRelease(all, codename).find(({ suite }) => suite === codename);

/** Writes sources in the deb822 format, which unlike the one-line format can hold a key itself. */
export const writeSources = (sources: readonly Source[]): string =>
  sources
    .map(({ uri, suite, components, fields }) => {
      const more = Object.entries(fields).map(([name, value]) => `${name}: ${value.replaceAll('\n', '\n ')}\n`);
      return `Types: deb\nURIs: ${uri}\nSuites: ${suite}\nComponents: ${components.join(' ')}\n${more.join('')}`;
    })
    .join('\n');
