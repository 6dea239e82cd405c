import { configure } from '@testing-library/react';

// For what never comes, not a measure: jsdom is slow on a busy machine, and a wait ends as soon as what it waits for is there.
configure({ asyncUtilTimeout: 30_000 });
