import { z } from 'zod';

/** Ids are ours, opaque, and safe in a URL or a file name: lower-case letters and digits. */
function idOf() {
  return z.string().regex(/^[a-z0-9]{8,40}$/);
}

export const draftId = idOf().brand<'DraftId'>();
export type DraftId = z.output<typeof draftId>;
export const revisionId = idOf().brand<'RevisionId'>();
export type RevisionId = z.output<typeof revisionId>;
export const takeId = idOf().brand<'TakeId'>();
export type TakeId = z.output<typeof takeId>;
export const workId = idOf().brand<'WorkId'>();
export type WorkId = z.output<typeof workId>;
/** Acts count from 1 in each library; a later one has a greater number. */
export const actId = z.int().min(1).brand<'ActId'>();
export type ActId = z.output<typeof actId>;
export const clipId = idOf().brand<'ClipId'>();
export type ClipId = z.output<typeof clipId>;
