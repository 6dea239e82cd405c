/** An answer before it is written to the connection. `body` is JSON data, or text sent as it is. */
export type Reply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: { readonly json: unknown } | { readonly text: string; readonly type: string };
};

export function success(data: unknown): Reply {
  return { status: 200, body: { json: { code: 200, message: 'success', data } } };
}

/** Error bodies carry no `data` (reference: Errors). */
export function failure(status: number, message: string, more: Readonly<Record<string, string>> = {}): Reply {
  return { status, body: { json: { code: status, message, ...more } } };
}

/** A refusal by the content or the parameters of the request: HTTP 400, with the task's own code beside. */
export function refusal(code: number, message: string): Reply {
  return { status: 400, body: { json: { code: 400, message, data: { code, error: message } } } };
}

export const insufficientCredits = failure(400, 'Insufficient credits. Please top up.');
export const modelNotFound = failure(400, 'Model not found');
export const invalidKey = failure(401, 'Invalid API key');
export const noPermission = failure(403, 'This API key does not have permission to run models', {
  error_code: 'permission_denied',
});
export const predictionNotFound = failure(404, 'Prediction not found');

export function tooManyRequests(retryAfterMs: number): Reply {
  const seconds = String(Math.max(1, Math.ceil(retryAfterMs / 1000)));
  return { ...failure(429, 'Too many requests. Please slow down.'), headers: { 'retry-after': seconds } };
}

export const errorPage: Reply = {
  status: 502,
  body: {
    text: '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
    type: 'text/html',
  },
};

export function bodyText({ body }: Reply): string {
  return 'json' in body ? JSON.stringify(body.json) : body.text;
}
