/** Every word of the player. */
export const playerText = {
  title: (title: string) => (title === '' ? 'Clip' : title),
  video: 'Clip',
  play: 'Play',
  pause: 'Pause',
  seek: 'Place in the clip',
  back: 'One frame back',
  forward: 'One frame on',
  next: 'Next clip',
  previous: 'Previous clip',
  loop: 'Repeat',
  fullscreen: 'Fill the screen',
  leaveFullscreen: 'Leave full screen',
  close: 'Close',
  of: (place: string, length: string) => `${place} of ${length}`,
  missing: {
    title: 'The file is not there',
    body: 'It was moved, renamed or deleted outside Dailies. Put the file back and it plays again; within seven days of making it, the library’s details can fetch it again.',
  },
  unplayable: {
    title: 'This file cannot be played',
    body: 'It is kept as it came. Another program may open it: reveal it in its folder.',
  },
  reveal: 'Reveal in folder',
} as const;
