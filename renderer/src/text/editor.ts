import { counted } from './form.ts';

/** Words of the prompt editor itself. */
export const editorText = {
  offers: {
    before: 'used before',
    snippet: 'snippet',
    shelf: (alternatives: number) => counted(alternatives, 'alternative', 'alternatives'),
  },
  sent: {
    show: 'What is sent',
    hide: 'Hide what is sent',
    title: 'What is sent',
    first: (count: number) => `The first of ${counted(count, 'variation', 'variations')}`,
    empty: 'Nothing yet.',
    asWritten: 'The text is sent just as it is written',
    tooMany: 'The text makes too many variations to be sent',
    countNote: 'Counted by characters as one reads them. The service says 2,500 and not how it counts.',
  },
};
