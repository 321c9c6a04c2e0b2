/** What is not back when the window ends is said in every format, before what was noticed and healed. */
import { expect } from 'chai';
import { DOMParser } from 'linkedom';
import type { Analysis, LastingOutage } from '../../harness/model/analysis.ts';
import { instant } from '../../harness/model/time.ts';
import { renderHtml } from '../../harness/report/html.ts';
import { renderJunit } from '../../harness/report/junit.ts';
import { renderMarkdown } from '../../harness/report/markdown.ts';
import { renderResult } from '../../harness/report/result.ts';
import { resultJsonSchema } from '../../harness/report/result-schema.ts';
import { renderTerminal } from '../../harness/report/terminal.ts';
import { passing } from './sample.ts';

const outage = (name: string, text: string, expected: boolean): LastingOutage => ({
  type: 'service',
  name,
  since: instant(60_000),
  still: 'down',
  text,
  expected,
});

const lasting = [
  outage('app', 'app is down for the last 11 s, after exit code 1', false),
  outage('web', 'web is down for the last 9 s, as expected', true),
];

const left: Analysis = {
  ...passing,
  experiments: passing.experiments.map((one, index) => (index === 0 ? { ...one, lasting } : one)),
};

const formats: Readonly<Record<string, string>> = {
  terminal: renderTerminal(left, { colour: false, width: 100, reportPath: null }),
  markdown: renderMarkdown(left),
  html: new DOMParser()
    .parseFromString(renderHtml(left), 'text/html')
    .querySelector('main')!
    .textContent!.replaceAll('\u00a0', ' '),
};

describe('what is not back when the window ends', () => {
  for (const [format, text] of Object.entries(formats)) {
    it(`comes first in ${format}, expected or not`, () => {
      for (const one of lasting) {
        const at = text.indexOf(one.text);
        expect(at, text).to.be.above(-1);
        expect(at).to.be.below(text.indexOf('noticed', text.indexOf('its own bug')));
      }
    });
  }

  it('stands in the properties of a JUnit suite', () => {
    expect(renderJunit([left])).to.contain(
      '<property name="not back" value="its own bug: app is down for the last 11 s, after exit code 1"/>',
    );
  });

  it('stands in result.json, and in its schema', () => {
    const [first] = (JSON.parse(renderResult(left)) as Analysis).experiments;
    expect(first!.lasting).to.deep.equal(lasting);
    expect(JSON.stringify(resultJsonSchema())).to.contain('"lasting"');
  });
});
