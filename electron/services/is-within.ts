import path from 'node:path';

/** Is this the folder itself, or something in it? Both absolute; names alone are compared, links are not looked through. */
export function isWithin(folder: string, place: string): boolean {
  const relative = path.relative(folder, place);
  return relative === '' || (relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative));
}
