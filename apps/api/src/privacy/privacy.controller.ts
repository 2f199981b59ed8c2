import type { CustomerId } from '@fanchang/domain';
import { Body, Controller, Get, Header, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CustomerOf, Shoppers } from '../platform/auth/access';
import { Clock } from '../platform/clock';
import { orRefuse } from '../platform/http/refused';
import { Worker } from '../platform/queue/worker';
import { Erasure } from './erasure/erasure';
import { ExportFiles } from './export/export-files';
import { Exports } from './export/exports';
import { Privacy } from './privacy';
import {
  AgreementDto,
  EraseDto,
  ErasedDto,
  ExportDto,
  ExportListDto,
  PrivacyDto,
  SetConsentDto,
} from './privacy.dto';

/** What shoppers agreed to, what is known about them, and how they are forgotten. */
@ApiTags('隐私')
@ApiBearerAuth()
@Shoppers()
@Controller('me/privacy')
export class PrivacyController {
  constructor(
    private readonly privacy: Privacy,
    private readonly exports: Exports,
    private readonly files: ExportFiles,
    private readonly erasure: Erasure,
    private readonly worker: Worker,
    private readonly clock: Clock,
  ) {}

  /** Every purpose with what it is for and how it stands. */
  @Get()
  get(@CustomerOf() customerId: CustomerId): Promise<PrivacyDto> {
    return this.privacy.of(customerId);
  }

  /** Agrees to the privacy agreement that was read. */
  @Post('agreement')
  @HttpCode(200)
  async agree(
    @CustomerOf() customerId: CustomerId,
    @Body() { policyVersion }: AgreementDto,
  ): Promise<PrivacyDto> {
    orRefuse(await this.privacy.agree(customerId, policyVersion));
    return this.privacy.of(customerId);
  }

  /** Gives or withdraws one consent. */
  @Post('consents')
  @HttpCode(200)
  async setConsent(
    @CustomerOf() customerId: CustomerId,
    @Body() { purpose, given }: SetConsentDto,
  ): Promise<PrivacyDto> {
    orRefuse(await this.privacy.set(customerId, purpose, given));
    return this.privacy.of(customerId);
  }

  /** Asks for everything that is known about the shopper; it is put together in the background. Once a day. */
  @Post('exports')
  @HttpCode(200)
  async askExport(@CustomerOf() customerId: CustomerId): Promise<ExportDto> {
    const asked = orRefuse(await this.exports.ask(customerId, { kind: 'customer', id: String(customerId) }));
    this.worker.nudge();
    return asked;
  }

  /** What was asked for, newest first. */
  @Get('exports')
  listExports(@CustomerOf() customerId: CustomerId): Promise<ExportListDto> {
    return this.exports.list(customerId);
  }

  /** The ZIP, for seven days. */
  @Get('exports/:no/file')
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('cache-control', 'no-store')
  async exportFile(@CustomerOf() customerId: CustomerId, @Param('no') no: string): Promise<StreamableFile> {
    const { stream, bytes, name } = orRefuse(await this.files.of(customerId, no));
    return new StreamableFile(stream, {
      type: 'application/zip',
      disposition: `attachment; filename="${name}"`,
      length: bytes,
    });
  }

  /** Closes the account: everything that says who the shopper is goes, the books stay. There is no way back. */
  @Post('erase')
  @HttpCode(200)
  async erase(@CustomerOf() customerId: CustomerId, @Body() _confirmed: EraseDto): Promise<ErasedDto> {
    const actor = { kind: 'customer', id: String(customerId) } as const;
    const { erasedAt } = orRefuse(await this.erasure.erase(customerId, actor));
    this.worker.nudge();
    return { erasedAt: this.clock.calendar.iso(erasedAt) };
  }
}
