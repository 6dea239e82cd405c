/** In which the frame goes from the page to the screen, in other threads. */
const shownMs = 12;
/** Longest that anything waits for a window that draws no frames, as a hidden one. */
const longestMs = 100;

/**
 * Runs something once the frame is shown that shows a key: there the next key is furthest. (An idle callback is no such place: in
 * typing the browser often gives it none until its time is over, and then it stands before the next key.) Returns what calls it off.
 */
export function behindFrame(run: () => void): () => void {
  let timer = setTimeout(go, longestMs);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(go, shownMs);
  });
  function stop(): void {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  }
  function go(): void {
    stop();
    run();
  }
  return stop;
}
