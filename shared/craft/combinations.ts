import type { Shelves } from './shelves.ts';
import type { Node } from './template.ts';

export type Count = {
  readonly combinations: bigint;
  /** False where even counting was given up; then it is the least there can be. */
  readonly isExact: boolean;
};

/**
 * Ways through a text by the shelves they use, as a bit each: a shelf that is named twice chooses once, so its size counts once
 * per way, whatever groups it stands in.
 */
type Ways = ReadonlyMap<bigint, bigint>;

// Only a text with a dozen shelves, each in an alternative of its own, has more sets than this.
const mostSets = 4096;

export function countCombinations(nodes: readonly Node[], shelves: Shelves): Count {
  const names = [...shelves.keys()];
  const ways = waysThrough(nodes, new Map(names.map((name, at) => [name, 1n << BigInt(at)])));
  if (ways === null) return { combinations: BigInt(mostSets) + 1n, isExact: false };
  let combinations = 0n;
  for (const [used, count] of ways)
    combinations += names.reduce(
      (product, name, at) =>
        (used >> BigInt(at)) & 1n ? product * BigInt(shelves.get(name)?.length ?? 1) : product,
      count,
    );
  return { combinations, isExact: true };
}

function waysThrough(nodes: readonly Node[], bits: ReadonlyMap<string, bigint>): Ways | null {
  let ways: Ways = new Map([[0n, 1n]]);
  for (const node of nodes) {
    const here = waysOf(node, bits);
    const next = here === null ? null : here === oneWay ? ways : multiply(ways, here);
    if (next === null) return null;
    ways = next;
  }
  return ways;
}

const oneWay: Ways = new Map([[0n, 1n]]);

function waysOf(node: Node, bits: ReadonlyMap<string, bigint>): Ways | null {
  if (node.kind === 'shelf') return new Map([[bits.get(node.name) ?? 0n, 1n]]);
  if (node.kind !== 'group') return oneWay;
  const sum = new Map<bigint, bigint>();
  for (const alternative of node.alternatives) {
    const ways = waysThrough(alternative.nodes, bits);
    if (ways === null) return null;
    for (const [used, count] of ways) sum.set(used, (sum.get(used) ?? 0n) + count);
  }
  return sum;
}

function multiply(left: Ways, right: Ways): Ways | null {
  const product = new Map<bigint, bigint>();
  for (const [used, count] of left)
    for (const [more, times] of right) {
      const both = used | more;
      product.set(both, (product.get(both) ?? 0n) + count * times);
      if (product.size > mostSets) return null;
    }
  return product;
}
