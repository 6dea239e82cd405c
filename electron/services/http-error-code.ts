/** The system's word for what went wrong with a connection, such as ECONNRESET. */
export function httpErrorCode(error: unknown, otherwise: string): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return otherwise;
}
