/** What the site is made of. */
import type { GateResult } from '../../model/gate.ts';
import type { History } from '../../model/history.ts';

export interface TrendInput {
  /** Tonight's lines included. */
  readonly history: History;
  readonly title: string;
  /** Of the last night; null: the site is made of the history alone. */
  readonly result: GateResult | null;
  /** From the site to the folder of all reports: `../`. */
  readonly runs: string;
  /** The runs' folders that are still there, as the history names them: a night whose folder is gone has no link. Null: it is not known, and all have. */
  readonly kept: ReadonlySet<string> | null;
}

export interface SiteFile {
  /** Below the site's folder. */
  readonly path: string;
  readonly text: string;
}
