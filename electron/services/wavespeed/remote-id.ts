/**
 * Threat: an id from outside becomes part of a request's path. Ids are opaque, but one that could climb out of its place in the
 * path, or bring a query along, is not usable.
 */
export function isRemoteId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,128}$/.test(value);
}

/** The same for a model's id, whose slashes are part of the path; no part may begin with a dot. */
export function isModelId(value: string): boolean {
  return value.length <= 200 && /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/.test(value);
}
