/** Answers with a good status and another body than declared: worse than an outage, because a client believes them. */
import type { Finding, ProbeReading } from '../../model/analysis.ts';
import { listText, plural } from '../../model/count-text.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { movesIn } from '../readings/moved-addresses.ts';
import type { ProbeEvidence } from '../readings/probe-reading.ts';
import { whoAnswered } from '../readings/who-answered.ts';
import { warning } from './finding.ts';

export function wrongAnswerFindings(gathered: ExperimentEvidence, probes: readonly ProbeReading[]): Finding[] {
  const wrong = probes.filter((one) => (one.outcomes.wrong_body ?? 0) > 0);
  const moved = movesIn(gathered.eventIndex, gathered.windows.span).filter((one) => one.heldBy !== null);
  return [
    ...wrong.map(({ probe, outcomes }) => {
      const by = strangers(gathered, gathered.probes.get(probe)!);
      const whose = by.length === 0 ? '' : `, from ${listText(by)}`;
      return warning(
        `${probe} got ${plural(outcomes.wrong_body!, 'answer')} with a good status and another body than declared${whose}: users cannot tell that they are wrong`,
      );
    }),
    ...moved.map(({ text }) => warning(`${text}: a client that keeps an address calls another service`)),
  ];
}

/** Services whose containers say that they gave the wrong bodies, and gave none of the good ones. */
function strangers({ eventIndex, windows }: ExperimentEvidence, { samples }: ProbeEvidence): readonly string[] {
  const who = whoAnswered(eventIndex);
  const [right, wrong] = [new Set<string>(), new Set<string>()];
  for (const { outcome, instance, end } of samples.dueIn(windows.span)) {
    const service = instance === null ? undefined : who(instance, end)?.service;
    if (service === undefined) continue;
    if (outcome === 'ok') right.add(service);
    if (outcome === 'wrong_body') wrong.add(service);
  }
  return [...wrong].filter((service) => !right.has(service));
}
