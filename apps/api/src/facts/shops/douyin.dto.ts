import { ApiProperty } from '@nestjs/swagger';

/** What 抖店 wants to hear; anything else, and it pushes again. */
export class DouyinAnswerDto {
  @ApiProperty({ type: Number, enum: [0] })
  code: 0;

  @ApiProperty({ type: String, enum: ['success'] })
  msg: 'success';
}
