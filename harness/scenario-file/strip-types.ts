/** A scenario's text as JavaScript. */
import { stripTypeScriptTypes } from 'node:module';
import process from 'node:process';

/** Types become spaces, so lines stay where they are. Node calls the function experimental in a warning that is not the user's concern. */
export function stripTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source, { mode: 'strip' });
  } finally {
    process.emitWarning = emitWarning;
  }
}
