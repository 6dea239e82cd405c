import type { Random } from '../ports.ts';
import type { RouteName } from './routes.ts';

/** How the service misbehaves, for tests, chaos and benchmarks. "Processed": a submit is accepted and billed all the same. */
export type Fault =
  /** Waits before processing, on the service's clock. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Resets the connection. `mid-body`: processed, headers and half of the body sent. */
  | {
      readonly kind: 'reset';
      readonly at: 'before-reading' | 'before-processing' | 'after-processing' | 'mid-body';
    }
  /** This answer in place of its own. */
  | {
      readonly kind: 'answer';
      readonly isProcessed: boolean;
      readonly status: number;
      readonly text: string;
      readonly type?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Processed; the first half of the JSON, as a complete answer. */
  | { readonly kind: 'half-json' }
  /** Processed; the JSON changed: other status words, other shapes. */
  | { readonly kind: 'rewrite'; change(json: unknown): unknown }
  | OutputFault;

/** Faults of an output: what the download meets. */
type OutputFault =
  /** Claims more bytes than come, and closes. */
  | { readonly kind: 'wrong-length' }
  /** A host that ignores Range. */
  | { readonly kind: 'no-range' }
  /** Answers 206 with other bytes than asked for, and says so. */
  | { readonly kind: 'wrong-range' }
  /** Another ETag than before: the file has changed. */
  | { readonly kind: 'new-etag' }
  | { readonly kind: 'not-a-video' }
  /** Half of the bytes, then the end, as if that were all: no length is told. */
  | { readonly kind: 'truncated' }
  /** Half of the bytes, then silence. */
  | { readonly kind: 'stall' }
  /** The sample clip, padded to this size by a box that players skip; made on the fly. */
  | { readonly kind: 'size'; readonly bytes: number };

type FaultRule = {
  readonly route: RouteName | 'any';
  readonly fault: Fault;
  /** Lets this many matching requests pass first; default 0. */
  readonly after?: number;
  /** Then strikes this often; default 1. */
  readonly times?: number;
  /** Of the matching requests, this share, by the service's random numbers; default 1. */
  readonly chance?: number;
};

export type Faults = {
  add(rule: FaultRule): void;
  clear(): void;
  /** How often each fault has struck. */
  struck(): Readonly<Record<string, number>>;
};

type Armed = { readonly rule: FaultRule; toPass: number; left: number };

/** `take` names the fault that strikes this request: the first rule that fits. */
export function createFaults(random: Random): Faults & { take(route: RouteName): Fault | null } {
  let armed: Armed[] = [];
  const struck: Record<string, number> = {};
  return {
    add: (rule) => armed.push({ rule, toPass: rule.after ?? 0, left: rule.times ?? 1 }),
    clear: () => {
      armed = [];
    },
    struck: () => ({ ...struck }),
    take: (route) => {
      for (const one of armed) {
        if (one.left <= 0 || (one.rule.route !== 'any' && one.rule.route !== route)) continue;
        if (one.toPass > 0) {
          one.toPass -= 1;
          continue;
        }
        if (one.rule.chance !== undefined && random.uniform() >= one.rule.chance) continue;
        one.left -= 1;
        struck[one.rule.fault.kind] = (struck[one.rule.fault.kind] ?? 0) + 1;
        return one.rule.fault;
      }
      return null;
    },
  };
}
