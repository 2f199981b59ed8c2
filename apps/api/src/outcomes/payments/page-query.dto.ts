import { IsOptional, IsString, Length } from 'class-validator';

export class PaymentPageQuery {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  cursor?: string;
}
