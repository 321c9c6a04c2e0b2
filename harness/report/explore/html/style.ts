/** The styles that the page of an exploration has beside those of every report. */
import { findingStyles } from './style-findings.ts';
import { graphStyles } from './style-graph.ts';
import { matrixStyles } from './style-matrix.ts';
import { matrixTones } from './style-tones.ts';

export const exploreStyles = [matrixTones, matrixStyles, findingStyles, graphStyles]
  .join('\n')
  .replace(/\s*([{};])\s*/g, '$1')
  .trim();
