/** A phone number as people recognise their own: `138****1234`. */
export function maskedPhone(phone: string): string {
  return phone.length < 8 ? `****${phone.slice(-4)}` : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
