/** The programs that a health check cannot do without, and where its container searches for them. */
import { isShell, programName } from '../model/check/unwrap.ts';
import { distinct } from '../model/distinct.ts';
import type { WantedProgram } from '../model/image-facts.ts';
import type { LintService } from '../model/lint.ts';
import { isRecord } from '../model/record.ts';
import { checkOf, environmentOf } from './check.ts';

/** What a shell has itself. */
const builtIn = new Set(
  '. : [ [[ alias bg break cd command continue declare echo eval exec exit export false fg getopts hash jobs kill let local printf pwd read readonly return set shift source test time times trap true type ulimit umask unalias unset wait'.split(
    ' ',
  ),
);

/** Where somebody looks for a program first, or may have defined it, it need not be there. */
const undecided = /\b(if|case|while|until|for|command -v|which|type|hash|function|alias|PATH=)\b|\w\(\)/;

const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Empty: it has no check, the image is not here, or what is mounted over it may bring them. */
export function wantedPrograms(service: LintService): readonly WantedProgram[] {
  const { imageFacts } = service;
  const check = checkOf(service);
  if (check === null || imageFacts === null) return [];
  const folders = (environmentOf(service).PATH ?? usualPath).split(':').filter((one) => one.startsWith('/'));
  const [shell = '/bin/sh'] = check.form === 'shell' ? (imageFacts.shell ?? []) : [''];
  const named = undecided.test(check.script ?? '')
    ? []
    : check.programs
        .filter(({ program, hasSubstitute, afterFailure }) => program.known && !hasSubstitute && !afterFailure)
        .map(({ program }) => program.text)
        .filter((text, index) => (check.form === 'exec' && index === 0) || !builtIn.has(text));
  const mounted = mountsOf(service);
  return distinct([shell, ...named])
    .filter((text) => /^(\/[\w./+-]+|[\w.+-]+)$/.test(text))
    .map((text) => {
      const name = programName(text);
      return text.startsWith('/') ? { name, folders: [text.slice(0, -name.length)] } : { name, folders };
    })
    .filter(({ folders: some }) => !some.some((folder) => mounted.some((mount) => covers(mount, folder))));
}

/** A mount over a folder, or of a file in it. */
const covers = (mount: string, folder: string): boolean =>
  `${folder}/`.replace('//', '/').startsWith(`${mount}/`) || mount.startsWith(folder.replace(/\/?$/, '/'));

function mountsOf({ resolved }: LintService): readonly string[] {
  const all = [resolved.volumes, resolved.configs, resolved.secrets, resolved.tmpfs].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return all.flatMap((one) => {
    const target = isRecord(one) ? one.target : one;
    return typeof target === 'string' ? [target.replace(/:.*$/, '').replace(/\/$/, '')] : [];
  });
}

/** What busybox is by many names: as a shell it may have them without a file. */
const applets = new Set(
  'awk cat cut date expr find grep head hostname id ls nc netstat pgrep pidof ping ps sed sleep sort stat tail test timeout top tr uniq wc wget xargs'.split(
    ' ',
  ),
);

/** Those that were looked for and are not there. */
export function missingPrograms(service: LintService): readonly string[] {
  const { programs } = service;
  if (programs === null) return [];
  const shells = [...programs].flatMap(([name, found]) => (isShell(name) ? [found?.link ?? ''] : []));
  const isBusybox = shells.some((link) => link.includes('busybox'));
  return [...programs].flatMap(([name, found]) => (found === null && !(isBusybox && applets.has(name)) ? [name] : []));
}
