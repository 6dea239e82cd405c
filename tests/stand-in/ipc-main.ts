import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { EventEmitter } from 'node:events';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

class StandInIpcMain extends EventEmitter implements Pick<IpcMain, 'handle'> {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, handler);
  }
  /** Rejects with the words that Electron gives the page. */
  async answer(event: IpcMainInvokeEvent, channel: string, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    try {
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return await handler(event, ...args);
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
    }
  }
  receive(event: IpcMainEvent, channel: string, args: readonly unknown[]): void {
    this.emit(channel, event, ...args);
  }
}

export const ipcMain = new StandInIpcMain();
