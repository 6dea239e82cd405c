import type { CommandLine } from 'electron';

/** Chromium's way: `--name` or `--name=value`, up to a bare `--`; names in lower case, the last one wins. */
function parseSwitches(argv: readonly string[]): Map<string, string> {
  const end = argv.indexOf('--');
  const switches = new Map<string, string>();
  for (const argument of end === -1 ? argv : argv.slice(0, end)) {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    if (match?.[1] !== undefined) switches.set(match[1].toLowerCase(), match[2] ?? '');
  }
  return switches;
}

const switches = parseSwitches(process.argv.slice(2));

export const commandLine = {
  hasSwitch: (name) => switches.has(name),
  getSwitchValue: (name) => switches.get(name) ?? '',
} satisfies Pick<CommandLine, 'hasSwitch' | 'getSwitchValue'>;
