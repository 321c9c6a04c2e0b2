/** What the original prints of the exceptions that a check meets. */

const messages: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Connection refused',
  ENOTFOUND: 'Name or service not known',
  EAI_AGAIN: 'Resource temporarily unavailable',
  ECONNRESET: 'An error occurred while sending the request.',
  ABORT_ERR: 'The operation was canceled.',
  ERR_INVALID_URL: 'Invalid URI: The format of the URI could not be determined.',
  ERR_INVALID_PROTOCOL: "Only 'http' and 'https' schemes are allowed.",
};

/** A name with several addresses fails with one error for all of them, which has the first one's code. */
export function errorMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return messages[code] ?? error.message;
}
