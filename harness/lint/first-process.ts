/** The first process of a container where it is a shell with a text: whether the shell stays, and what it leaves unwatched. */
import { type AndOr, type PipelineNode, parse, type Script, type Statement } from 'unbash';
import { isShell, programName } from '../model/check/unwrap.ts';
import type { LintService } from '../model/lint.ts';

/** Shells differ in whether the last command of a `-c` text takes the shell's place. `unknown`: `sh`, of no known system. */
export type ShellKind = 'bash' | 'dash' | 'busybox' | 'unknown';

export interface ShellText {
  readonly kind: ShellKind;
  readonly text: string;
  /** Which word of the command it is. */
  readonly index: number;
}

/** Null: the first process is no shell that is given a text. */
export function shellText({ command, builtOn }: Pick<LintService, 'command' | 'builtOn'>): ShellText | null {
  const words = command ?? [];
  const at = words.findIndex((word) => isShell(word));
  if (at < 0 || at > 1 || (at === 1 && !/(^|\/)(env|busybox)$/.test(words[0]!))) return null;
  const flag = words.findIndex((word, index) => index > at && /^-\w*c$/.test(word));
  const text = flag < 0 ? undefined : words[flag + 1];
  return text === undefined ? null : { kind: kindOf(programName(words[at]!), builtOn), text, index: flag + 1 };
}

/** By its name; of `sh`, by what the image is built on. */
function kindOf(name: string, image: string | null): ShellKind {
  if (name === 'bash') return 'bash';
  if (name === 'dash' || name === 'ash') return name === 'dash' ? 'dash' : 'busybox';
  if (name !== 'sh' || image === null) return 'unknown';
  if (/alpine|busybox/i.test(image)) return 'busybox';
  if (/debian|ubuntu|slim|bookworm|bullseye|buster|trixie|jammy|noble|focal/i.test(image)) return 'dash';
  if (/fedora|centos|rockylinux|almalinux|\bubi\d|amazonlinux|oraclelinux/i.test(image)) return 'bash';
  return officialOnDebian.test(image.replace(/@.*$/, '')) ? 'dash' : 'unknown';
}

/** Official images whose tags are of Debian or Ubuntu unless they say otherwise. */
const officialOnDebian =
  /^((docker\.io\/)?library\/)?(node|python|ruby|golang|rust|php|perl|postgres|redis|nginx|httpd|mariadb|mongo|rabbitmq|memcached|wordpress|haproxy|tomcat|eclipse-temurin)(:[\w.-]+)?$/;

/**
 * Whether the shell is still there while the last of its commands runs (measured: dash 0.5.12 never gives up its place, bash 5.2
 * for a plain command at the end, busybox 1.35 for nearly any). Of an unknown shell: whether all three stay. False for what the
 * author has thought of (`exec`, `trap`) and for a loop at the end, where the shell itself is the service.
 */
export function staysInShell({ kind, text }: ShellText): boolean {
  const script = parse(text);
  if ((script.errors?.length ?? 0) > 0 || /(^|[\s;&|({])(exec|trap)\s/.test(text)) return false;
  const last = script.commands.at(-1);
  if (last === undefined || isLoop(last.command) || idles(last.command)) return false;
  const stays = { dash: true, bash: !bashGivesUp(script, last), busybox: !busyboxGivesUp(last) };
  return kind === 'unknown' ? stays.bash && stays.busybox : stays[kind];
}

/** Where `exec` belongs so that the last command takes the shell's place; null: it would not be the same. */
export function execPlace(text: string): number | null {
  const last = parse(text).commands.at(-1);
  if (last === undefined || last.background === true) return null;
  const final = finalOf(last.command);
  return final?.type === 'Command' && final.name !== undefined && final.prefix.length === 0 ? final.name.pos : null;
}

/** The commands that the shell starts and does not wait for, as they are written. */
export function inBackground(text: string): readonly string[] {
  const script = parse(text);
  if ((script.errors?.length ?? 0) > 0 || /\btrap\b|\bwait\s+-\w*n/.test(text)) return [];
  return script.commands
    .filter((one) => one.background === true)
    .map(({ command }) => text.slice(command.pos, command.end).trim());
}

type AnyCommand = PipelineNode | AndOr;

const finalOf = (node: AnyCommand): AnyCommand | undefined => (node.type === 'AndOr' ? node.commands.at(-1) : node);

function bashGivesUp(script: Script, last: Statement): boolean {
  if (last.background === true) return false;
  const final = finalOf(last.command);
  const isPlain = final?.type === 'Command' && final.redirects.length === 0;
  return isPlain && (last.command.type !== 'AndOr' || script.commands.length === 1);
}

function busyboxGivesUp(last: Statement): boolean {
  return last.background !== true && finalOf(last.command)?.type !== 'Pipeline';
}

const isLoop = (node: AnyCommand): boolean =>
  node.type === 'Redirected' ? isLoop(node.command) : ['While', 'For', 'ArithmeticFor'].includes(node.type);

/** Kept up for people to come in, or a plain wait: nobody loses anything when it is ended. */
function idles(node: AnyCommand): boolean {
  const final = finalOf(node);
  if (final?.type !== 'Command') return false;
  const name = programName(final.name?.value ?? '');
  return ['sleep', 'tail', 'wait', 'exit', 'true', ':', 'echo', 'cat'].includes(name) || isShell(name);
}
