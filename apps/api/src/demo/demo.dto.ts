import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Length, Matches } from 'class-validator';

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

export class DemoAcceptDto {
  /** Templates the shopper allows one more message of. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @Matches(/^[A-Za-z0-9_-]{1,64}$/, { each: true })
  templateIds: string[];
}

export class DemoAcceptedDto {
  accepted: number;
}

export class DemoPayDto {
  /** The payment WeChat Pay's sheet was opened for. */
  @IsString()
  @Length(1, 32)
  payNo: string;
}

export class DemoPaidDto {
  paid: boolean;
}

export class DemoTransferDto {
  /** What WeChat's page for taking the transfer is opened with. */
  @IsString()
  @Length(1, 2048)
  package: string;
}

export class DemoTransferredDto {
  confirmed: boolean;
}
