/** Length of a coupon code that is read aloud: eleven random digits and one check digit. */
export const CODE_DIGITS = 12;

/** Adds the Luhn check digit, which catches any single wrong digit and nearly every swap of neighbours. */
export function withCheckDigit(digits: string): string {
  return digits + String((10 - (luhnSum(`${digits}0`) % 10)) % 10);
}

/** True for twelve digits whose check digit is right: worth asking the database about. */
export function isCouponCode(text: string): boolean {
  return /^\d{12}$/.test(text) && luhnSum(text) % 10 === 0;
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
