/**
 * Ends what we started when we end, however that is: by a signal that cannot be caught, too. One small shell waits for the end of its
 * input, which the kernel closes with us, and then signals every group of processes that is still there.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';

/** What the groups get when we are gone. */
type LastSignal = 'KILL' | 'TERM';

/** A process that leads a group of its own, as `detached: true` makes it. */
type Leader = Pick<ChildProcess, 'pid' | 'once'>;

/** Each line adds a group (`+ KILL 123`) or takes one out (`- KILL 123`). No other process is needed until the end. */
const program = `trap '' HUP INT TERM
groups=
while read -r what group; do
  case $what in
    +) groups="$groups|$group|" ;;
    -) groups="\${groups%%"|$group|"*}\${groups#*"|$group|"}" ;;
  esac
done
IFS='|'
for group in $groups; do
  [ -n "$group" ] && kill -s "\${group% *}" -- "-\${group#* }"
done`;

const groups = new Set<string>();
let watcher: ChildProcess | null = null;

/** The group goes with its leader, and with us where we go first. */
export function endWithUs(leader: Leader, last: LastSignal = 'KILL'): void {
  const { pid } = leader;
  if (pid === undefined) return;
  const group = `${last} ${pid}`;
  groups.add(group);
  tell(`+ ${group}`);
  leader.once('exit', () => {
    endGroup(pid, 'SIGKILL');
    groups.delete(group);
    tell(`- ${group}`);
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

function tell(line: string): void {
  if (watcher !== null) watcher.stdin?.write(`${line}\n`);
  else watcher = startWatcher();
}

/** In a session of its own, so that no terminal and no signal to our group ends it before us. It keeps nobody from ending. */
function startWatcher(): ChildProcess {
  const started = spawn('/bin/sh', ['-c', program], { detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
  const gone = (): void => {
    if (watcher === started) watcher = null;
  };
  started.once('exit', gone).once('error', gone).unref();
  // It may be gone already.
  started.stdin.on('error', () => undefined);
  started.stdin.write([...groups].map((group) => `+ ${group}\n`).join(''));
  if ('unref' in started.stdin && typeof started.stdin.unref === 'function') started.stdin.unref();
  return started;
}
