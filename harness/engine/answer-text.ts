/** How much of what a service says an answer keeps. */

const mostValue = 1000;
const mostSaid = 300;

/** A value, whole up to 1,000 characters. What is longer keeps its beginning, its length and a sum of all of it, so that a change anywhere is seen. */
export function keptValue(value: string): string {
  if (value.length <= mostValue) return value;
  const end = `… ${value.length} characters, ${sumOf(value)}`;
  return `${value.slice(0, mostValue - end.length)}${end}`;
}

/** Words of somebody else, as one line. */
export function keptSaid(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= mostSaid ? line : `${line.slice(0, mostSaid - 1)}…`;
}

/** 32-bit FNV-1a of its UTF-16 units, in hexadecimal. */
function sumOf(text: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}
