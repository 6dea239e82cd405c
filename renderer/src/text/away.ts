/** Said once, while takes wait for what no single one of them lacks. */
export const awayText = {
  'service-down': {
    title: 'The service does not answer.',
    body: 'It is asked again by itself. Nothing is lost, and nothing is bought twice.',
    check: 'Check again',
  },
  offline: {
    title: 'The network is away.',
    body: 'Takes wait and go on by themselves when it is back. Nothing is bought meanwhile.',
    check: 'Check again',
  },
} as const;
