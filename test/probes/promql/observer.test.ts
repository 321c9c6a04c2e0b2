/** An observer of metrics: what Prometheus says of itself, when it is asked, and what each answer is worth. */
import { expect } from 'chai';
import { milliseconds } from '../../../harness/model/time.ts';
import { promqlOf, refusal, success, vector, watch, worldOf } from './fake-prometheus.ts';

const soon = 20;

/** Long enough for what it does not know at once to be asked for again, without result. */
const patient = 15_500;

describe('an observer of metrics', () => {
  it('says who it is before anything else: version, scrapes of the job that is asked for, and its clock', async () => {
    const { all, witness } = await watch(promqlOf(), { ahead: 1500 });
    expect(all[0]).to.equal(witness);
    expect(witness).to.include({ probe: 'metric', version: '2.53.3', scrapeInterval: 1000, scrapeTimeout: 500 });
    expect(witness).to.include({ evaluationInterval: null, alertFor: null, problem: null });
    expect(witness.clockOffset).to.be.closeTo(1500, witness.clockUncertainty);
    expect(witness.clockUncertainty).to.be.within(0.5, 3);
  });

  it('tells the longest scrape interval of all its targets where the query names no job', async () => {
    const { witness } = await watch(promqlOf({ query: 'up' }), {});
    expect(witness).to.include({ scrapeInterval: 15_000, scrapeTimeout: 10_000 });
  });

  it("tells the evaluation and the 'for' of an alert's rule, and the scrapes of what the rule is about", async () => {
    const { witness } = await watch(promqlOf({ alert: 'Down', query: 'ALERTS{}', good: { is: 'absent' } }), {});
    expect(witness).to.include({ evaluationInterval: 2000, alertFor: 3000, scrapeInterval: 1000, problem: null });
  });

  it('says what weakens it: an unknown job, a rule that fails, settings that it does not tell', async () => {
    const unknown = await watch(promqlOf({ query: 'up{job="apy"}' }), {}, patient);
    expect(unknown.witness.problem).to.equal("it scrapes no job 'apy'");
    const ill = await watch(promqlOf({ alert: 'Ill' }), {}, patient);
    expect(ill.witness.problem).to.match(/^its rule 'Ill' could not be evaluated: no such thing/);
    const silent = await watch(
      promqlOf(),
      {
        instead: (path) => (path.includes('targets') ? refusal(404, 'x', 'y') : undefined),
      },
      patient,
    );
    expect(silent.witness).to.include({ scrapeInterval: null, problem: 'it did not tell how often it scrapes' });
  });

  it('waits for one that is starting, and is asked from then on', async () => {
    const starting = { status: 503, body: 'Service Unavailable' };
    const { witness, outcomes } = await watch(
      promqlOf(),
      { instead: (_, at) => (at < 4000 ? starting : undefined) },
      7500,
    );
    expect(witness.problem).to.equal(null);
    expect(new Set(outcomes)).to.deep.equal(new Set(['ok']));
  });

  it('is asked again while it has just started and knows neither its targets nor its rules', async () => {
    const empty = (path: string, at: number) => {
      if (at > 6000) return undefined;
      return path.includes('targets') ? success({ activeTargets: [] }) : undefined;
    };
    const { witness } = await watch(promqlOf(), { instead: empty }, 9000);
    expect(witness).to.include({ scrapeInterval: 1000, problem: null });
  });

  it('lets nothing pass that could not be asked at the start, even when it comes back', async () => {
    const { witness, outcomes, samples } = await watch(
      promqlOf({ good: { is: 'absent' } }),
      { instead: (_, at) => (at < 40_000 ? 'refused' : undefined), query: () => vector(1, {}) },
      45_500,
    );
    expect(witness).to.include({ version: null, problem: 'the connection was refused' });
    expect(outcomes[0]).to.equal('no_data: the connection was refused');
    expect(outcomes.at(-1)).to.match(/^no_data: its clock could not be asked before the first experiment/);
    expect(samples.flatMap((one) => one.series)).to.deep.equal([]);
  });
});

describe('samples of an observer', () => {
  it('come on an absolute schedule, each with its series and its outcome', async () => {
    const { samples, ended, outcomes } = await watch(promqlOf({ rate: 2 }), {}, 3020);
    const gaps = ended.slice(1).map((one, index) => one.due - ended[index]!.due);
    expect(new Set(gaps)).to.deep.equal(new Set([500]));
    expect(outcomes)
      .to.have.length(6)
      .and.satisfy((all: string[]) => all.every((one) => one === 'ok'));
    expect(samples.map((one) => one.due)).to.deep.equal(ended.map((one) => one.due));
    expect(ended[0]).to.include({ role: 'probe', connection: 'fresh', status: 200, instance: null });
  });

  it('place each value on the clock of the run', async () => {
    const { samples, witness } = await watch(promqlOf(), { ahead: -7000 });
    const { end, series } = samples[2]!;
    const [at, value] = series[0]!.points[0]!;
    expect(value).to.equal(1);
    expect(at).to.be.closeTo(end, witness.clockUncertainty + 1);
  });

  it('are sent when they are due though earlier ones hang, and not without end', async () => {
    const probe = promqlOf({ rate: 10, within: milliseconds(10_000) });
    const { ended, outcomes } = await watch(probe, { answersAfter: null }, 40_000);
    const gaps = ended.map((one) => one.due).toSorted((a, b) => a - b);
    expect(gaps.slice(1).every((due, index) => Math.round(due - gaps[index]!) === 100)).to.equal(true);
    expect(new Set(outcomes)).to.deep.equal(
      new Set(['no_data: 20 queries were unanswered at once', 'no_data: no answer within 10 s']),
    );
  });

  it('are nobody’s fault where the harness itself was late', async () => {
    const manners = {};
    const world = worldOf(manners);
    const halting = { ...world, advance: async (to: number) => (to === 5500 ? stall() : world.advance(to)) };
    const stall = async (): Promise<void> => {
      await world.advance(2500);
      await world.stall(4900);
      await world.advance(5500);
    };
    const { outcomes } = await watch(promqlOf(), manners, 5500, halting);
    expect(outcomes).to.include('harness_late: the harness was late');
    expect(outcomes.filter((one) => one !== 'ok' && !one.startsWith('harness_late'))).to.deep.equal([]);
  });

  it('hold up the first experiment until the first of them is good, and no longer than it should take', async () => {
    const late = await watch(promqlOf(), { query: (at) => vector(at / 1000, at < 3000 ? {} : { api: '1' }) }, 9000);
    expect(late.started).to.be.within(3000, 3000 + 1000 + soon);
    const never = await watch(promqlOf(), { query: (at) => vector(at / 1000, {}) }, 20_000);
    expect(never.started).to.be.within(5000, 5000 + 2 * 1000 + 500 + 100);
  });

  it('bring no data from one that is down, refuses the query, is starting, is no Prometheus, or says too much', async () => {
    const failures = {
      refused: 'the connection was refused',
      reset: 'the connection was reset',
      dns: 'its name could not be resolved',
      connect_timeout: 'no answer within 2 s',
      tls: 'its certificate was not accepted, or it does not speak TLS',
    } as const;
    for (const [outcome, text] of Object.entries(failures)) {
      const { outcomes } = await watch(promqlOf(), { query: () => outcome as keyof typeof failures });
      expect(new Set(outcomes), outcome).to.deep.equal(new Set([`no_data: ${text}`]));
    }
    const answers: [ReturnType<typeof success>, string][] = [
      [refusal(400, 'bad_data', 'invalid parameter "query"'), 'bad_data: invalid parameter "query"'],
      [refusal(422, 'execution', 'many-to-many'), 'execution: many-to-many'],
      [refusal(503, 'timeout', 'query timed out'), 'timeout: query timed out'],
      [
        { status: 503, body: 'Service Unavailable' },
        'answered 503 with what is no answer of Prometheus: Service Unavailable',
      ],
      [{ status: 200, body: '<html>' }, 'answered 200 with what is no answer of Prometheus: <html>'],
      [{ status: 200, body: 'x'.repeat(4 * 1024 * 1024) }, 'the answer is longer than 4 MiB: ask for fewer series'],
      [success({ resultType: 'string', result: [1, 'text'] }), 'the query gives neither numbers nor series'],
    ];
    for (const [said, text] of answers) {
      const { outcomes } = await watch(promqlOf({ good: { is: 'absent' } }), { query: () => said }, 2500);
      expect(new Set(outcomes)).to.deep.equal(new Set([`no_data: ${text}`]));
    }
  });

  it('pass on warnings and infos, which fail nothing', async () => {
    const said = success({ resultType: 'scalar', result: [1, '1'] }, { warnings: ['slow'], infos: ['no counter'] });
    const { samples, outcomes } = await watch(promqlOf(), { query: () => said });
    expect(samples[0]!.notes).to.deep.equal(['slow', 'no counter']);
    expect(outcomes[0]).to.equal('ok');
  });

  it('of an alert pass only where its rule is loaded', async () => {
    const silent = { query: () => vector(1, {}) };
    const there = await watch(promqlOf({ alert: 'Down', good: { is: 'absent' } }), silent);
    expect(new Set(there.outcomes)).to.deep.equal(new Set(['ok']));
    const missing = await watch(promqlOf({ alert: 'Dwon', good: { is: 'absent' } }), silent, patient);
    expect(new Set(missing.outcomes)).to.deep.equal(new Set(["no_data: it tells of no alerting rule 'Dwon'"]));
    expect(missing.witness.problem).to.match(/^it tells of no alerting rule 'Dwon'/);
  });

  it('never find something absent while Prometheus is down', async () => {
    const { outcomes } = await watch(promqlOf({ good: { is: 'absent' } }), {
      query: (at) => (at > 2500 ? 'refused' : vector(at / 1000, {})),
    });
    expect(outcomes[0]).to.equal('ok');
    expect(outcomes.at(-1)).to.equal('no_data: the connection was refused');
  });

  it('keep fifty series, in one order, and judge all of them', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`job-${60 - n}`, n === 59 ? '0' : '1']));
    const { samples, outcomes } = await watch(promqlOf(), { query: () => vector(1, many) });
    expect(outcomes[0]).to.equal('wrong');
    expect(samples[0]!.series).to.have.length(50);
    expect(samples[0]!.notes).to.deep.equal(['60 series, of which 50 are kept']);
    const names = samples[0]!.series.map((one) => one.labels.job!);
    expect(names).to.deep.equal(names.toSorted());
  });
});

describe('samples over a range', () => {
  const range =
    (gaps: readonly number[] = []) =>
    (_: number, parameters: URLSearchParams) => {
      const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(parameters.get(name)));
      const values: [number, string][] = [];
      for (let at = start!; at <= end!; at += step!) if (!gaps.includes(at)) values.push([at, at === 12 ? '0' : '1']);
      return success({ resultType: 'matrix', result: values.length === 0 ? [] : [{ metric: {}, values }] });
    };
  const over = promqlOf({ over: milliseconds(3000) });

  it('ask at whole steps of the scrape interval, and record every point once', async () => {
    const { samples, outcomes } = await watch(over, { query: range() }, 9500);
    const points = samples.flatMap((one) =>
      one.series.flatMap((series) => series.points.map(([at]) => Math.round(at))),
    );
    expect(points).to.deep.equal(points.toSorted((a, b) => a - b));
    expect(new Set(points).size).to.equal(points.length);
    expect(points.length).to.be.at.least(9);
    expect(new Set(outcomes)).to.deep.equal(new Set(['ok']));
  });

  it('are good only where every point is, so one bad point lasts as long as the range', async () => {
    const { ended } = await watch(over, { query: range() }, 19_500);
    const bad = ended.filter((one) => one.outcome === 'wrong').map((one) => Math.floor(one.due / 1000));
    expect(bad).to.deep.equal([12, 13, 14, 15]);
  });

  it('bring no data where a point is missing', async () => {
    const { outcomes } = await watch(over, { query: range([4]) }, 6500);
    expect(outcomes).to.include('no_data: no data for 1 of 4 points');
  });
});
