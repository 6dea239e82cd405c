import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { scenarios } from '../fakes/bridge/scenarios.ts';
import { stageApp, typeInto, withWindow } from './app-stage.tsx';

withWindow(1400);

test('“queued” is over when one looks at the queue', async () => {
  stageApp(scenarios.practice(), '#/write');
  await typeInto('Prompt', 'A fox in the snow.');
  const generate = await screen.findByRole('button', { name: /^Generate/ });
  await waitFor(() => expect(generate.ariaDisabled).toBeNull());
  await userEvent.click(generate);
  await screen.findByText('1 take queued');
  await userEvent.click(screen.getByRole('link', { name: /^Queue/ }));
  await waitFor(() => expect(screen.queryByText('1 take queued')).toBeNull());
});
