import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';

/** Text that may be an id: no control characters, no spaces around. */
const ID = /^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u;
/** A picture is fetched by phones: over https, or one of the mini-program's own drawings. */
const PICTURE = /^(https:\/\/[^\s"'<>]+|[a-z0-9-]{1,64})$/;

export class ProductDto {
  /** As orders name it. */
  @IsString()
  @Length(1, 64)
  @Matches(ID)
  productId: string;

  @IsString()
  @Length(1, 100)
  title: string;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  category?: string;

  /** An https address, or the name of a drawing of the mini-program. */
  @IsOptional()
  @IsString()
  @Length(1, 255)
  @Matches(PICTURE)
  picture?: string;

  /** What the host said of it in the live. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  hostSaid?: string;

  /** Tips for use, a sentence each. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  tips?: string[];

  /** How long one lasts, days. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3_650)
  useDays?: number;

  /** When this was said, ISO 8601 with an offset: of several, the latest counts. */
  @IsISO8601({ strict: true })
  @Matches(/(Z|[+-]\d{2}:?\d{2})$/)
  saidAt: string;
}

export class ProductBatchDto {
  /** 1 to 200 products; each is judged by itself. */
  @ApiProperty({ minItems: 1, maxItems: 200 })
  @IsArray()
  @IsObject({ each: true })
  products: ProductDto[];
}

export class ProductResultDto {
  productId: string | null;
  /** `older`: something later was said before, and stays. */
  result: 'kept' | 'older' | 'rejected';
  code: string | null;
  message: string | null;
}

export class ProductBatchResultDto {
  results: ProductResultDto[];
}
