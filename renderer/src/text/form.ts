/*
 * How the catalogue is written. One file per feature exports one constant object, English, `as const`; what holds a number or a
 * name is a function, so that each language orders and inflects by itself. Components never hold words of their own.
 */

const wholeNumbers = new Intl.NumberFormat('en-US');

/** 1,284 */
export function wholeNumber(value: number): string {
  return wholeNumbers.format(value);
}

/** "1 take", "3 takes". */
export function counted(count: number, one: string, many: string): string {
  return `${wholeNumber(count)} ${count === 1 ? one : many}`;
}
