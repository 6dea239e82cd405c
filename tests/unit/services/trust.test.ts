import { expect, test } from 'vitest';
import {
  isAllowedPermission,
  isAppUrl,
  isSafeExternalUrl,
  isTrustedFrame,
  linkTarget,
} from '../../../electron/services/trust.ts';
import { links } from '../../../shared/contract/app.ts';

test.each([
  ['app://studio/', true],
  ['app://studio/index.html#/write', true],
  ['app://studio.evil/', false],
  ['app://evil@studio/', false],
  ['app://studio:8080/', false],
  ['APP://studio/', true],
  ['https://studio/', false],
  ['file:///index.html', false],
  ['javascript:alert(1)', false],
  ['', false],
])('isAppUrl(%s) is %s', (url, expected) => {
  expect(isAppUrl(url)).toBe(expected);
});

test('only the main frame of the studio’s own page is trusted', () => {
  expect(isTrustedFrame({ url: 'app://studio/', parent: null })).toBe(true);
  expect(isTrustedFrame({ url: 'app://studio/', parent: {} })).toBe(false);
  expect(isTrustedFrame({ url: 'https://wavespeed.ai/', parent: null })).toBe(false);
  expect(isTrustedFrame({ url: '', parent: null })).toBe(false);
  expect(isTrustedFrame(null)).toBe(false);
});

test.each([
  ['http://wavespeed.ai/', false],
  ['https://wavespeed.ai/accesskey', true],
  ['https://wavespeed.ai.evil.example/', false],
  ['https://user:pass@wavespeed.ai/', false],
  ['file:///etc/passwd', false],
  ['smb://host/share', false],
  ['ms-msdt:/id', false],
  ['https://example.org/', false],
  ['not a url', false],
])('isSafeExternalUrl(%s) is %s', (url, expected) => {
  expect(isSafeExternalUrl(url)).toBe(expected);
});

test('every named link passes the predicate it will be opened under', () => {
  for (const link of links) expect(isSafeExternalUrl(linkTarget(link))).toBe(true);
});

test('permissions are denied but for two, and those to the studio’s page alone', () => {
  expect(isAllowedPermission('fullscreen', 'app://studio/')).toBe(true);
  expect(isAllowedPermission('fullscreen', 'https://example.org/')).toBe(false);
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'clipboard-read',
    'hid',
  ]) {
    expect(isAllowedPermission(permission, 'app://studio/')).toBe(false);
  }
});
