/** Which distribution this is, and which packages make an engine on it. */
import { readFile } from 'node:fs/promises';
import { fail } from '../../model/failure.ts';

export interface Release {
  /** `debian`, `ubuntu` or another. */
  readonly id: string;
  readonly codename: string;
  /** Null on a rolling release, which counts as newer than any. */
  readonly version: number | null;
  /** Version of the C library; null where it is another one. */
  readonly glibc: string | null;
}

/** Where the engine's packages come from. */
export interface PackageChoice {
  /** Taken from another release of the distribution, without what they depend on; null: nothing is. */
  readonly foreign: { readonly suite: string; readonly names: readonly string[] } | null;
  /** Taken from the machine's own release, with whatever they depend on that is not installed. */
  readonly own: readonly string[];
}

export type PackageSet = 'engine' | 'client';

/** Reads `/etc/os-release` and asks this process for its C library. */
export async function readRelease(file = '/etc/os-release'): Promise<Release> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return parseRelease(text, glibcVersion());
}

export function parseRelease(text: string, glibc: string | null): Release {
  const fields = new Map(
    [...text.matchAll(/^([A-Z_]+)=["']?([^"'\n]*)["']?$/gm)].map(([, name, value]) => [name, value]),
  );
  const version = Number.parseFloat(fields.get('VERSION_ID') ?? '');
  return {
    id: fields.get('ID') ?? 'unknown',
    codename: fields.get('VERSION_CODENAME') ?? '',
    version: Number.isNaN(version) ? null : version,
    glibc,
  };
}

function glibcVersion(): string | null {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime ?? null;
}

/** Tools that the engine calls and that the machine may have already, by package. */
const tools = { runc: 'runc', iptables: 'iptables', ip: 'iproute2' } as const;

/**
 * The packages of one set. Debian 12 takes the engine of Debian 13, which is built for its C library already, and the few
 * things tied to kernel and C library from its own release. Debian 13 and newer, and Ubuntu, take all from their own;
 * Ubuntu's names follow its archive, and this way was not seen running.
 * Throws R406 where neither can work. `has` tells whether a program is on PATH.
 */
export function choosePackages(release: Release, set: PackageSet, has: (program: string) => boolean): PackageChoice {
  const missing = Object.entries(tools).flatMap(([program, name]) => (has(program) ? [] : [name]));
  const engineOnly = (...names: string[]) => (set === 'engine' ? names : []);
  const own = engineOnly(...missing, 'libsystemd0', 'libseccomp2');
  if (release.id === 'ubuntu') {
    return {
      foreign: null,
      own: ['docker.io', 'docker-compose-v2', 'docker-buildx', ...engineOnly('containerd', 'tini'), ...own],
    };
  }
  if (release.id !== 'debian') {
    fail('R406', `the private engine is made of Debian's or Ubuntu's packages, and this machine runs ${release.id}`, {
      fix: 'install Docker or Podman from the packages of this system; any engine that answers is used',
    });
  }
  const names = ['docker-cli', 'docker-compose', 'docker-buildx', ...engineOnly('docker.io', 'containerd', 'tini')];
  if (release.version === null || release.version >= 13) return { foreign: null, own: [...names, ...own] };
  if (release.glibc === null || compareVersions(release.glibc, '2.34') < 0) {
    fail(
      'R406',
      `Debian 13's engine needs glibc 2.34 or newer, and this machine has ${release.glibc ?? 'another C library'}`,
      {
        fix: 'use Debian 12 or newer, or install an engine by other means; any engine that answers is used',
      },
    );
  }
  return { foreign: { suite: 'trixie', names }, own };
}

/** Negative when `a` is older than `b`, by numbers between the dots. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
