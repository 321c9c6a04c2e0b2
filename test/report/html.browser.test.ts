import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { renderHtml } from '../../harness/report/html.ts';
import { repeats, rowsOf } from '../running/repeats.ts';
import { launch, open } from './chromium.ts';
import { cutTexts, hiddenTexts, leastContrast, overlappingTexts } from './page-checks.ts';
import { failing, hopeless, inconclusive, interrupted, passing } from './sample.ts';
import { hostile } from './sample-hostile.ts';
import { witnessed } from './sample-witness.ts';

const all = { passing, failing, hopeless, inconclusive, interrupted, witnessed };
const samples = Object.fromEntries(rowsOf('sample runs', Object.entries(all), 6));
const labels = [
  '.flag-label text',
  '.lane-name text, .tick text',
  '.bracket-label text, .lane-name text',
  '.state-name text',
  '.fault-label text, .lane-name text',
];
const widths = [700, 1200] as const;
const fonts = (['DejaVu Sans', 'Inter'] as const).slice(0, repeats('fonts', 2, 1));

describe('report/html in Chromium', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const javaScriptEnabled of [true, false]) {
    it(`opens ${javaScriptEnabled ? 'with' : 'without'} script: nothing requested, nothing logged, all text visible`, async () => {
      for (const sample of [...Object.values(samples), hostile]) {
        await using opened = await open(browser, renderHtml(sample), { javaScriptEnabled });
        expect(opened.requests).to.deep.equal([]);
        expect(opened.complaints).to.deep.equal([]);
        if (javaScriptEnabled) expect(await opened.page.evaluate(hiddenTexts)).to.deep.equal([]);
        expect(await opened.page.locator('h1').isVisible()).to.equal(true);
        expect(await opened.page.locator('svg.picture').first().isVisible()).to.equal(true);
      }
    });
  }

  it('shows the verdict, its sentence and the first picture on the first screen', async () => {
    await using opened = await open(browser, renderHtml(passing));
    for (const part of ['.stamp', 'h1', '.facts', 'svg.picture .flag-label']) {
      const box = await opened.page.locator(part).first().boundingBox();
      expect(box!.y + box!.height, part).to.be.below(1000);
    }
  });

  // The widest of the common fonts, and whatever the machine has of those that the report asks for.
  for (const font of fonts) {
    it(`overlaps no label with another and cuts none off, wide and narrow, in ${font} or what stands for it`, async () => {
      for (const sample of Object.values(samples)) {
        await using opened = await open(browser, renderHtml(sample).replace('Inter,', `"${font}",`));
        for (const width of widths) {
          await opened.page.setViewportSize({ width, height: 1000 });
          for (const kind of labels) {
            expect(await opened.page.evaluate(`${overlappingTexts}('${kind}')`), `${kind} at ${width}`).to.deep.equal(
              [],
            );
          }
          expect(await opened.page.evaluate(cutTexts)).to.deep.equal([]);
          const wide = await opened.page.evaluate('document.documentElement.scrollWidth');
          expect(wide, 'no sideways scrolling of the page').to.equal(width);
        }
      }
    });
  }

  for (const colorScheme of rowsOf('schemes', ['light', 'dark'] as const, 2)) {
    it(`has text that stands out at 4.5:1 or better in the ${colorScheme} scheme`, async () => {
      for (const sample of rowsOf('sample runs in colour', [passing, failing, interrupted], 3)) {
        await using opened = await open(browser, renderHtml(sample), { colorScheme });
        const { ratio, text } = await opened.page.evaluate<{ ratio: number; text: string }>(leastContrast);
        expect(ratio, text).to.be.at.least(4.5);
      }
    });
  }

  it('prints to PDF with the tables opened', async () => {
    await using opened = await open(browser, renderHtml(failing));
    const pdf = await opened.page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).to.equal('%PDF-');
    await opened.page.emulateMedia({ media: 'print' });
    const box = await opened.page.locator('details.numbers table').first().boundingBox();
    expect(box!.height).to.be.above(20);
  });

  it('reads out the time under the pointer where script runs', async () => {
    await using opened = await open(browser, renderHtml(passing));
    const picture = opened.page.locator('svg.picture').first();
    await picture.hover({ position: { x: 500, y: 200 } });
    expect(await picture.locator('.read-out').textContent()).to.match(/^\+\d+\.\d\d s$/);
  });
});
