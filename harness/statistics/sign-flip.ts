/** The sign-flip (randomisation) test of a mean of differences. */

/** As exact as so many patterns allow; beyond this many differences patterns are drawn. */
const exactUpTo = 16;
const draws = 20_000;

/** Two-sided p: the share of all sign patterns whose sum is at least as far from zero. Drawn with `random` above 16 differences. */
export function signFlip(differences: readonly number[], random: () => number): number {
  const seen = Math.abs(differences.reduce((total, one) => total + one, 0));
  const least = seen * (1 - 1e-12);
  if (differences.length <= exactUpTo) {
    const patterns = 2 ** differences.length;
    let count = 0;
    for (let pattern = 0; pattern < patterns; pattern += 1) {
      const sum = differences.reduce((total, one, index) => total + ((pattern >> index) & 1 ? one : -one), 0);
      if (Math.abs(sum) >= least) count += 1;
    }
    return count / patterns;
  }
  let count = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const sum = differences.reduce((total, one) => total + (random() < 0.5 ? one : -one), 0);
    if (Math.abs(sum) >= least) count += 1;
  }
  return (count + 1) / (draws + 1);
}
