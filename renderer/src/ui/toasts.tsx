import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { Button, IconButton } from './button.tsx';
import './toasts.css';

export type ToastMessage = {
  /** A message of the same subject takes the place of an older one. */
  readonly subject?: string;
  readonly title: string;
  readonly body?: string;
  readonly look?: 'plain' | 'bad';
  /** One way on, such as undo. The toast stays long enough to be read and reached. */
  readonly action?: { readonly label: string; readonly run: () => void };
};

type Manager = ReturnType<typeof Toast.createToastManager>;
export type Toasts = { show(message: ToastMessage): string; close(id: string): void };

export function createToasts(): { readonly manager: Manager; readonly toasts: Toasts } {
  const manager = Toast.createToastManager();
  function show({ subject, title, body, look = 'plain', action }: ToastMessage): string {
    if (subject !== undefined) manager.close(subject);
    const id: string = manager.add({
      ...(subject !== undefined && { id: subject }),
      title,
      description: body,
      type: look,
      // Errors and undo wait for the user longer than news does.
      timeout: look === 'bad' ? 12_000 : action === undefined ? 5000 : 9000,
      ...(action === undefined
        ? {}
        : {
            actionProps: {
              children: action.label,
              onClick: () => {
                manager.close(id);
                action.run();
              },
            },
          }),
    });
    return id;
  }
  return { manager, toasts: { show, close: (id) => manager.close(id) } };
}

const ToastsContext = createContext<Toasts | null>(null);

export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext);
  if (toasts === null) throw new Error('No ToastsProvider above this component.');
  return toasts;
}

type ToastsProviderProps = {
  readonly made: ReturnType<typeof createToasts>;
  readonly closeLabel: string;
  readonly children: ReactNode;
};

export function ToastsProvider({ made, closeLabel, children }: ToastsProviderProps) {
  return (
    <ToastsContext.Provider value={made.toasts}>
      <Toast.Provider toastManager={made.manager} limit={3}>
        {children}
        <Toast.Portal>
          <Toast.Viewport className="ui-toasts">
            <ToastList closeLabel={closeLabel} />
          </Toast.Viewport>
        </Toast.Portal>
      </Toast.Provider>
    </ToastsContext.Provider>
  );
}

function ToastList({ closeLabel }: { readonly closeLabel: string }) {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="ui-toast" swipeDirection={['right', 'down']}>
      <Toast.Content className="ui-toast-content">
        <div className="ui-toast-words">
          <Toast.Title className="ui-toast-title" />
          <Toast.Description className="ui-toast-body" />
        </div>
        <Toast.Action render={<Button look="solid" />} />
        <Toast.Close
          render={
            <IconButton label={closeLabel}>
              <X />
            </IconButton>
          }
        />
      </Toast.Content>
    </Toast.Root>
  ));
}
