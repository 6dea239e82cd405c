import { vocabulary } from './vocabulary.ts';
import type { VocabularyKind } from './vocabulary.ts';

/** One of these, as whole words, whatever their case. */
function words(list: string): RegExp {
  const each = list.trim().split(/\s*[,\n]\s*/);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${each.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

function vocabularyWords(...kinds: readonly VocabularyKind[]): string {
  const names = vocabulary
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((one) => [one.insert, ...one.also]);
  return names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(',');
}

const adverb = String.raw`(?:\p{L}+ly\s+)?`;
const cameraVerb =
  'push|pull|pan|tilt|zoom|doll(?:y|ies)|track|crane|orbit|circle|rise|sink|follow|glide|move|hold|stay|drift|arc|truck|descend|ascend|sweep|rotate|remain|begin|start|reveal|dive|float|linger|rest';

/** The camera itself, not one that somebody holds. */
export const cameraSubject = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:^|the\s+|our\s+)(?:\p{L}+\s+)?camera\s+${adverb}(?:${cameraVerb})|^(?:\p{L}+[-\s])?camera(?![\p{L}\p{N}])|カメラ|镜头|鏡頭|카메라|(?<!\p{L})(?:kamera|caméra|cámara|câmera|камера|الكاميرا|המצלמה)(?!\p{L})`,
  'iu',
);

export const cameraTerms = words(
  `${vocabularyWords('size', 'angle', 'camera', 'lens')}, shot, long take, [0-9]+ ?mm lens, viewpoint, framing`,
);

export const lightingTerms = words(
  `${vocabularyWords('lighting')}, light, lighting, lit, sunlight, daylight, moonlit, sunlit, lamplight, lantern-lit, shadows, glow,
  dappled, firelight, torchlight, sunbeams, Licht, lumière, luz`,
);

export const moodTerms = words(
  `${vocabularyWords('mood')}, mood, atmosphere, quiet, watchful, lonely, hopeful, joyful, nostalgic, mysterious, menacing, solemn,
  gentle, hushed, still, restless, weightless, cosy, cozy, romantic, bittersweet, contemplative, ruhig, still`,
);

export const styleTerms = words(
  `${vocabularyWords('style')}, style, in the style of .+, photorealistic, palette, colou?r grade, graded, 16 ?mm, 35 ?mm,
  rendered, animation, illustration, hyperreal, vintage, retro, analogu?e, pixel art, paper cut-?out, engraving, woodblock print`,
);

export const sceneTerms = words(
  `forest, woods?, street, alley, beach, coast, shore, sea, ocean, lake, river, canal, harbour, harbor, desert, dunes?, mountains?, hills?, valley,
  field, meadow, garden, park, jungle, cave, cliff, rock, road, bridge, station, train, platform, city, town, village, square, market,
  room, kitchen, bedroom, hallway, corridor, office, studio, workshop, library, theatre, theater, stage, bar, café, cafe, restaurant, church, temple, castle,
  roof, rooftop, balcony, window, table, sky, space, planet, snow, rain, fog, mist, storm, wind, night, dawn, dusk, sunrise, sunset, morning, evening, noon,
  midnight, winter, summer, autumn, spring, tokyo, paris, venice, background, foreground, gutter, pier, farm, stadium, ring, gym, pool, underwater, waterfall`,
);

export const placePreposition =
  /\s(?=(?:in|at|on|inside|under|beneath|through|across|along|over|near|by|beside|amid|between|against|down|up|into|behind|before|outside)\s)/giu;

/** Begins a beat of action; what it matches is kept in place when actions are reordered. */
export const beatStart =
  /^(?:and\s+)?(?:at\s+first|first|firstly|then|next|finally|lastly|at\s+last|after\s+that|afterwards|a\s+moment\s+later|moments\s+later|suddenly|in\s+the\s+end|zuerst|dann|danach|schließlich|zuletzt|d’abord|d'abord|puis|ensuite|enfin|primero|luego|después|finalmente)(?:,?\s+)|^(?:首先|先是|然后|接着|随后|最后|然後|接著|最後に?|まず|それから|次に|そして|먼저|그다음|그리고|마지막으로|أولا|ثم|أخيرا|תחילה|אז|לבסוף)[、，,\s]*/iu;

/** Where a beat begins in the middle of a clause. */
export const beatInside =
  /(?<!(?<!\p{L})(?:the|a|its|his|her|their|for|very|and))(?<!\s)\s+(?=(?:and\s+)?(?:first|then|finally|next|suddenly|zuerst|dann|schließlich|puis|enfin|luego)\s+\p{L}{3})|(?<!\s)\s+(?=at\s+first\s)/giu;

// Verbs of the screen. Left out: those that are more often nouns in the plural (waves, lights, rocks, drops, leaves).
const verbs =
  `walk run sprint jog stand sit kneel lie sleep wake look gaze stare glance turn spin twirl jump leap hop dance sing laugh smile cry
  weep frown nod bow wink blink breathe sigh shout whisper speak talk hold grab catch throw toss lift carry push pull open close shut enter
  exit arrive return stop pause start begin continue wait watch listen rise drift float fly soar glide hover dive swim sink sail drive ride
  race roll slide skate climb crawl creep sneak stumble trip tumble collapse explode burst break shatter melt freeze burn glow flicker
  shimmer sparkle swell crash pour flow drip splash spray swirl whirl circle cross pass approach reach stretch bend lean tilt sway swing
  shake tremble shiver bloom grow unfold emerge appear vanish disappear fade cook stir eat drink bite chew sip paint draw write read type
  play strum drum hammer forge carve sew knit fold cut chop slice peel plant pick feed pet hug kiss fight punch kick dodge block
  aim shoot fire land take put place set pour light-up cast sweep wave-at reveal chase follow flee escape hide search find discover gather
  stalk pounce prowl graze gallop trot canter flap perch peck bark howl roar yawn lick nuzzle dig scatter descend ascend spread tie
  zip wear remove adjust check raise lower drag wander stroll march pace step rush hurry linger settle rest balance juggle meditate pray`
    .split(/\s+/)
    .filter((verb) => verb !== '' && !verb.includes('-'));

const third = new Set(verbs.flatMap((verb) => [thirdPerson(verb), ongoing(verb)]));
const plain = new Set(verbs);

function thirdPerson(verb: string): string {
  if (/(?:s|sh|ch|x|z|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function ongoing(verb: string): string {
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  if (/[^aeiou]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  return /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb) ? `${verb}${verb.at(-1) ?? ''}ing` : `${verb}ing`;
}

/** Where the first verb of a clause begins, with an auxiliary or adverb before it; -1 without one. */
export function verbStart(clause: string): number {
  const found = [...clause.matchAll(/[\p{L}'’-]+/gu)];
  for (const [at, match] of found.entries()) {
    const word = match[0].toLowerCase();
    const before = found[at - 1]?.[0].toLowerCase() ?? '';
    const isNoun =
      /^(?:a|an|the|of|his|her|its|their|with|in|on)$/.test(before) && !/^(?:is|are)$/.test(word);
    const isPlural = /s$|^(?:people|men|women|children|they|we|you|i|and|to)$/.test(before);
    const isVerb = third.has(word) || (plain.has(word) && isPlural) || (/^(?:is|are)$/.test(word) && at > 0);
    if (!isVerb || isNoun) continue;
    return before.endsWith('ly') && at > 1 ? (found[at - 1]?.index ?? match.index) : match.index;
  }
  return -1;
}
