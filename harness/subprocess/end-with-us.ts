/**
 * Ends what we started when we end, however that is: by a signal that cannot be caught, too. One small shell, the watcher, waits for the
 * end of its input, which the kernel closes with us, and then signals every group of processes that is still there. A group is made known
 * by the shell that launches it, so that there is none of which the watcher does not know.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import type { Writable } from 'node:stream';
import type { LastSignal } from './launched.ts';

/** A process that leads a group of its own, as `detached: true` makes it. */
type Leader = Pick<ChildProcess, 'pid' | 'once'>;

/** Each line adds a group (`+ KILL 123`) or takes one out (`- KILL 123`). No other process is needed until the end. */
const program = `trap '' HUP INT TERM
groups=
while read -r what group; do
  case "$what $groups" in
    "+ "*"|$group|"*) ;;
    "+ "*) groups="$groups|$group|" ;;
    "- "*"|$group|"*) groups="\${groups%%"|$group|"*}\${groups#*"|$group|"}" ;;
  esac
done
IFS='|'
for group in $groups; do
  [ -n "$group" ] && kill -s "\${group% *}" -- "-\${group#* }"
done`;

const groups = new Set<string>();
let watcher: (ChildProcess & { readonly stdin: Writable }) | null = null;

/** What the shell that launches a command needs at its `watcherFd`. */
export function watcherInput(): Writable {
  watcher ??= startWatcher();
  return watcher.stdin;
}

/** The rest of the group goes with its leader, which was launched with this last signal. */
export function endTogether(leader: Leader, last: LastSignal = 'KILL'): void {
  const { pid } = leader;
  if (pid === undefined) return;
  const group = `${last} ${pid}`;
  groups.add(group);
  leader.once('exit', () => {
    endGroup(pid, 'SIGKILL');
    groups.delete(group);
    watcher?.stdin.write(`- ${group}\n`);
  });
}

/** Does nothing where the group is gone. */
export function endGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch (error) {
    // EPERM: macOS says so of a group of zombies.
    if (!(error instanceof Error && 'code' in error && ['ESRCH', 'EPERM'].includes(String(error.code)))) throw error;
  }
}

/** In a session of its own, so that no terminal and no signal to our group ends it before us. It keeps nobody from ending. */
function startWatcher(): ChildProcess & { readonly stdin: Writable } {
  const started = spawn('/bin/sh', ['-c', program], { detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
  const gone = (): void => {
    if (watcher === started) watcher = null;
  };
  started.once('exit', gone).once('error', gone).unref();
  // It may be gone already.
  started.stdin.on('error', () => undefined);
  // One that was there before it may have been ended.
  for (const group of groups) started.stdin.write(`+ ${group}\n`);
  if ('unref' in started.stdin && typeof started.stdin.unref === 'function') started.stdin.unref();
  return started;
}
