/** What the engine and the machine take for themselves, as ranges: the part of every bound that no setting names. */
import { type Duration, type DurationRange, milliseconds, range, seconds } from '../model/time.ts';

/** Lengths of time that are the engine's own. Replace by what a run measured where it did. */
export interface EngineCosts {
  /** A health probe that passes or fails at once, start to end as the engine logs it. */
  readonly probe: DurationRange;
  /** From a probe's start to its request to the application; at least the set-up of the exec. */
  readonly untilRequest: DurationRange;
  /** From a probe's request to the application to the probe's end. */
  readonly afterRequest: DurationRange;
  /** From a probe's timeout to its end: the kill of what hangs. */
  readonly killTimedOut: DurationRange;
  /** How late the engine's timer fires, once per gap. */
  readonly timer: DurationRange;
  /** From the stop signal until the process has left, where it handles it. */
  readonly leave: DurationRange;
  /** From the death of the first process until the engine handles it: the back-off runs from here. */
  readonly handled: DurationRange;
  /** From the death of the first process to the `die` event: the network is torn down between. */
  readonly teardown: DurationRange;
  /** The part of that teardown that runs at the same time as the restart's back-off. */
  readonly cleanup: DurationRange;
  /** Start of a container whose turn has come: `start` event − decision. */
  readonly start: DurationRange;
  /** From the `start` event until the application answers. */
  readonly boot: DurationRange;
  /** What a client adds that polls a published port during a restart: its unanswered ARP request is repeated after a second. */
  readonly arp: DurationRange;
  /** From the return of an engine call to its effect, or the other way round. */
  readonly call: DurationRange;
  /** What a machine that is held up, by its disk most of all, may add to a death or a start. 0: the ranges hold it already. */
  readonly stall: Duration;
}

/**
 * Measured values of engine 26.1 on two cores (`engine/SEMANTICS.md`, "Docker: costs"), widened for other
 * machines: the low ends to about half the least ever seen, the high ends beyond the largest that was not a stalled disk.
 */
export const defaultCosts: EngineCosts = {
  // Seen 28–179 ms for a trivial command, six busy loops beside it included; a check that starts an interpreter takes more.
  probe: range(milliseconds(20), milliseconds(700)),
  // Exec set-up was 30–50 ms; a check that starts an interpreter first asks later.
  untilRequest: range(milliseconds(10), milliseconds(600)),
  // The exit of the check's process and its handling: about 10 ms, 40 ms under load.
  afterRequest: range(milliseconds(1), milliseconds(150)),
  // Seen about 20 ms; the kill waits for a busy machine like every other exec.
  killTimedOut: range(milliseconds(2), milliseconds(300)),
  // Seen 0.2–4 ms; a machine with more work than cores adds some tens.
  timer: range(milliseconds(0), milliseconds(50)),
  // What closes its sockets and leaves: some milliseconds. Longer is the application's own affair.
  leave: range(milliseconds(0), milliseconds(300)),
  // 20–40 ms: the event of the runtime's shim.
  handled: range(milliseconds(5), milliseconds(150)),
  // 43 ms without a network, 205 ms with a bridge and a published port, 275 ms once.
  teardown: range(milliseconds(20), milliseconds(800)),
  // 30 ms without a network, 120–135 ms with a bridge and a port.
  cleanup: range(milliseconds(15), milliseconds(400)),
  // 170–240 ms as a rule, 890 ms at the most in 75 starts.
  start: range(milliseconds(80), milliseconds(1500)),
  // 10–53 ms for a small HTTP server in Node; an application's own start is not in any setting, so two seconds are granted.
  boot: range(milliseconds(5), seconds(2)),
  // 0.8 s was added in the median, one retransmission time (1 s) at the most.
  arp: range(milliseconds(0), milliseconds(1100)),
  // The call returned up to 8 ms before its event; helper containers and busy machines take longer.
  call: range(milliseconds(0), milliseconds(500)),
  stall: milliseconds(0),
};
