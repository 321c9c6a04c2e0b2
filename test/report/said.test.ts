/** A reason that holds for many is told once. */
import { expect } from 'chai';
import type { Analysis, ExperimentAnalysis } from '../../harness/model/analysis.ts';
import { type Failure, failure } from '../../harness/model/failure.ts';
import { renderHtml } from '../../harness/report/html.ts';
import { renderJunit } from '../../harness/report/junit.ts';
import { renderMarkdown } from '../../harness/report/markdown.ts';
import { renderTerminal } from '../../harness/report/terminal.ts';
import { passing } from './sample.ts';

const reason = 'page was good for only 0 % of 100: 100 answered 503';
const unsteady = failure('R301', reason, { at: 'experiment' });

/** As the analysis leaves an experiment that cannot be judged. */
const spoilt = (one: ExperimentAnalysis, name: string, inconclusive: Failure): ExperimentAnalysis => ({
  ...one,
  name,
  verdict: 'inconclusive',
  inconclusive,
  findings: [],
  expectations: one.expectations.map((each) => ({
    ...each,
    verdict: 'inconclusive',
    observed: 'not judged',
    margin: null,
    evidence: [],
    reason: `${inconclusive.code}: ${inconclusive.message}`,
  })),
});

/** Eight experiments of three expectations each, none of which found a steady stack. */
const [sample] = passing.experiments;
const eight: Analysis = {
  ...passing,
  verdict: 'inconclusive',
  sentence: "0 of 24 expectations held. 'no. 1' could not be judged.",
  experiments: Array.from({ length: 8 }, (_, index) => spoilt(sample!, `no. ${index + 1}`, unsteady)),
};
const count = (text: string): number => text.replaceAll(/\s+/g, ' ').split('100 answered 503').length - 1;
const plain = { colour: false, width: 200, reportPath: null };

describe('a run without a steady state', () => {
  it('tells the reason once on a terminal, and of the other experiments that it is the same', () => {
    const text = renderTerminal(eight, plain);
    expect(count(text), text).to.equal(1);
    expect(text.match(/R301 {2}as of 'no\. 1'/g)).to.have.lengthOf(7);
    expect(
      text.match(new RegExp(`${sample!.expectations.length} expectations could not be judged`, 'g')),
    ).to.have.lengthOf(8);
  });

  it('tells it once for each experiment in Markdown and HTML', () => {
    expect(count(renderMarkdown(eight))).to.equal(8);
    expect(count(renderHtml(eight))).to.equal(8);
  });

  it('tells what ended the whole run once, in every format', () => {
    const ended: Analysis = { ...eight, ending: 'aborted', failures: [{ ...unsteady, at: null }] };
    expect(count(renderTerminal(ended, plain))).to.equal(1);
    expect(count(renderMarkdown(ended))).to.equal(1);
  });

  it('is skipped in JUnit, as a stack that did not come up is, and no error of the harness', () => {
    const ended: Analysis = { ...eight, ending: 'aborted', failures: [failure('R307', 'it did not come up')] };
    const xml = renderJunit([ended]);
    expect(xml).to.match(/name="the run itself"[^>]*>\s*<skipped message="R307: it did not come up"/);
    expect(xml).to.match(/<testsuites [^>]*errors="0"/);
    expect(renderJunit([{ ...ended, failures: [failure('R409', 'no')] }])).to.match(/<testsuites [^>]*errors="1"/);
  });

  it('prints neither that it never healed nor for how long the engine was blind', () => {
    expect(sample!.landing, 'the fault was injected all the same').to.equal('applied');
    for (const text of [renderTerminal(eight, plain), renderMarkdown(eight), renderHtml(eight)]) {
      expect(text).to.not.match(/\bhealed\b|blind for|never in/);
    }
  });

  it('still tells the reasons of expectations that are their own', () => {
    const own = eight.experiments.map((one) => ({
      ...one,
      expectations: one.expectations.map((each) => ({ ...each, reason: 'a window was cut short' })),
    }));
    expect(renderTerminal({ ...eight, experiments: own }, plain)).to.include('a window was cut short');
  });
});

describe('a run in which nothing was judged because the stack did not come up', () => {
  const cause = 'the stack did not come up: the check of db ended with 127: pg_isready: not found (api waits for it)';
  const down = failure('R307', cause, {
    evidence: ['check of db: 2 runs, all alike', 'log of db, its last lines:', '  ready <to> accept'],
    fix: 'db: ask with curl\nmigrate: read its log',
  });
  const analysis: Analysis = {
    ...eight,
    ending: 'aborted',
    sentence: `Nothing was judged: ${cause}.`,
    failures: [down],
    experiments: eight.experiments.map((one) => spoilt(one, one.name, down)),
  };
  const count = (text: string): number => text.replaceAll(/[\s\u00a0]+/g, ' ').split('isready: not found').length - 1;

  it('tells the cause once and at the top, then what shows it, then each next step, on a terminal', () => {
    const text = renderTerminal(analysis, plain);
    expect(count(text), text).to.equal(1);
    expect(text.slice(text.indexOf('INCONCLUSIVE'))).to.equal(`INCONCLUSIVE  Nothing was judged: ${cause}.
      R307  The stack could not be brought up
            check of db: 2 runs, all alike
            log of db, its last lines:
              ready <to> accept
      fix   db: ask with curl
      fix   migrate: read its log
reproduce  ${analysis.command}
${text.slice(text.indexOf('left behind'))}`);
  });

  it('does so in Markdown, where it stays text', () => {
    const text = renderMarkdown(analysis);
    expect(count(text), text).to.equal(1);
    expect(text).to.include(`> **R307** The stack could not be brought up
>
> \`\`\`text
> check of db: 2 runs, all alike
> log of db, its last lines:
>   ready <to> accept
> \`\`\`
>
> db: ask with curl<br>migrate: read its log
`);
    expect(text.match(/\*\*R307\*\* as above/g)).to.have.lengthOf(8);
  });

  it('does so in HTML, and of each experiment that it is the same', () => {
    const text = renderHtml(analysis);
    const body = text.slice(text.indexOf('<body'));
    expect(count(body.slice(0, body.indexOf('<footer') + 1 || undefined)), 'in the sentence').to.equal(1);
    expect(body)
      .to.include('ready &lt;to> accept')
      .and.match(/<strong>R307<\/strong> as above/);
    expect(body.match(/class="fix"/g)).to.have.lengthOf(2);
  });

  it('is skipped in JUnit with what shows it', () => {
    expect(renderJunit([analysis])).to.match(
      /<skipped message="R307: the stack did not come up[^>]*>check of db: 2 runs/,
    );
  });
});
