import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Matches, Max, Min } from 'class-validator';
import type { PhotoPurpose, PhotoState } from './photo-rows';

const PURPOSES = ['survey', 'ticket'] as const satisfies readonly PhotoPurpose[];

export class UploadQuery {
  /** What it is for; it can be used for nothing else. */
  @IsIn(PURPOSES)
  purpose: PhotoPurpose;
}

export class PhotoQuery {
  /** Until when the address is good, epoch ms. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(8_640_000_000_000_000)
  until: number;

  @IsString()
  @Matches(/^[A-Za-z0-9_-]{10,64}$/)
  seal: string;
}

export class PhotoDto {
  photoNo: string;
  /** `checking` is shown to its sender only, `refused` to nobody. */
  state: PhotoState;
  /** Below the API's address; good for an hour. Null where the reader may not see it. */
  path: string | null;
  width: number;
  height: number;
}
