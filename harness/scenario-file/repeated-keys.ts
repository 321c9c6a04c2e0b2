/** Keys that an object literal repeats. The last one silently wins in JavaScript, so an experiment would go missing. */
import { keysIn, type WrittenKey } from './object-keys.ts';

/** Finds repeats in JavaScript, among the keys of every object literal that is the value of a property called `name`. */
export const repeatedKeys = (source: string, name: string): readonly WrittenKey[] =>
  keysIn(source, name).flatMap((keys) =>
    keys.filter(({ key }, index) => keys.findIndex((one) => one.key === key) < index),
  );
