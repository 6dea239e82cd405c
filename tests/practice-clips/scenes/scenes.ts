import { aurora } from './aurora.ts';
import { balloon } from './balloon.ts';
import { boats } from './boats.ts';
import { desert } from './desert.ts';
import { forest } from './forest.ts';
import { fox } from './fox.ts';
import { lighthouse } from './lighthouse.ts';
import { neon } from './neon.ts';
import type { Scene } from './frame.ts';

/** Eight small moving scenes, painted for the practice service so that a library of its clips looks like a library. */
export const scenes: Readonly<Record<string, Scene>> = {
  fox,
  neon,
  lighthouse,
  forest,
  desert,
  aurora,
  balloon,
  boats,
};
