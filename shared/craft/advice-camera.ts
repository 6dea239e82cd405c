import type { Advice } from './advice.ts';
import type { Reading, Rule } from './advice-reading.ts';
import { withoutPart } from './advice-reading.ts';
import type { TextRange } from './text-range.ts';

type Move = TextRange & { readonly family: string };

const families: readonly (readonly [string, RegExp])[] = [
  [
    'pan',
    /(?:whip |swish )?pan(?:s|ning)?(?: slowly| gently| quickly)? (?:to the )?(?:left|right|across|over|along)|whip pan|swish pan/,
  ],
  ['tilt', /tilt(?:s|ing)?(?: slowly| gently| quickly)? (?:up|down)(?:wards)?/],
  ['zoom', /zoom(?:s|ing)?(?: slowly| gently| quickly)? (?:in|out)|(?:crash|snap|slow) zoom/],
  [
    'push',
    /push(?:es|ing)?(?: slowly| gently)?[- ]in(?![\p{L}])|doll(?:y|ies|ying)(?: slowly| gently)? (?:in|forward|towards?)/u,
  ],
  [
    'pull',
    /pull(?:s|ing)?(?: slowly| gently)? (?:back|out|away)|doll(?:y|ies|ying)(?: slowly| gently)? (?:out|back)(?:wards?)?/,
  ],
  ['truck', /(?:truck|slide)(?:s|ing)?(?: slowly| gently)? (?:to the )?(?:left|right)/],
  [
    'crane',
    /crane(?:s|ing)?(?: slowly| gently)? (?:up|down)|craning (?:up|down)|crane shot|pedestal (?:up|down)/,
  ],
  [
    'orbit',
    /(?:camera|then|and|while) (?:slowly |gently |smoothly )?(?:orbit(?:s|ing)?|circl(?:es|ing)|arcs)|orbit shot|arc shot|orbiting shot/,
  ],
  [
    'track',
    /tracking shot|(?:camera|then|and|while) (?:slowly |gently |smoothly )?(?:track(?:s|ing)?|follow(?:s|ing)?)/,
  ],
  [
    'static',
    /static (?:camera|shot)|camera (?:is |remains |stays )?(?:static|locked[- ]off|still)|locked[- ]off(?: camera| shot)?/,
  ],
];
const byFamily = families.map(([family, pattern]) => ({
  family,
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern.source})(?![\p{L}\p{N}])`, 'gu'),
}));

const isCameraSentence = /camera|\bshot\b|\blens\b|pan|tilt|zoom|dolly|crane|orbit/;

function movesIn({ together }: Reading, { from, to }: TextRange): Move[] {
  const sentence = together.slice(from, to);
  if (!isCameraSentence.test(sentence)) return [];
  const found = byFamily.flatMap(({ family, pattern }) =>
    Array.from(sentence.matchAll(pattern), ({ index, 0: written }) => ({
      family,
      from: from + index,
      to: from + index + written.length,
    })),
  );
  return found.toSorted((a, b) => a.from - b.from);
}

/** One sentence, one move: the model mixes two into a drift. Two of one kind ("pans left, then right") are two as well. */
const twoMoves: Rule = (reading) =>
  reading.sentences.flatMap((sentence): Advice[] => {
    const moves = movesIn(reading, sentence);
    const [first] = moves;
    const second = moves.find((move) => move.from >= (first?.to ?? 0) && !isSame(reading, first, move));
    if (first === undefined || second === undefined) return [];
    const joint =
      /[\s,;，]*(?:(?:and|then|while|as|before|after|,)\s+)*(?:(?:the\s+)?camera\s+)?(?:\p{L}+ly\s+)?$/u;
    const lead = joint.exec(reading.words.slice(first.to, second.from))?.[0] ?? '';
    const start = second.from - lead.replace(/^[\s,;，]+/, '').length;
    const end =
      second.to +
      (/^[^,;.!?。\r\n{|}[\]#]*/.exec(reading.prompt.slice(second.to, second.to + 200))?.[0].trimEnd()
        .length ?? 0);
    const written = reading.prompt.slice(start, end);
    const isPlain = !/[{|}]|\[#|#\]/.test(written);
    return [
      {
        rule: 'two-camera-moves',
        field: 'prompt',
        range: { from: first.from, to: second.to },
        params: {
          first: reading.prompt.slice(first.from, first.to),
          second: reading.prompt.slice(second.from, second.to),
        },
        fix: isPlain
          ? {
              kind: 'switch-off',
              field: 'prompt',
              change: { from: start, to: end, insert: `[# ${written} #]` },
            }
          : null,
      },
    ];
  });

function isSame({ together }: Reading, first: Move | undefined, second: Move): boolean {
  const text = (move: Move) => together.slice(move.from, move.to);
  return first === undefined || (first.family === second.family && text(first) === text(second));
}

// Settings of other tools, and camera words written as if they were some.
const parameter =
  /(?<![\p{L}\p{N}-])--[a-z]{2,}(?:[ =][\w:.]+)?|(?<![\p{L}\p{N}_])(?:camera(?:[_ ]?(?:motion|control|movement|move))?|pan|tilt|zoom|dolly|roll|truck|orbit|crane|motion[_ ]?strength|seed|cfg(?:[_ ]?scale)?|steps|fps|ar|aspect[_ ]?ratio|guidance(?:[_ ]?scale)?)\s*(?:=\s*[\w.:-]+|:\s*[-+]?[\d.]+(?::\d+)?(?![\p{L}\d]))|\[(?:(?:slow |camera )?(?:push in|pull back|pull out|pan left|pan right|tilt up|tilt down|zoom in|zoom out|truck left|truck right|tracking shot|static shot|pedestal up|pedestal down|dolly in|dolly out|crane up|crane down|orbit|shake))\]|<camera[^<>\r\n]{0,60}>|\([^()\r\n:]{1,60}:\s?\d\.\d+\)/gu;

const sayings: readonly (readonly [RegExp, string])[] = [
  [/push|dolly\W*(?:in|forward)/, 'the camera slowly pushes in'],
  [/pull|dolly\W*(?:out|back)/, 'the camera slowly pulls back'],
  [/pan\W*\w*left/, 'the camera pans left'],
  [/pan\W*\w*right/, 'the camera pans right'],
  [/tilt\W*up/, 'the camera tilts up'],
  [/tilt\W*down/, 'the camera tilts down'],
  [/zoom\W*(?:in|\+?[1-9])/, 'the camera zooms in'],
  [/zoom\W*out/, 'the camera zooms out'],
  [/truck\W*left/, 'the camera trucks left'],
  [/truck\W*right/, 'the camera trucks right'],
  [/pedestal\W*up|crane\W*up/, 'the camera cranes up'],
  [/pedestal\W*down|crane\W*down/, 'the camera cranes down'],
  [/orbit/, 'the camera orbits slowly'],
  [/tracking/, 'tracking shot'],
  [/static/, 'static camera'],
];

/** The model takes no camera, no seed and no flags: everything it knows is words. */
const cameraParameters: Rule = ({ words, prompt }) =>
  Array.from(words.matchAll(parameter), (match): Advice => {
    const range = { from: match.index, to: match.index + match[0].length };
    const weighted = /^\(([^:]+):/.exec(prompt.slice(range.from, range.to))?.[1]?.trim();
    const instead = weighted ?? sayings.find(([pattern]) => pattern.test(match[0]))?.[1] ?? null;
    return {
      rule: 'camera-parameter',
      field: 'prompt',
      range,
      params: { written: prompt.slice(range.from, range.to), instead },
      fix:
        instead === null
          ? { kind: 'remove', field: 'prompt', change: { ...withoutPart(prompt, range), insert: '' } }
          : {
              kind: 'replace',
              field: 'prompt',
              change: { ...range, insert: likeSentence(prompt, range, instead) },
            },
    };
  });

function likeSentence(prompt: string, { from, to }: TextRange, words: string): string {
  const isStart = /(?:^|[.!?]\s|[\r\n])\s*$/.test(prompt.slice(Math.max(0, from - 40), from));
  const stop = isStart && /^\s+\p{Lu}/u.test(prompt.slice(to, to + 20)) ? '.' : '';
  return (isStart ? words.slice(0, 1).toUpperCase() + words.slice(1) : words) + stop;
}

export const cameraRules: readonly Rule[] = [twoMoves, cameraParameters];
