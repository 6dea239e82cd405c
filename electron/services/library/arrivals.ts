import { AppError } from '../../../shared/errors.ts';
import { acceptFile } from './accept-file.ts';
import { selectedIds } from './selected-ids.ts';
import type { Library } from './library-contract.ts';
import type { LibraryDoor } from './library-door.ts';
import { findSame, takeIn } from './take-in.ts';
import { translated, writable } from './use-shelf.ts';

/** How files from outside come in, one at a time, among everything else that writes; and which go out. */
export function arrivals(door: LibraryDoor): Pick<Library, 'acceptFile' | 'choose' | 'findSame' | 'takeIn'> {
  return {
    async choose(selection) {
      const shelf = door.shelf();
      if (shelf === null) throw new AppError('library-offline', 'The library is offline');
      return selectedIds(shelf, selection);
    },
    acceptFile: (id) =>
      door.enter(async (open) => {
        try {
          await acceptFile(writable(open), id);
        } catch (error) {
          throw translated(error);
        }
        door.announce({ changed: [id] });
      }),
    findSame: (sha256) => door.enter((shelf) => findSame(writable(shelf), sha256)),
    takeIn: (file, arrival) =>
      door.enter(async (open) => {
        const shelf = writable(open);
        try {
          const taken = await takeIn(shelf, file, arrival);
          if (taken.kind !== 'known') door.announce({ changed: [taken.clipId] });
          return taken;
        } catch (error) {
          throw translated(error);
        }
      }),
  };
}
