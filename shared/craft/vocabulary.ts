/** The part of a shot that a word speaks of; also the kinds of elements. */
export const vocabularyKinds = [
  'size',
  'angle',
  'camera',
  'lens',
  'motion',
  'lighting',
  'mood',
  'style',
] as const;
export type VocabularyKind = (typeof vocabularyKinds)[number];

/**
 * Words that Kling's guides and film sets share (reference: wavespeed-api, "Writing for Kling"). `id` is stable: explanations and
 * history hang on it. `insert` is what completion writes; `also` are other ways to say the same, for search and for advice.
 */
const entries = [
  // Shot sizes
  { id: 'extreme-close-up', kind: 'size', insert: 'extreme close-up', also: ['extreme closeup'] },
  { id: 'close-up', kind: 'size', insert: 'close-up', also: ['closeup', 'close up shot', 'close shot'] },
  { id: 'medium-close-up', kind: 'size', insert: 'medium close-up', also: [] },
  { id: 'medium', kind: 'size', insert: 'medium shot', also: ['mid shot', 'waist shot'] },
  { id: 'full', kind: 'size', insert: 'full shot', also: ['full-body shot', 'full body shot'] },
  { id: 'wide', kind: 'size', insert: 'wide shot', also: ['long shot'] },
  { id: 'extreme-wide', kind: 'size', insert: 'extreme wide shot', also: ['extreme long shot'] },
  { id: 'establishing', kind: 'size', insert: 'establishing shot', also: [] },
  { id: 'macro', kind: 'size', insert: 'macro shot', also: ['macro'] },
  { id: 'two-shot', kind: 'size', insert: 'two-shot', also: ['two shot'] },
  // Angles
  { id: 'eye-level', kind: 'angle', insert: 'eye-level', also: ['eye level'] },
  { id: 'low-angle', kind: 'angle', insert: 'low angle', also: ['low-angle'] },
  { id: 'high-angle', kind: 'angle', insert: 'high angle', also: ['high-angle'] },
  {
    id: 'top-down',
    kind: 'angle',
    insert: 'top-down view',
    also: ['top-down', 'overhead shot', "bird's-eye view"],
  },
  { id: 'dutch', kind: 'angle', insert: 'Dutch angle', also: ['canted angle', 'tilted horizon'] },
  { id: 'pov', kind: 'angle', insert: 'POV', also: ['point of view', 'first-person view'] },
  { id: 'over-the-shoulder', kind: 'angle', insert: 'over-the-shoulder', also: ['over the shoulder shot'] },
  // Camera moves
  {
    id: 'static',
    kind: 'camera',
    insert: 'static camera',
    also: ['locked-off', 'the camera holds still', 'fixed camera'],
  },
  { id: 'pan-left', kind: 'camera', insert: 'the camera pans left', also: ['pan left'] },
  { id: 'pan-right', kind: 'camera', insert: 'the camera pans right', also: ['pan right'] },
  { id: 'tilt-up', kind: 'camera', insert: 'the camera tilts up', also: ['tilt up'] },
  { id: 'tilt-down', kind: 'camera', insert: 'the camera tilts down', also: ['tilt down'] },
  { id: 'zoom-in', kind: 'camera', insert: 'the camera zooms in', also: ['zoom in'] },
  { id: 'zoom-out', kind: 'camera', insert: 'the camera zooms out', also: ['zoom out'] },
  { id: 'push-in', kind: 'camera', insert: 'the camera slowly pushes in', also: ['push in', 'dolly in'] },
  {
    id: 'pull-back',
    kind: 'camera',
    insert: 'the camera slowly pulls back',
    also: ['pull back', 'dolly out', 'pull out'],
  },
  { id: 'truck-left', kind: 'camera', insert: 'the camera trucks left', also: ['truck left', 'slide left'] },
  {
    id: 'truck-right',
    kind: 'camera',
    insert: 'the camera trucks right',
    also: ['truck right', 'slide right'],
  },
  { id: 'pedestal-up', kind: 'camera', insert: 'the camera rises straight up', also: ['pedestal up'] },
  { id: 'pedestal-down', kind: 'camera', insert: 'the camera sinks straight down', also: ['pedestal down'] },
  { id: 'crane-up', kind: 'camera', insert: 'the camera cranes up', also: ['crane up', 'crane shot'] },
  { id: 'crane-down', kind: 'camera', insert: 'the camera cranes down', also: ['crane down'] },
  {
    id: 'tracking',
    kind: 'camera',
    insert: 'tracking shot',
    also: ['the camera tracks alongside', 'track alongside'],
  },
  { id: 'follow', kind: 'camera', insert: 'the camera follows from behind', also: ['follow shot'] },
  {
    id: 'orbit',
    kind: 'camera',
    insert: 'the camera orbits slowly',
    also: ['orbit', 'arc shot', 'the camera circles'],
  },
  { id: 'handheld', kind: 'camera', insert: 'handheld camera', also: ['handheld', 'hand-held'] },
  { id: 'aerial', kind: 'camera', insert: 'aerial drone shot', also: ['aerial shot', 'drone shot'] },
  { id: 'whip-pan', kind: 'camera', insert: 'whip pan', also: ['swish pan'] },
  { id: 'crash-zoom', kind: 'camera', insert: 'crash zoom', also: ['snap zoom'] },
  // Lens and focus
  { id: 'shallow-focus', kind: 'lens', insert: 'shallow depth of field', also: ['shallow focus', 'bokeh'] },
  { id: 'deep-focus', kind: 'lens', insert: 'deep focus', also: [] },
  { id: 'rack-focus', kind: 'lens', insert: 'rack focus', also: ['focus pull'] },
  { id: 'wide-lens', kind: 'lens', insert: 'wide-angle lens', also: ['24 mm lens'] },
  { id: 'tele-lens', kind: 'lens', insert: 'telephoto lens', also: ['long lens', '85 mm lens'] },
  { id: 'anamorphic', kind: 'lens', insert: 'anamorphic lens', also: [] },
  // Motion
  { id: 'slow-motion', kind: 'motion', insert: 'slow motion', also: ['slow-motion', 'in slow motion'] },
  { id: 'real-time', kind: 'motion', insert: 'real-time pace', also: [] },
  { id: 'time-lapse', kind: 'motion', insert: 'time-lapse', also: ['timelapse'] },
  { id: 'slowly', kind: 'motion', insert: 'slowly', also: [] },
  { id: 'gently', kind: 'motion', insert: 'gently', also: [] },
  { id: 'suddenly', kind: 'motion', insert: 'suddenly', also: [] },
  { id: 'in-one-take', kind: 'motion', insert: 'in one continuous take', also: ['one continuous shot'] },
  // Lighting
  { id: 'golden-hour', kind: 'lighting', insert: 'golden hour light', also: ['golden hour'] },
  { id: 'blue-hour', kind: 'lighting', insert: 'blue hour light', also: ['blue hour'] },
  {
    id: 'soft-daylight',
    kind: 'lighting',
    insert: 'soft overcast daylight',
    also: ['soft daylight', 'overcast light'],
  },
  { id: 'hard-sun', kind: 'lighting', insert: 'hard midday sun', also: ['harsh sunlight'] },
  { id: 'backlit', kind: 'lighting', insert: 'backlit', also: ['backlight', 'contre-jour'] },
  { id: 'rim-light', kind: 'lighting', insert: 'thin rim light', also: ['rim light', 'rim lighting'] },
  {
    id: 'volumetric',
    kind: 'lighting',
    insert: 'light shafts through haze',
    also: ['volumetric light', 'god rays'],
  },
  { id: 'low-key', kind: 'lighting', insert: 'low-key lighting', also: ['low key lighting', 'chiaroscuro'] },
  { id: 'high-key', kind: 'lighting', insert: 'high-key lighting', also: ['high key lighting'] },
  { id: 'candlelight', kind: 'lighting', insert: 'warm candlelight', also: ['candlelight'] },
  { id: 'neon', kind: 'lighting', insert: 'neon light', also: ['neon lighting', 'neon glow'] },
  { id: 'moonlight', kind: 'lighting', insert: 'cold moonlight', also: ['moonlight'] },
  { id: 'window-light', kind: 'lighting', insert: 'soft window light', also: ['window light'] },
  { id: 'silhouette', kind: 'lighting', insert: 'in silhouette', also: ['silhouetted'] },
  // Mood
  { id: 'serene', kind: 'mood', insert: 'serene', also: ['peaceful', 'calm'] },
  { id: 'tense', kind: 'mood', insert: 'tense', also: ['suspenseful'] },
  { id: 'melancholic', kind: 'mood', insert: 'melancholic', also: ['wistful'] },
  { id: 'playful', kind: 'mood', insert: 'playful', also: ['whimsical'] },
  { id: 'eerie', kind: 'mood', insert: 'eerie', also: ['uncanny', 'ominous'] },
  { id: 'dreamlike', kind: 'mood', insert: 'dreamlike', also: ['dreamy', 'surreal'] },
  { id: 'intimate', kind: 'mood', insert: 'intimate', also: ['tender'] },
  { id: 'triumphant', kind: 'mood', insert: 'triumphant', also: ['exultant'] },
  // Style
  { id: 'film-35', kind: 'style', insert: '35 mm film grain', also: ['35mm film', 'film grain'] },
  { id: 'super-8', kind: 'style', insert: 'Super 8 home movie', also: ['super 8'] },
  { id: 'black-and-white', kind: 'style', insert: 'black and white', also: ['monochrome'] },
  { id: 'noir', kind: 'style', insert: 'film noir', also: [] },
  { id: 'documentary', kind: 'style', insert: 'documentary style', also: ['documentary'] },
  { id: 'cinematic', kind: 'style', insert: 'cinematic', also: [] },
  { id: 'anime', kind: 'style', insert: 'hand-drawn anime', also: ['anime', 'anime style'] },
  { id: 'watercolour', kind: 'style', insert: 'watercolour', also: ['watercolor'] },
  { id: 'stop-motion', kind: 'style', insert: 'stop-motion animation', also: ['stop motion', 'claymation'] },
  { id: 'oil-painting', kind: 'style', insert: 'oil painting', also: [] },
  { id: 'animation-3d', kind: 'style', insert: '3D animation', also: ['3d animated'] },
  {
    id: 'muted',
    kind: 'style',
    insert: 'muted colour palette',
    also: ['muted colours', 'muted colors', 'desaturated'],
  },
  {
    id: 'saturated',
    kind: 'style',
    insert: 'saturated colours',
    also: ['saturated colors', 'vivid colours'],
  },
] as const satisfies readonly {
  readonly id: string;
  readonly kind: VocabularyKind;
  readonly insert: string;
  readonly also: readonly string[];
}[];

export type VocabularyId = (typeof entries)[number]['id'];

export type VocabularyEntry = {
  readonly id: VocabularyId;
  readonly kind: VocabularyKind;
  readonly insert: string;
  readonly also: readonly string[];
};

export const vocabulary: readonly VocabularyEntry[] = entries;
