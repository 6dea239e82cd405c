/** `length` tokens from `before` on in the one list and from `after` on in the other are equal. */
export type Match = { readonly before: number; readonly after: number; readonly length: number };

/**
 * Steps of work for one comparison. Two drafts of the same prompt need a few hundred; two texts of 100,000 characters that have
 * little in common would need billions, and are then told as replaced where they differ.
 */
const budget = 4_000_000;

/** Beyond so many differing tokens in one block, the shortest script is not looked for: unique common tokens divide it first. */
const mostDifferences = 600;

type Block = { from: number; to: number; freshFrom: number; freshTo: number };

/** Equal runs in ascending order, by Myers' greedy algorithm within blocks between unique common tokens. */
export function matchTokens(old: readonly string[], fresh: readonly string[]): readonly Match[] {
  const numbers = new Map<string, number>();
  const numberOf = (token: string) => {
    const known = numbers.get(token);
    if (known !== undefined) return known;
    numbers.set(token, numbers.size);
    return numbers.size - 1;
  };
  const a = Int32Array.from(old, numberOf);
  const b = Int32Array.from(fresh, numberOf);
  const pairs: [number, number][] = [];
  const work = { left: budget };
  const blocks: Block[] = [{ from: 0, to: a.length, freshFrom: 0, freshTo: b.length }];
  while (blocks.length > 0) {
    const block = blocks.pop() as Block;
    const tail = trim(a, b, block, pairs);
    if (block.from < block.to && block.freshFrom < block.freshTo) {
      const found = shortest(a, b, block, work);
      if (found !== null) pairs.push(...found);
      else blocks.push(...divide(a, b, block, work));
    }
    pairs.push(...tail);
  }
  return runs(pairs.toSorted((one, other) => one[0] - other[0]));
}

/** Takes what is equal at both ends off the block; gives the pairs of its end. */
function trim(a: Int32Array, b: Int32Array, block: Block, pairs: [number, number][]): [number, number][] {
  while (block.from < block.to && block.freshFrom < block.freshTo && a[block.from] === b[block.freshFrom]) {
    pairs.push([block.from, block.freshFrom]);
    block.from += 1;
    block.freshFrom += 1;
  }
  const tail: [number, number][] = [];
  while (
    block.from < block.to &&
    block.freshFrom < block.freshTo &&
    a[block.to - 1] === b[block.freshTo - 1]
  ) {
    block.to -= 1;
    block.freshTo -= 1;
    tail.push([block.to, block.freshTo]);
  }
  return tail;
}

/** Pairs of the shortest edit script; null where it would cost too much. */
function shortest(
  a: Int32Array,
  b: Int32Array,
  block: Block,
  work: { left: number },
): [number, number][] | null {
  const { from, freshFrom } = block;
  const n = block.to - from;
  const m = block.freshTo - freshFrom;
  const most = Math.min(n + m, mostDifferences);
  const reach = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    trace.push(reach.slice(most - d, most + d + 3));
    for (let k = -d; k <= d; k += 2) {
      const at = most + 1 + k;
      const isDown = k === -d || (k !== d && (reach[at - 1] ?? 0) < (reach[at + 1] ?? 0));
      let x = isDown ? (reach[at + 1] ?? 0) : (reach[at - 1] ?? 0) + 1;
      const start = x;
      while (x < n && x - k < m && a[from + x] === b[freshFrom + x - k]) x += 1;
      reach[at] = x;
      work.left -= 1 + x - start;
      if (x >= n && x - k >= m) return backtrack(trace, block, n, m);
    }
    if (work.left <= 0) return null;
  }
  return null;
}

function backtrack(trace: readonly Int32Array[], block: Block, n: number, m: number): [number, number][] {
  const pairs: [number, number][] = [];
  let x = n;
  let y = m;
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    // The slice begins at diagonal −d − 1.
    const reached = (k: number) => trace[d]?.[k + d + 1] ?? 0;
    const k = x - y;
    const isDown = k === -d || (k !== d && reached(k - 1) < reached(k + 1));
    const before = isDown ? k + 1 : k - 1;
    const startX = reached(before);
    const startY = startX - before;
    while (x > startX && y > startY) {
      x -= 1;
      y -= 1;
      pairs.push([block.from + x, block.freshFrom + y]);
    }
    x = startX;
    y = startY;
  }
  return pairs;
}

/** The blocks between tokens that occur once on each side, in an order common to both; none where there are none. */
function divide(a: Int32Array, b: Int32Array, block: Block, work: { left: number }): Block[] {
  work.left -= block.to - block.from + block.freshTo - block.freshFrom;
  const anchors = work.left < -budget ? [] : longestRising(uniquePairs(a, b, block));
  if (anchors.length === 0) return [];
  const blocks: Block[] = [];
  let { from, freshFrom } = block;
  for (const [x, y] of [...anchors, [block.to, block.freshTo] as const]) {
    blocks.push({ from, to: x, freshFrom, freshTo: y });
    [from, freshFrom] = [x, y];
  }
  return blocks;
}

/** Where tokens lie that occur exactly once on each side of the block, by their place in the old one. */
function uniquePairs(a: Int32Array, b: Int32Array, block: Block): [number, number][] {
  const once = (list: Int32Array, from: number, to: number) => {
    const places = new Map<number, number>();
    for (let at = from; at < to; at += 1) {
      const token = list[at] ?? 0;
      places.set(token, places.has(token) ? -1 : at);
    }
    return places;
  };
  const fresh = once(b, block.freshFrom, block.freshTo);
  const pairs: [number, number][] = [];
  for (const [token, x] of once(a, block.from, block.to)) {
    const y = fresh.get(token) ?? -1;
    if (x >= 0 && y >= 0) pairs.push([x, y]);
  }
  return pairs.toSorted((one, other) => one[0] - other[0]);
}

/** The longest part of the pairs that rises on both sides. */
function longestRising(pairs: readonly [number, number][]): readonly [number, number][] {
  const ends: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, y], at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < y) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = at;
  });
  const rising: [number, number][] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) rising.push(pair);
  }
  return rising.toReversed();
}

function runs(pairs: readonly [number, number][]): Match[] {
  const found: { before: number; after: number; length: number }[] = [];
  for (const [before, after] of pairs) {
    const last = found.at(-1);
    if (last !== undefined && last.before + last.length === before && last.after + last.length === after)
      last.length += 1;
    else found.push({ before, after, length: 1 });
  }
  return found;
}
