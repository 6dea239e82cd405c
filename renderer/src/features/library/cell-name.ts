import type { Clip } from '../../../../shared/contract/library.ts';
import { libraryActs } from '../../text/library-acts.ts';
import { libraryText } from '../../text/library.ts';

const words = libraryText.cell;

const shapes = [
  [16, 9],
  [9, 16],
  [1, 1],
  [4, 3],
  [3, 4],
  [21, 9],
  [3, 2],
  [2, 3],
] as const;

/** "16:9" for whatever is within two of a hundred of it, otherwise "1.85:1". */
export function ratioName(width: number, height: number): string {
  const ratio = width / height;
  const known = shapes.find(([wide, high]) => Math.abs((ratio * high) / wide - 1) < 0.02);
  return known === undefined ? `${ratio.toFixed(2)}:1` : `${known[0]}:${known[1]}`;
}

/** All that the picture and its badges show, as a screen reader says it. */
export function cellName(clip: Clip | undefined, isVeiled: boolean): string {
  if (clip === undefined) return words.waiting;
  const facts = [
    clip.rating === 0 ? '' : libraryActs.stars(clip.rating),
    clip.flag === null ? '' : libraryActs.flags[clip.flag],
    clip.label === null ? '' : words.label(libraryActs.labels[clip.label]),
    clip.missing ? words.missing : '',
    clip.flagged ? (isVeiled ? words.veiled : words.flagged) : '',
  ];
  const ratio = ratioName(clip.width, clip.height);
  return words.name(
    clip.title,
    clip.durationMs,
    [ratio, ...facts].filter((fact) => fact !== ''),
  );
}
