import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { isLoopback, parseApiBase } from './wavespeed/urls.ts';

const defaultApiBase = 'https://api.wavespeed.ai/api/v3';

export type Environment = {
  readonly apiBase: URL;
  readonly apiIsLoopback: boolean;
  readonly apiKey: string | undefined;
  /** Absolute path, or null: the setting or the default place counts. */
  readonly libraryFolder: string | null;
  /** How many times faster than life the practice service works. */
  readonly practiceSpeed: number;
};

/** Reads the DAILIES_ variables. Throws `invalid-input` with a sentence for the terminal when one cannot be meant. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const base = given(variables['DAILIES_API_BASE']) ?? defaultApiBase;
  const apiBase = parseApiBase(base);
  if (apiBase === null) {
    throw new AppError(
      'invalid-input',
      'DAILIES_API_BASE must be an https address, or http to this machine, such as https://api.wavespeed.ai/api/v3',
    );
  }
  const speed = Number(given(variables['DAILIES_PRACTICE_SPEED']) ?? 1);
  if (!(speed > 0) || !Number.isFinite(speed)) {
    throw new AppError('invalid-input', 'DAILIES_PRACTICE_SPEED must be a number above 0');
  }
  const library = given(variables['DAILIES_LIBRARY']);
  return {
    apiBase,
    apiIsLoopback: isLoopback(apiBase),
    apiKey: given(variables['DAILIES_API_KEY']),
    libraryFolder: library === undefined ? null : path.resolve(library),
    practiceSpeed: speed,
  };
}

function given(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === '' ? undefined : text;
}
