import { describe, expect, test } from 'vitest';
import { isAllowedOutputUrl, isLoopback, parseApiBase } from '../../../electron/services/wavespeed/urls.ts';
import { apiUrl } from '../../../electron/services/wavespeed/api-url.ts';

describe('parseApiBase', () => {
  test.each([
    ['https://api.wavespeed.ai/api/v3', 'https://api.wavespeed.ai/api/v3'],
    ['  https://api.wavespeed.ai/api/v3///  ', 'https://api.wavespeed.ai/api/v3'],
    ['https://example.com', 'https://example.com/'],
    ['http://127.0.0.1:8080/api/v3/', 'http://127.0.0.1:8080/api/v3'],
    ['http://localhost:1/x', 'http://localhost:1/x'],
    ['http://[::1]:99/api', 'http://[::1]:99/api'],
    ['HTTPS://API.Example.COM/V3', 'https://api.example.com/V3'],
  ])('accepts %s', (text, href) => {
    expect(parseApiBase(text)?.href).toBe(href);
  });

  test.each([
    '',
    'api.wavespeed.ai',
    'http://api.wavespeed.ai/api/v3',
    'http://10.0.0.1/api',
    'http://127.0.0.1.evil.com/',
    'http://localhost.evil.com/',
    'https://user@example.com/',
    'https://user:pass@example.com/',
    'https://:pass@example.com/',
    'https://example.com/?',
    'https://example.com/?a=1',
    'https://example.com/#',
    'https://example.com/#x',
    'ftp://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
  ])('refuses %s', (text) => {
    expect(parseApiBase(text)).toBeNull();
  });
});

test.each([
  ['http://127.0.0.1/', true],
  ['http://127.9.8.7/', true],
  ['http://2130706433/', true],
  ['http://0x7f.1/', true],
  ['http://[::1]/', true],
  ['http://localhost/', true],
  ['http://LOCALHOST/', true],
  ['http://127.0.0.1.example.com/', false],
  ['http://128.0.0.1/', false],
  ['http://0.0.0.0/', false],
  ['http://[::ffff:127.0.0.1]/', false],
])('isLoopback(%s) is %s', (text, expected) => {
  expect(isLoopback(new URL(text))).toBe(expected);
});

describe('isAllowedOutputUrl', () => {
  const internal = [
    'https://10.0.0.1/1.mp4',
    'https://172.16.0.1/1.mp4',
    'https://172.31.255.255/1.mp4',
    'https://192.168.1.1/1.mp4',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/1.mp4',
    'https://0.0.0.0/1.mp4',
    'https://3232235777/1.mp4',
    'https://0xc0.0xa8.1.1/1.mp4',
    'https://224.0.0.1/1.mp4',
    'https://[fe80::1]/1.mp4',
    'https://[fc00::1]/1.mp4',
    'https://[fd12:3456::1]/1.mp4',
    'https://[ff02::1]/1.mp4',
    'https://[::]/1.mp4',
    'https://[::ffff:10.0.0.1]/1.mp4',
    'https://[::ffff:127.0.0.1]/1.mp4',
    'https://[64:ff9b::c0a8:101]/1.mp4',
    'https://router.local/1.mp4',
    'https://metadata.google.internal/x',
    'https://localhost./1.mp4',
    'https://x.localhost/1.mp4',
  ];
  const loopback = [
    'http://127.0.0.1:80/1.mp4',
    'https://127.0.0.1/1.mp4',
    'http://localhost/1.mp4',
    'http://[::1]/1',
  ];
  const open = [
    'https://d1q70pf5vjeyhc.cloudfront.net/predictions/abc/1.mp4',
    'https://cdn.example.com:8443/a%20b.mp4?token=1',
    'https://172.32.0.1/1.mp4',
    'https://8.8.8.8/1.mp4',
    'https://[2606:4700::1111]/1.mp4',
  ];
  const never = [
    'http://cdn.example.com/1.mp4',
    'http://8.8.8.8/1.mp4',
    'https://user@cdn.example.com/1.mp4',
    'https://:pass@cdn.example.com/1.mp4',
    'http://user@127.0.0.1/1.mp4',
    'ftp://127.0.0.1/1.mp4',
    'ftp://cdn.example.com/1.mp4',
    'file:///etc/passwd',
    'data:video/mp4;base64,AAAA',
  ];
  for (const allowLoopback of [true, false]) {
    const say = allowLoopback ? 'with loopback' : 'without loopback';
    test.each(open)(`${say}, allows %s`, (text) => {
      expect(isAllowedOutputUrl(new URL(text), { allowLoopback })).toBe(true);
    });
    test.each([...never, ...internal])(`${say}, refuses %s`, (text) => {
      expect(isAllowedOutputUrl(new URL(text), { allowLoopback })).toBe(false);
    });
    test.each(loopback)(`${say}, decides on %s by that`, (text) => {
      expect(isAllowedOutputUrl(new URL(text), { allowLoopback })).toBe(allowLoopback);
    });
  }
});

describe('apiUrl', () => {
  const base = new URL('https://api.example.com/api/v3');

  test('stays below the base', () => {
    expect(apiUrl(base, 'predictions', 'a_b-1', 'result').href).toBe(
      'https://api.example.com/api/v3/predictions/a_b-1/result',
    );
    expect(apiUrl(new URL('https://api.example.com/'), 'balance').href).toBe(
      'https://api.example.com/balance',
    );
  });

  test.each([
    ['..', '..', 'x'],
    ['predictions', '../../../x'],
    ['a?b'],
    ['a#b'],
    ['%2e%2e', '%2e%2e', 'x'],
    ['..\\..\\..\\x'],
  ])('refuses to leave it by %s', (...parts) => {
    expect(() => apiUrl(base, ...parts)).toThrow('left the API base');
  });

  test('cannot be led to another host by a part', () => {
    expect(apiUrl(base, 'https://evil.com/x').host).toBe('api.example.com');
    expect(apiUrl(base, '//evil.com/x').host).toBe('api.example.com');
  });
});
