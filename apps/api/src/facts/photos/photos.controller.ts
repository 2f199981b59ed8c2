import { type CustomerId, isRefusal, type StaffId } from '@fanchang/domain';
import { Controller, Get, Header, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Anyone, CustomerOf, Shoppers, Staff, StaffOf } from '../../platform/auth/access';
import type { StaffSession } from '../../platform/auth/session';
import { orRefuse } from '../../platform/http/refused';
import { type Owner, Photos } from './photos';
import { PhotoDto, PhotoQuery, UploadQuery } from './photos.dto';
import { uploaded } from './upload';

const FILE = {
  schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
};

/** Photos of shoppers and agents. */
@ApiTags('照片')
@Controller()
export class PhotosController {
  constructor(private readonly photos: Photos) {}

  /** Sends a photo: JPEG, PNG or WebP, up to 10 MB. Unused for a day, it is removed. */
  @Post('me/photos')
  @HttpCode(200)
  @Shoppers()
  @ApiBearerAuth()
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE)
  mine(
    @CustomerOf() customerId: CustomerId,
    @Query() { purpose }: UploadQuery,
    @Req() request: FastifyRequest,
  ): Promise<PhotoDto> {
    return this.take({ customerId }, purpose, request);
  }

  /** As a shopper's, for an agent's answer. */
  @Post('staff/photos')
  @HttpCode(200)
  @Staff('care.answer')
  @ApiBearerAuth()
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE)
  staffs(
    @StaffOf() { staffId }: StaffSession,
    @Query() { purpose }: UploadQuery,
    @Req() request: FastifyRequest,
  ): Promise<PhotoDto> {
    return this.take({ staffId: staffId as StaffId }, purpose, request);
  }

  /** A photo, for whoever was shown its address. */
  @Get('photos/:photoNo')
  @Anyone()
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } })
  @Header('cache-control', 'private, max-age=3600')
  async one(
    @Param('photoNo') photoNo: string,
    @Query() { until, seal }: PhotoQuery,
  ): Promise<StreamableFile> {
    const bytes = orRefuse(await this.photos.file(photoNo, until, seal));
    return new StreamableFile(bytes, { type: 'image/jpeg', length: bytes.length });
  }

  private async take(
    owner: Owner,
    purpose: UploadQuery['purpose'],
    request: FastifyRequest,
  ): Promise<PhotoDto> {
    const file = await uploaded(request);
    return orRefuse(isRefusal(file) ? file : await this.photos.take(owner, purpose, file));
  }
}
