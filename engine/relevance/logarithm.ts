const FRACTION_BITS = 8;

/**
 * The binary logarithm of a number from 1 up, rounded down to a multiple of 1/256. Uses only operations that
 * IEEE 754 fixes to the last bit, so that it is equal on every machine, which `Math.log` need not be.
 */
export function logarithm(value: number): number {
  if (!(value > 1)) return 0;
  let exponent = 0;
  let mantissa = value;
  while (mantissa >= 2) {
    mantissa /= 2;
    exponent += 1;
  }
  return exponent + fraction(mantissa);
}

function fraction(mantissa: number): number {
  let bits = 0;
  let square = mantissa;
  for (let bit = 0; bit < FRACTION_BITS; bit += 1) {
    square *= square;
    bits *= 2;
    if (square >= 2) {
      square /= 2;
      bits += 1;
    }
  }
  return bits / 2 ** FRACTION_BITS;
}
