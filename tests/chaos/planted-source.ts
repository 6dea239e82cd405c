import { registerHooks } from 'node:module';

/** Changes one text of one source file as it is loaded. Throws when the text is not there any more: the plant must be mended. */
export function plantedSource(change: {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}): void {
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (!url.endsWith(change.file) || loaded.source == null) return loaded;
      const text =
        typeof loaded.source === 'string'
          ? loaded.source
          : Buffer.from(loaded.source as Uint8Array).toString();
      if (!text.includes(change.find)) throw new Error(`Nothing to plant in ${change.file}`);
      return { ...loaded, source: text.replaceAll(change.find, change.put) };
    },
  });
}
