import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { renderExplorationHtml } from '../../../harness/report/explore/html.ts';
import { launch, open } from '../chromium.ts';
import { cutTexts, hiddenTexts, leastContrast, overlappingTexts } from '../page-checks.ts';
import { hardened, hostile, shop } from './sample.ts';

const samples = { shop, hardened, hostile };

describe('report/explore/html in Chromium', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('opens without script: nothing requested, nothing logged, all text visible', async () => {
    for (const sample of Object.values(samples)) {
      await using opened = await open(browser, renderExplorationHtml(sample), { javaScriptEnabled: false });
      expect(opened.requests).to.deep.equal([]);
      expect(opened.complaints).to.deep.equal([]);
    }
    await using opened = await open(browser, renderExplorationHtml(shop));
    // The same graph as the one that is shown, for a narrow page.
    await opened.page.evaluate(`document.querySelector('.narrow-graph').remove()`);
    expect(await opened.page.evaluate(hiddenTexts)).to.deep.equal([]);
  });

  it('shows the answer, the legend and the first rows on the first screen', async () => {
    await using opened = await open(browser, renderExplorationHtml(shop));
    for (const part of ['h1', '.fates', '.signs-legend', '.matrix tbody tr >> nth=9']) {
      const box = await opened.page.locator(part).first().boundingBox();
      expect(box!.y + box!.height, part).to.be.below(1000);
    }
  });

  it('fits its width: no sideways scrolling of the page, no label over another, none cut off', async () => {
    for (const [name, sample] of Object.entries(samples)) {
      await using opened = await open(browser, renderExplorationHtml(sample));
      for (const width of [400, 800, 1200]) {
        await opened.page.setViewportSize({ width, height: 900 });
        expect(await opened.page.evaluate('document.documentElement.scrollWidth'), `${name} at ${width}`).to.equal(
          width,
        );
        expect(await opened.page.evaluate(`${overlappingTexts}('text')`), `${name} at ${width}`).to.deep.equal([]);
        expect(await opened.page.evaluate(cutTexts), `${name} at ${width}`).to.deep.equal([]);
      }
    }
  });

  it('has what users felt and how it came back in sight on a narrow page', async () => {
    await using opened = await open(browser, renderExplorationHtml(shop), { viewport: { width: 400, height: 850 } });
    for (const part of ['.matrix tbody .tile', '.matrix tbody .back']) {
      const box = await opened.page.locator(part).first().boundingBox();
      expect(box!.x + box!.width, part).to.be.below(400);
    }
  });

  it('tells more of the cell that is pointed at or focused', async () => {
    await using opened = await open(browser, renderExplorationHtml(shop));
    const link = opened.page.locator('#row-db-crash .tile a').first();
    await link.hover();
    const card = await link.locator('.card').boundingBox();
    expect(card!.width).to.be.above(200);
    expect(card!.y + card!.height).to.be.below(1000);
    await opened.page.mouse.move(0, 0);
    expect((await link.locator('.card').boundingBox())!.width).to.be.below(2);
    await link.focus();
    await opened.page.keyboard.press('Tab');
    expect(
      (await opened.page.locator('.card:not(.tile > a:not(:focus-visible) .card)').first().boundingBox())!.width,
    ).to.be.above(200);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has text that stands out at 4.5:1 or better in the ${colorScheme} scheme`, async () => {
      await using opened = await open(browser, renderExplorationHtml(shop), { colorScheme });
      const { ratio, text } = await opened.page.evaluate<{ ratio: number; text: string }>(leastContrast);
      expect(ratio, text).to.be.at.least(4.5);
    });
  }

  it('prints with every column, and with the changes', async () => {
    await using opened = await open(browser, renderExplorationHtml(shop), { viewport: { width: 720, height: 1000 } });
    await opened.page.emulateMedia({ media: 'print' });
    const last = await opened.page.locator('.matrix thead .upright').last().boundingBox();
    expect(last!.x + last!.width).to.be.below(721);
    expect((await opened.page.locator('.patch').first().boundingBox())!.height).to.be.above(40);
    expect((await opened.page.pdf({ format: 'A4' })).subarray(0, 5).toString()).to.equal('%PDF-');
  });
});
