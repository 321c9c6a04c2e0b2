/** Holds an analysis against the findings that a golden case expects. */
import { expect } from 'chai';
import type {
  Analysis,
  ExperimentAnalysis,
  Observed,
  ProbeReading,
  ServiceReading,
} from '../../harness/model/analysis.ts';

export function checkCase(analysis: Analysis, expected: readonly string[]): void {
  for (const line of expected) checkLine(analysis, line);
}

function checkLine(analysis: Analysis, line: string): void {
  const [, whole, value] = /^(verdict|sentence) (.*)$/.exec(line) ?? [];
  if (whole === 'verdict') return void expect(analysis.verdict, line).to.equal(value);
  if (whole === 'sentence') return void expect(analysis.sentence).to.contain(value);
  const experiment = analysis.experiments.find((one) => line.startsWith(`${one.name} `));
  if (experiment === undefined) throw new Error(`not a finding: ${line}`);
  const [word, ...rest] = line.slice(experiment.name.length + 1).split(' ');
  checkExperiment(experiment, word!, rest, line);
}

function checkExperiment(experiment: ExperimentAnalysis, word: string, rest: readonly string[], line: string): void {
  const [subject] = rest;
  const counted: Record<string, string> = { held: 'pass', failed: 'fail', open: 'inconclusive' };
  if (word in counted) {
    const found = experiment.expectations.filter((one) => one.verdict === counted[word]);
    const told = experiment.expectations.map(
      (one) => `${one.verdict}: ${one.sentence} (${one.observed}; ${one.reason})`,
    );
    return void expect(found.length, `${line}\n${told.join('\n')}`).to.equal(Number(subject));
  }
  switch (word) {
    case 'verdict':
      return void expect(experiment.verdict, line).to.equal(subject);
    case 'code':
      return void expect(experiment.inconclusive?.code ?? 'none', line).to.equal(subject);
    case 'finding':
      return void expect(experiment.findings.map((one) => one.text).join('\n')).to.contain(rest.join(' '));
    case 'gap': {
      const [probe, from, ...reason] = rest;
      const { metric } = experiment.probes.find((one) => one.probe === probe)!;
      const gap = metric?.gaps.find((one) => Math.abs(one.from - Number(from) * 1000) < 1);
      return void expect(gap?.reason, line).to.equal(reason.join(' '));
    }
    case 'lane': {
      const [service, state] = rest;
      const { replicas } = experiment.services.find((one) => one.service === service)!;
      return void expect(replicas[0]!.lane.at(-1)?.state, line).to.equal(state);
    }
    case 'lasting': {
      const [name, still, ...text] = rest;
      const one = experiment.lasting.find((each) => each.name === name);
      return void expect(one === undefined ? null : `${one.still} ${one.text}`, line).to.equal(
        `${still} ${text.join(' ')}`,
      );
    }
    case 'story':
      return void expect(experiment.story.map((one) => one.text).join('\n')).to.contain(rest.join(' '));
    default:
      checkReading(readingOf(experiment, subject!), word, rest, line);
  }
}

type Reading = Partial<Omit<ProbeReading, 'recovery' | 'residualRecovery' | 'replicas'>> &
  Partial<Omit<ServiceReading, 'replicas'>>;

function readingOf(experiment: ExperimentAnalysis, subject: string): Reading {
  const found: Reading | undefined =
    experiment.probes.find((one) => one.probe === subject) ??
    experiment.services.find((one) => one.service === subject);
  if (found === undefined) throw new Error(`neither a probe nor a service: ${subject}`);
  return found;
}

function checkReading(reading: Reading, word: string, [, value, , off]: readonly string[], line: string): void {
  const times: Record<string, Observed | null | undefined> = {
    detection: reading.detection,
    recovery: reading.recovery,
    residual: reading.residualRecovery,
    'for-good': reading.forGood,
    stays: reading.relapse?.stays ?? null,
    impact: reading.impact,
    action: reading.action,
  };
  if (word in times) {
    const observed = times[word];
    if (value === 'none') return void expect(observed, line).to.equal(null);
    if (value === 'never') return void expect(observed?.seen, line).to.equal(false);
    if (observed == null || !observed.seen) throw new Error(`${line}: was not seen`);
    expect(observed.time.value / 1000, line).to.be.closeTo(Number(value), 0.0005);
    if (off !== undefined) expect(observed.time.resolution / 1000, line).to.be.closeTo(Number(off), 0.0005);
    return;
  }
  const exact = (value: number | undefined) => (value === undefined ? null : { value, resolution: 0 });
  const counts: Record<string, { value: number; resolution: number } | null | undefined> = {
    blind: reading.blind,
    'false-alarm': reading.falseAlarm,
    downtime: reading.downtime,
    degraded: reading.degraded?.time,
    hung: exact(reading.degraded?.hung),
    flaps: exact(reading.flaps),
    restarts: exact(reading.restarts?.length),
    'lost-work': reading.lostWork,
  };
  const amount = counts[word];
  if (amount == null) throw new Error(`${line}: was not measured`);
  const unit = ['flaps', 'restarts', 'lost-work', 'hung'].includes(word) ? 1 : 1000;
  expect(amount.value / unit, line).to.be.closeTo(Number(value), 0.0005);
  if (off !== undefined) expect(amount.resolution / unit, line).to.be.closeTo(Number(off), 0.0005);
}
