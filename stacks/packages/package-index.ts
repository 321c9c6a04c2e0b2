/** What an archive's index says of its packages, and which of them a package needs. */

/** One package as an index has it. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** Where its file is to be had. */
  readonly url: string;
  readonly sha256: string;
  /** Names of packages: of alternatives the first. */
  readonly needs: readonly string[];
}

/** Packages by name, several when more than one suite has it. */
export type Index = ReadonlyMap<string, readonly Package[]>;

/** Every base has the C and C++ libraries; the rest serves setting up, which is not done, and PostgreSQL's just-in-time compiler, which is off. */
const unwanted =
  /^(libc6|libgcc-s1|libstdc\+\+6|libllvm\d.*|debconf.*|cdebconf|perl.*|lib.*-perl|locales.*|netbase|sensible-utils|ssl-cert|ucf|postgresql(-client)?-common|adduser|openssl|passwd|dpkg|tar|lsb-base|sysvinit-utils|init-system-helpers)$/;

/** Reads the text of a `Packages` file of the archive at `uri`. */
export const parseIndex = (text: string, uri: string): readonly Package[] =>
  text.split(/\n\n+/).flatMap((entry) => {
    const name = field(entry, 'Package');
    if (name === '') return [];
    const needs = `${field(entry, 'Pre-Depends')},${field(entry, 'Depends')}`
      .split(',')
      .flatMap((need) => /^\s*([a-z0-9.+-]+)/.exec(need)?.[1] ?? []);
    const url = `${uri}/${field(entry, 'Filename')}`;
    return [{ name, version: field(entry, 'Version'), url, sha256: field(entry, 'SHA256'), needs }];
  });

/** The newest package of each name and of what these need; `alone`: of these names only. Throws when a name is in no index. */
export function choose(
  names: readonly string[],
  index: Index,
  isNewer: (version: string, than: string) => boolean,
  alone: boolean,
): readonly Package[] {
  const chosen = new Map<string, Package>();
  const pending = [...names];
  for (const name of pending) {
    if (chosen.has(name)) continue;
    const [first, ...others] = index.get(name) ?? [];
    if (first === undefined) throw new Error(`the archive has no package ${name}`);
    const newest = others.reduce((best, one) => (isNewer(one.version, best.version) ? one : best), first);
    chosen.set(name, newest);
    if (!alone) pending.push(...newest.needs.filter((need) => !unwanted.test(need)));
  }
  return [...chosen.values()];
}

const field = (entry: string, name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(entry)?.[1] ?? '';
