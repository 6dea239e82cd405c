import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBound } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { routeHref } from '../../stores/route.ts';
import { createStatusStore } from '../../stores/status.ts';
import { writeText } from '../../text/write.ts';
import boats from './samples/boats.jpg';
import fox from './samples/fox.jpg';
import lighthouse from './samples/lighthouse.jpg';
import neon from './samples/neon.jpg';
import './first-run.css';

const words = writeText.first;
const pictures = [fox, lighthouse, boats, neon];

/** What this is, said once: while the studio has no clip. */
export function Welcome(): ReactNode {
  const status = useBound(createStatusStore, (state) => state.status);
  if (status === null || status.library.clips > 0) return null;
  return (
    <section className="write-welcome">
      <h2>{words.title}</h2>
      <p>{words.body}</p>
      {status.service === 'practice' && (
        <p className="write-welcome-practice">
          {words.practice}{' '}
          <a href={routeHref('settings', 'key')}>
            <KeyRound aria-hidden="true" />
            {words.key}
          </a>
        </p>
      )}
    </section>
  );
}

/** Prompts to start from, shown while nothing is written. */
export function Samples() {
  const replaceText = useBound(createEditorStore, (state) => state.replaceText);
  return (
    <section className="write-samples" aria-label={words.samples}>
      <h2>{words.samples}</h2>
      <ul>
        {writeText.samples.map((sample, at) => (
          <li key={sample.title}>
            <button type="button" onClick={() => replaceText({ prompt: sample.prompt })}>
              <img src={pictures[at]} alt="" width="480" height="270" />
              <span className="write-sample-title">{sample.title}</span>
              <span className="write-sample-prompt">{sample.prompt}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
