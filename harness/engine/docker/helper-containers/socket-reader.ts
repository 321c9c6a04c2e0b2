/** The helper container that reads what the kernel lists of each container: the arguments of its first process, and its sockets. */
import type Docker from 'dockerode';
import type { RunLabels } from '../../kind.ts';
import type { ContainerSockets, SocketEnd, TcpSocket } from '../../sockets.ts';
import { openDialogue } from './dialogue.ts';
import type { HelperContainerSpec } from './make.ts';

/**
 * Reads lines of `container pid` and answers each with the kernel's own lines, and `end`. The control group's path holds the container's
 * id, which proves that the PID is still that container's.
 */
const script = `
while read -r id pid; do
  found=
  while read -r line; do case $line in *"$id"*) found=yes ;; esac; done 2>/dev/null <"/proc/$pid/cgroup"
  if [ -n "$found" ]; then
    echo "process $(base64 -w0 "/proc/$pid/cmdline" 2>/dev/null)"
    cat "/proc/$pid/net/tcp" "/proc/$pid/net/tcp6" 2>/dev/null
  fi
  echo end
done`;

/** What is read is open to everybody in the host's PID namespace, so it takes no capability. */
export const socketReaderSpec = (image: string): HelperContainerSpec => ({
  purpose: 'sockets',
  image,
  command: ['/bin/sh', '-c', script],
  capability: null,
  host: { PidMode: 'host', NetworkMode: 'none', AutoRemove: true },
  input: true,
});

export interface SocketReader {
  /** One call at a time. Null: that process is no more. Throws when the helper container is. */
  read(container: string, pid: number): Promise<ContainerSockets | null>;
  close(): void;
}

export async function openSocketReader(docker: Docker, run: RunLabels, image: string): Promise<SocketReader> {
  const { say, hear, close } = await openDialogue(docker, run, socketReaderSpec(image));
  return {
    async read(container, pid) {
      say(`${container} ${pid}`);
      let firstProcess: readonly string[] | null = null;
      const sockets: TcpSocket[] = [];
      for (let line = await hear(); line !== 'end'; line = await hear()) {
        if (line.startsWith('process')) firstProcess = argumentsIn(line.slice('process '.length));
        const socket = readSocket(line);
        if (socket !== null) sockets.push(socket);
      }
      return firstProcess === null ? null : { container, firstProcess, sockets };
    },
    close,
  };
}

/** The kernel ends each argument with a NUL. */
const argumentsIn = (base64: string): readonly string[] =>
  Buffer.from(base64, 'base64')
    .toString('utf8')
    .replace(/\0+$/, '')
    .split('\0')
    .filter((one, index) => index > 0 || one !== '');

const socketLine = /^\s*\d+: ([0-9A-F]{8,32}):([0-9A-F]{4}) ([0-9A-F]{8,32}):([0-9A-F]{4}) ([0-9A-F]{2}) /;

/** The kernel's numbers of states (`include/net/tcp_states.h`); those of a connection that does not stand yet are left out. */
const states: Readonly<Record<string, TcpSocket['state']>> = {
  '0A': 'listens',
  ...{ '01': 'open', '04': 'over', '05': 'over', '06': 'over', '08': 'over', '09': 'over', '0B': 'over' },
};

/** A line of `/proc/net/tcp` or `tcp6`; null: it is none, or of no interest. */
export function readSocket(line: string): TcpSocket | null {
  const [, local, localPort, remote, remotePort, state] = socketLine.exec(line) ?? [];
  const known = states[state ?? ''];
  if (known === undefined) return null;
  const end = (address: string, port: string): SocketEnd => ({ address: addressIn(address), port: parseInt(port, 16) });
  return { state: known, local: end(local!, localPort!), remote: end(remote!, remotePort!) };
}

/** Words of four bytes, each in the order of the processor: the lowest byte first, as on all that the engine runs on. */
function addressIn(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) =>
    word
      .match(/../g)!
      .toReversed()
      .map((one) => parseInt(one, 16)),
  );
  if (bytes.length === 4) return bytes.join('.');
  const isInner = bytes.slice(0, 10).every((one) => one === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (isInner) return bytes.slice(12).join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[2 * at]! << 8) | bytes[2 * at + 1]!).toString(16));
  // As the engine writes it: the longest run of zeros is left out.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
