import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readBody } from '../../../electron/services/http-read-body.ts';
import { createHttp } from '../../../electron/services/http.ts';
import { loopbackCertificate } from './loopback-certificate.ts';

const known = getCACertificates('default');
let received: string[] = [];
let url = new URL('https://127.0.0.1/');
let close: () => Promise<void>;

beforeEach(async () => {
  received = [];
  const server = createServer(loopbackCertificate, (request, response) => {
    received.push(`${request.method} ${request.headers.authorization ?? ''}`);
    request.resume().on('end', () => response.end('over TLS'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
});

afterEach(async () => {
  setDefaultCACertificates(known);
  await close();
});

test('a request goes through TLS to a server with a trusted certificate, and again over the same connection', async () => {
  setDefaultCACertificates([...known, loopbackCertificate.cert]);
  const http = createHttp();
  for (const method of ['POST', 'GET', 'GET'] as const) {
    const response = await http({ method, url, idleMs: 5000, ...(method === 'POST' && { body: '{}' }) });
    expect(new TextDecoder().decode((await readBody(response, 100)) ?? undefined)).toBe('over TLS');
  }
  expect(received).toHaveLength(3);
});

test('a server with an unknown certificate gets no byte of the request', async () => {
  const request = {
    method: 'POST',
    url,
    idleMs: 5000,
    body: '{}',
    headers: { authorization: 'secret' },
  } as const;
  await expect(createHttp()(request)).rejects.toMatchObject({
    phase: 'not-sent',
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
  expect(received).toEqual([]);
});
