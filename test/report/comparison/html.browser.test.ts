import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { renderComparisonHtml } from '../../../harness/report/comparison/html.ts';
import { repeats, rowsOf } from '../../running/repeats.ts';
import { launch, open } from '../chromium.ts';
import { cutTexts, hiddenTexts, leastContrast, overlappingTexts } from '../page-checks.ts';
import { samples as all, hostile } from './sample.ts';

const samples = Object.fromEntries(rowsOf('sample comparisons', Object.entries(all), 5));
const fonts = (['DejaVu Sans', 'Inter'] as const).slice(0, repeats('fonts', 2, 1));
const shown = '.chart:not([hidden])';
const labels = [
  '.row-name text, .tick text',
  '.row-median text, .row-word text',
  '.trade-name text',
  '.axis-name text, .tick text',
];
const openAll = "document.querySelectorAll('details').forEach((one) => { one.open = true; })";
/** Overlaps and cut texts are looked for only in the drawings that this width shows. */
const dropHidden = `document.querySelectorAll('.chart').forEach((one) => { if (getComputedStyle(one).display === 'none') one.remove(); })`;

describe('report/comparison/html in Chromium', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('opens without script: nothing requested, nothing logged, nothing hidden', async () => {
    for (const sample of [...Object.values(samples), hostile]) {
      await using opened = await open(browser, renderComparisonHtml(sample));
      expect(opened.requests).to.deep.equal([]);
      expect(opened.complaints).to.deep.equal([]);
      await opened.page.evaluate(dropHidden);
      expect(await opened.page.evaluate(hiddenTexts)).to.deep.equal([]);
    }
  });

  it('shows verdict, answer, facts, the dot plot and the first sentence of a pair on the first screen', async () => {
    await using opened = await open(browser, renderComparisonHtml(all.chapter!));
    for (const part of ['.stamp', 'h1', '.facts', `${shown} svg.dots`, '.pairs td.sentence']) {
      const box = await opened.page.locator(part).first().boundingBox();
      expect(box!.y + box!.height, part).to.be.below(1000);
    }
  });

  for (const font of fonts) {
    for (const width of rowsOf('widths', [390, 700, 1200], 3)) {
      it(`overlaps no label with another and scrolls nothing but tables sideways at ${width} px in ${font}`, async () => {
        for (const [name, sample] of Object.entries(samples)) {
          const html = renderComparisonHtml(sample).replace('Inter,', `"${font}",`);
          await using opened = await open(browser, html, { viewport: { width, height: 1000 } });
          await opened.page.evaluate(openAll);
          await opened.page.evaluate(dropHidden);
          for (const kind of labels) {
            const found = await opened.page.evaluate(`${overlappingTexts}('${kind}')`);
            expect(found, `${name}: ${kind}`).to.deep.equal([]);
          }
          expect(await opened.page.evaluate(cutTexts), name).to.deep.equal([]);
          expect(await opened.page.evaluate('document.documentElement.scrollWidth'), name).to.equal(width);
        }
      });
    }
  }

  it('draws small multiples and a taller dot plot for 24 variants, with text no smaller than 9 px', async () => {
    for (const width of rowsOf('widths of small multiples', [390, 1200], 2)) {
      await using opened = await open(browser, renderComparisonHtml(all.factorial!), {
        viewport: { width, height: 1000 },
      });
      await opened.page.evaluate(openAll);
      await opened.page.evaluate(dropHidden);
      expect(await opened.page.locator('#measure-1 .panel svg').count()).to.equal(24);
      const sizes = await opened.page.evaluate<number[]>(
        `[...document.querySelectorAll('svg.picture text')].map((one) => Number.parseFloat(getComputedStyle(one).fontSize) * one.ownerSVGElement.getBoundingClientRect().width / one.ownerSVGElement.viewBox.baseVal.width)`,
      );
      expect(Math.min(...sizes)).to.be.at.least(9);
    }
  });

  for (const colorScheme of rowsOf('schemes', ['light', 'dark'] as const, 2)) {
    it(`has text that stands out at 4.5:1 or better in the ${colorScheme} scheme`, async () => {
      for (const sample of Object.values(samples)) {
        await using opened = await open(browser, renderComparisonHtml(sample), { colorScheme });
        const { ratio, text } = await opened.page.evaluate<{ ratio: number; text: string }>(leastContrast);
        expect(ratio, text).to.be.at.least(4.5);
      }
    });
  }

  it('prints light and wide, with the tables opened, also from a dark phone', async () => {
    await using opened = await open(browser, renderComparisonHtml(all.factorial!), { colorScheme: 'dark' });
    expect((await opened.page.pdf({ format: 'A4' })).subarray(0, 5).toString()).to.equal('%PDF-');
    await opened.page.emulateMedia({ media: 'print' });
    expect((await opened.page.locator('details.numbers table').first().boundingBox())!.height).to.be.above(20);
    await opened.page.setViewportSize({ width: 390, height: 800 });
    expect(await opened.page.locator('.chart.wide').first().isVisible()).to.equal(true);
    const { ratio, text } = await opened.page.evaluate<{ ratio: number; text: string }>(leastContrast);
    expect(ratio, text).to.be.at.least(4.5);
  });
});
