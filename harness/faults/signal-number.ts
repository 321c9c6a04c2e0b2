/** Numbers of signals on Linux (signal(7), x86 and ARM): an exit code above 128 names the signal that ended a process. */
const numbers: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
};

/** `SIGTERM`, `TERM` or `15` → 15; null for a signal not listed here. */
export function signalNumber(signal: string): number | null {
  if (/^\d+$/.test(signal)) return Number(signal);
  return numbers[signal.toUpperCase().replace(/^SIG/, '')] ?? null;
}
