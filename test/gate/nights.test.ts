import { expect } from 'chai';
import { tellNights } from './tell-nights.ts';

/** Each night's story, and what the gate says of its last night: state, whether it is red, whether it enters the baseline. */
const stories = `
1.3 s → new, counts
1.3 s, then 1.3 s → learning, counts
7 nights at 1.3 s ± 5 %, then 1.3 s → learning, counts
8 nights at 1.3 s ± 3 %, then 1.3 s → steady, counts
20 nights at 1.3 s ± 5 %, then 1.48 s → steady, counts
10 nights at 1.3 s ± 5 %, then 2 s, A/B worse 1.5 → regressed, red
10 nights at 1.3 s ± 5 %, then 2 s, A/B worse 1.05 → steady, counts
10 nights at 1.3 s ± 5 %, then 2 s, A/B same 1.02 → steady, counts
10 nights at 1.3 s ± 5 %, then 2 s, A/B cannot tell 1.3 → steady
10 nights at 1.3 s ± 5 %, then 2 s, A/B failed → inconclusive
10 nights at 1.3 s ± 5 %, then 2 s → inconclusive
10 nights at 1.3 s ± 5 %, then 1.3 s, A/B worse 1.5 → steady, counts
10 nights at 1.3 s ± 5 %, then 2 s, same revision → steady, counts
10 nights at 1.3 s ± 5 %, same revision, then 2 s, same revision → steady, counts
10 nights at 1.3 s ± 5 %, no git, then 2 s, no git → steady, counts
10 nights at 1.3 s ± 5 %, then 0.8 s, A/B better 0.6 → improved, counts, new level
10 nights at 1.3 s ± 5 %, then 0.8 s, A/B same 1 → steady, counts
10 nights at 1.3 s ± 5 %, then 0.8 s, A/B better 0.6, then 1.3 s, A/B worse 1.6 → regressed, red
10 nights at 1.3 s ± 5 %, then 0.8 s, A/B better 0.6, then 0.82 s → steady, counts
10 nights at 1.3 s ± 5 %, then 2 s, A/B worse 1.5, then 2 s, A/B worse 1.5 → regressed, red
10 nights at 1.3 s ± 5 %, then 2 s, A/B worse 1.5, accepted, then 2 s → steady, counts
10 nights at 1.3 s ± 5 %, then 2 s, A/B worse 1.5, accepted, then 1.3 s, A/B better 0.65 → improved, counts, new level
2 nights at 1.3 s, then 4.3 s, A/B worse 3.3 → regressed, red
2 nights at 1.3 s, same revision, then 4.3 s, same revision → learning, counts
10 nights at 1.3 s ± 5 %, then 1.3 s, docker 27 → learning, counts
10 nights at 1.3 s ± 5 %, then 2 s, docker 27, A/B worse 1.5 → regressed, red
10 nights at 1.3 s ± 5 %, then 2 s, docker 27, A/B same 1 → learning, counts
10 nights at 1.3 s ± 5 %, then 2 s, docker 27, A/B same 1, then 2.1 s, docker 27 → learning, counts
10 nights at 1.3 s ± 5 %, then 2 s, busy → inconclusive
10 nights at 1.3 s ± 5 %, then 1.3 s, control fails → inconclusive
10 nights at 1.3 s ± 5 %, then 2 s, control fails, A/B worse 1.5 → inconclusive
10 nights at 1.3 s ± 5 %, then 1.3 s, objective fails in 8 → failed, red
10 nights at 1.3 s ± 5 %, then 1.3 s, objective fails in 3 → unstable, red
10 nights at 1.3 s ± 5 %, then 1.3 s, known weakness fails in 8 → steady, counts
10 nights at 1.3 s ± 5 %, then 1.3 s, known weakness fails in 1 → steady, counts
10 nights at 1.3 s ± 5 %, then 1.3 s, known weakness fails in 0 → known weakness, red
10 nights at 1.3 s ± 5 %, then never, A/B worse → regressed, red
10 nights at 1.3 s ± 5 %, then never, A/B same 1 → steady, counts
20 nights at 4 s ± 3 %, then 6 s, A/B same 1, then 6 s, A/B same 1, then 4 s → steady, counts
10 nights at 4 s ± 3 %, then 12 nights at 6 s ± 3 %, A/B same 1, then 6 s → steady, counts
10 nights never, then never → steady, counts
10 nights never, then 3 s, A/B better → improved, counts, new level
2 nights never, then 10 nights at 1.3 s ± 5 %, A/B same 1, then 1.3 s → steady, counts
10 nights at 1.3 s ± 5 %, then 2 s, A/B worse 1.5, then 1.3 s, again → steady, counts
`;

describe('gate, night after night', () => {
  for (const story of stories.trim().split('\n')) {
    it(story, () => {
      const [text, said] = story.split(' → ');
      const { last } = tellNights(text!);
      const words = [
        last.state,
        ...(last.red ? ['red'] : []),
        ...(last.counts ? ['counts'] : []),
        ...(last.level === 'new' ? ['new level'] : []),
      ];
      expect(words.join(', '), last.sentence).to.equal(said);
    });
  }
});
