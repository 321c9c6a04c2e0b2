/** The SVG patterns of all swatches, defined once per document and used by every picture. */
import type { Hatch, Swatch } from './swatch.ts';
import { swatches } from './swatch.ts';

/** Lines of a 6 × 6 tile. Diagonals run over the edge so that tiles join. */
export const hatchLines: Readonly<Record<Hatch, string>> = {
  plain: '',
  rising: 'M-1,1L1,-1M0,6L6,0M5,7L7,5',
  falling: 'M-1,5L1,7M0,0L6,6M5,-1L7,1',
  crossed: 'M-1,1L1,-1M0,6L6,0M5,7L7,5M-1,5L1,7M0,0L6,6M5,-1L7,1',
  upright: 'M1.5,0V6M4.5,0V6',
  level: 'M0,3H6',
  dotted: 'M1,1h1.2M4,4h1.2',
  hollow: 'M0,5.5H6',
};

function pattern(swatch: Swatch): string {
  const stroke = swatch.ink === '#fff' ? '#fff' : '#000';
  const width = swatch.hatch === 'dotted' ? 1.2 : 0.8;
  const hatch = hatchLines[swatch.hatch];
  const path =
    hatch === ''
      ? ''
      : `<path d="${hatch}" stroke="${stroke}" stroke-opacity=".38" stroke-width="${width}" fill="none"/>`;
  return (
    `<pattern id="look-${swatch.id}" width="6" height="6" patternUnits="userSpaceOnUse">` +
    `<rect width="6" height="6" fill="${swatch.colour}"/>${path}</pattern>`
  );
}

/** An invisible SVG that holds all patterns. It must not be `display: none`, or no browser would find them. */
export const patternDefinitions = (): string =>
  `<svg width="0" height="0" class="patterns" aria-hidden="true" focusable="false"><defs>${swatches.map(pattern).join('')}</defs></svg>`;
