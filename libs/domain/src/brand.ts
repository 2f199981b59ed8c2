/** Nominal types: an id of one kind cannot be handed in where another is meant. */
declare const brand: unique symbol;
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };

export type CustomerId = Branded<number, 'CustomerId'>;
export type OrderId = Branded<number, 'OrderId'>;
export type CouponId = Branded<number, 'CouponId'>;
export type ShopId = Branded<number, 'ShopId'>;
export type StaffId = Branded<number, 'StaffId'>;

/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A calendar day in the business zone: days since 1970-01-01 of the local calendar. */
export type LocalDay = Branded<number, 'LocalDay'>;
