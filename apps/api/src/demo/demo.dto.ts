export class DemoPersonDto {
  kind: 'shopper' | 'staff';
  /** Login code of a shopper. */
  code: string | null;
  name: string;
  label: string;
  hint: string;
  /** Account and password of a member of staff. */
  account: string | null;
  password: string | null;
}

export class DemoPeopleDto {
  brandName: string;
  people: DemoPersonDto[];
}
