import { wholeNumber } from './form.ts';

const megabyte = 1_000_000;

function amount(value: number): string {
  return value < 100 ? value.toFixed(1) : wholeNumber(Math.round(value));
}

/** "4.8 MB", "512 kB", "18.2 GB": decimal units, as disks and downloads are counted. */
export function formatBytes(bytes: number): string {
  if (bytes < megabyte) return `${Math.ceil(bytes / 1000)} kB`;
  if (bytes < 1000 * megabyte) return `${amount(bytes / megabyte)} MB`;
  return `${amount(bytes / (1000 * megabyte))} GB`;
}

/** "6.1 of 9.4 MB", or "6.1 MB" while the whole is unknown. */
export function formatProgress(received: number, total: number | null): string {
  if (total === null) return formatBytes(received);
  return `${amount(received / megabyte)} of ${amount(total / megabyte)} MB`;
}
