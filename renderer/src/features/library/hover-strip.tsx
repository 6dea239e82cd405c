import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Clip } from '../../../../shared/contract/library.ts';
import { stripCell, stripColumns, stripFrameAt, stripFrames } from '../../../../shared/strip.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { stripUrl } from '../../stores/media-url.ts';
import { createStillVersions } from '../../stores/still-versions.ts';
import { libraryText } from '../../text/library.ts';
import { placeOf } from './use-scrub.ts';
import type { Scrub } from './use-scrub.ts';
import './hover-strip.css';

const rows = stripFrames / stripColumns;
/** A pointer on its way elsewhere reads no file. */
const restMs = 40;

type HoverStripProps = {
  readonly clip: Clip;
  readonly scrub: Scrub;
  /** The element whose width the pointer scrubs over. */
  readonly over: RefObject<HTMLElement | null>;
};

/** Resolves the strip's address once it is decoded, so that the picture never flickers; null until then or where there is none. */
function useStrip(clip: Clip): string | null {
  const bridge = useBridge();
  const [loaded, setLoaded] = useState<string | null>(null);
  const { id, sha256, strip } = clip;
  useEffect(() => {
    if (strip !== 'ready') return undefined;
    const image = new Image();
    const address = stripUrl(id, sha256, storeOf(bridge, createStillVersions).getState().versionOf(id));
    const timer = setTimeout(() => {
      image.src = address;
      // A strip that cannot be read is as one that is not drawn: the poster stays.
      image.decode().then(
        () => setLoaded(address),
        () => undefined,
      );
    }, restMs);
    return () => {
      clearTimeout(timer);
      image.src = '';
    };
  }, [bridge, id, sha256, strip]);
  return strip === 'ready' ? loaded : null;
}

/** Shows the frame of one place; written to the elements at once, as a pointer moves faster than a render is worth. */
function show(sheet: HTMLElement, mark: HTMLElement, place: number): void {
  const { column, row } = stripCell(stripFrameAt(place));
  sheet.style.backgroundPosition = `${(column / (stripColumns - 1)) * 100}% ${(row / (rows - 1)) * 100}%`;
  mark.style.transform = `scaleX(${place})`;
}

/** The clip under the pointer, from its strip: where the pointer is across the picture, there the clip is in its time. */
export function HoverStrip({ clip, scrub, over }: HoverStripProps) {
  const sheet = useRef<HTMLSpanElement>(null);
  const mark = useRef<HTMLElement>(null);
  const address = useStrip(clip);

  useLayoutEffect(() => {
    if (sheet.current !== null && mark.current !== null) show(sheet.current, mark.current, scrub.place);
  }, [scrub.place, address]);

  useEffect(() => {
    const surface = over.current;
    if (surface === null) return undefined;
    function follow(event: PointerEvent): void {
      if (surface === null || sheet.current === null || mark.current === null) return;
      show(sheet.current, mark.current, placeOf(event, surface));
    }
    surface.addEventListener('pointermove', follow);
    return () => surface.removeEventListener('pointermove', follow);
  }, [over]);

  if (clip.strip !== 'ready') return null;
  return (
    <>
      <span
        ref={sheet}
        className="strip-sheet"
        aria-hidden="true"
        style={address === null ? {} : { backgroundImage: `url("${address}")` }}
      />
      <span className="strip-mark" aria-hidden="true">
        <i ref={mark} />
      </span>
      {scrub.by === 'keys' && (
        <output className="unseen">
          {libraryText.cell.place(scrub.place * clip.durationMs, clip.durationMs)}
        </output>
      )}
    </>
  );
}
