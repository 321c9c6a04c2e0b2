/** Prometheus's text format as a map, for tests. */

/** From `name{label="value"}`, as it is written, to its value. */
export type Samples = ReadonlyMap<string, number>;

export const readSamples = (exposition: string): Samples =>
  new Map(
    exposition
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const end = line.lastIndexOf(' ');
        return [line.slice(0, end), Number(line.slice(end + 1))] as const;
      }),
  );
