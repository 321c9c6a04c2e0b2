/** The helper container that sends signals by host PID. It stands ready, so that a crash happens when it is asked for. */
import type Docker from 'dockerode';
import type { RunLabels } from '../../kind.ts';
import { openDialogue } from './dialogue.ts';
import type { HelperContainerSpec } from './make.ts';

export type SignallerAnswer =
  /** The nanoseconds since 1970 just after the signal, by the kernel's clock that the engine's events have too; to how many, where those were to be found first. */
  | { readonly sent: bigint; readonly count?: number }
  /** The letters of the states of the process and its children. */
  | { readonly states: readonly string[] }
  | 'gone'
  | 'refused';

/**
 * Reads lines of `container pid signal` and answers each with one line: `sent` with the time, `gone` or `refused`; where the
 * signal is `LOOK`, none is sent and the answer is `states` with their letters; `END` kills it and its children, `CHILDREN` these alone.
 * Built-ins up to the signal, so that no process is started between the look at the control group and it. The group's path holds the container's id, which proves that the PID is still that container's and has not been given away.
 *
 * A stop reaches the whole family of the process, parents first so that nobody escapes by a fork: a shell or an init as first
 * process would otherwise be all that stands still. What the engine starts by exec has another parent, and goes on.
 */
const script = `
family() {
  for one; do
    all="$all $one"
    [ "$signal" = LOOK ] || kill -s "$signal" "$one"
    for task in "/proc/$one/task"/*/children; do kids=; read -r kids <"$task"; family $kids; done
  done
} 2>/dev/null
states() {
  said=
  for one in $all; do stat=; read -r stat <"/proc/$one/stat"; stat=\${stat##*) }; said="$said \${stat%% *}"; done 2>/dev/null
  echo "states$said"
}
while read -r id pid signal; do
  found=
  while read -r line; do case $line in *"$id"*) found=yes ;; esac; done 2>/dev/null <"/proc/$pid/cgroup"
  if [ -z "$found" ]; then echo gone; continue; fi
  case $signal in
    STOP | CONT | LOOK | END | CHILDREN) if [ ! -e "/proc/$pid/task/$pid/children" ]; then echo refused; continue; fi ;;
  esac
  all=
  case $signal in
    LOOK) family "$pid"; states ;;
    END) signal=STOP; family "$pid"; kill -s KILL $all 2>/dev/null; echo "sent $(date +%s%N)" ;;
    CHILDREN)
      signal=STOP
      for task in "/proc/$pid/task"/*/children; do kids=; read -r kids <"$task"; family $kids; done 2>/dev/null
      set -- $all
      kill -s KILL $all 2>/dev/null; echo "sent $(date +%s%N) $#" ;;
    STOP | CONT) kill -s "$signal" "$pid" 2>/dev/null && family "$pid" && echo "sent $(date +%s%N)" || echo refused ;;
    *) kill -s "$signal" "$pid" 2>/dev/null && echo "sent $(date +%s%N)" || echo refused ;;
  esac
done`;

/** PID namespace of the host, CAP_KILL alone, no network; removes itself when its input ends, as it does when we die. */
export const signallerSpec = (image: string): HelperContainerSpec => ({
  purpose: 'signal',
  image,
  command: ['/bin/sh', '-c', script],
  capability: 'KILL',
  host: { PidMode: 'host', NetworkMode: 'none', AutoRemove: true },
  input: true,
});

/** Reads a line of the helper container. */
export function readAnswer(line: string): SignallerAnswer {
  const sent = /^sent (\d{19})(?: (\d+))?$/.exec(line);
  if (sent !== null) return { sent: BigInt(sent[1]!), ...(sent[2] !== undefined && { count: Number(sent[2]) }) };
  if (line.startsWith('states')) return { states: line.split(' ').slice(1) };
  if (line === 'gone' || line === 'refused') return line;
  throw new Error(`The signalling helper container said "${line}".`);
}

export interface Signaller {
  /** Sends, and returns the helper container's answer. One call at a time. Throws when the helper container is no more. */
  send(container: string, pid: number, signal: string): Promise<SignallerAnswer>;
  close(): void;
}

export async function openSignaller(docker: Docker, run: RunLabels, image: string): Promise<Signaller> {
  const { say, hear, close } = await openDialogue(docker, run, signallerSpec(image));
  return {
    send: async (id, pid, signal) => {
      say(`${id} ${pid} ${signal.replace(/^SIG/, '')}`);
      return readAnswer(await hear());
    },
    close,
  };
}
