/** The picture in words, for readers who cannot see it. */
import type { ExperimentAnalysis } from '../../model/analysis.ts';
import { offsetText, secondsText } from '../../model/duration-text.ts';
import { between } from '../../model/time.ts';
import { formatBound } from '../format.ts';
import { origin } from '../subject.ts';
import { forecasts, hitOf } from './forecasts.ts';

export function describePicture(experiment: ExperimentAnalysis): string {
  const zero = origin(experiment);
  const sentences = [
    `${experiment.label}, over ${secondsText(between(experiment.span.from, experiment.span.to))}.`,
    ...experiment.markers.map((one) => `${one.label} at ${offsetText(between(zero, one.at))}.`),
    ...forecasts(experiment).map((one) => {
      const outcome = {
        inside: 'as predicted',
        early: 'earlier than',
        late: 'later than',
        unseen: 'not seen in its window',
        unmeasured: 'not measured',
      };
      return `${one.name}: ${outcome[hitOf(one)]}, predicted ${formatBound(one.bounds)}.`;
    }),
  ];
  return sentences.join(' ');
}
